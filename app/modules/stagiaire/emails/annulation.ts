import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire, type Lettre, valeursLettre } from './lettre.ts'

/** FOR-2, FOR-11: the formation will not be; other dates of its type, when there are some. */
export const modeleAnnulation = defineModele({
  cle: 'stagiaire.formation_annulee',
  nom: 'Formation annulée',
  rubrique: 'Stagiaires',
  quand: 'Quand l’union annule une formation.',
  pour: 'Les stagiaires et les personnes en attente, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: {
    ...balisesStagiaire,
    motif: {
      explication: 'Ce que l’union a écrit en annulant.',
      exemple: 'La salle n’est plus disponible.',
    },
    prochaines_dates: {
      explication: 'Les prochaines formations du même type, une par ligne.',
      exemple: 'sam. 12 déc. 2026, Montclair-sur-Brenne, 4 places',
      facultative: true,
    },
    lien_formations: {
      explication: 'La liste des formations ouvertes du même type.',
      exemple: 'https://exemple.fr/formations',
      lien: true,
    },
  },
  sujet: 'Formation annulée : {formation}',
  corps: `Bonjour,

La formation à laquelle vous étiez inscrit est annulée. Nous le regrettons.

{motif}

{recapitulatif}

Autres dates ouvertes : {prochaines_dates}

[bouton : Voir les formations ouvertes]({lien_formations})

> Une question, un paiement à rembourser ? Écrivez ou appelez : {contact}.`,
})

type Donnees = Lettre & { raison: string; prochaines: string[]; lienFormations: string }

export function annulationEmail({
  raison,
  prochaines,
  lienFormations,
  ...donnees
}: Donnees): Envoi {
  const { to, personneId, id } = donnees
  return envoi(
    modeleAnnulation,
    {
      ...valeursLettre(donnees),
      motif: raison,
      prochaines_dates: prochaines.join('\n') || null,
      lien_formations: lienFormations,
    },
    { to, personneId, objet: { genre: 'inscription', id } },
  )
}
