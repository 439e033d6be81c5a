import { defineModele, type Envoi, envoi, type Faits } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire, type Lettre, valeursLettre } from './lettre.ts'

/** FOR-11: old and new, and what to do for who cannot come. */
export const modeleChangement = defineModele({
  cle: 'stagiaire.journees_changees',
  nom: 'La date a changé',
  rubrique: 'Stagiaires',
  quand: 'Quand une journée est ajoutée, déplacée, modifiée ou annulée.',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: {
    ...balisesStagiaire,
    quoi: { explication: 'Ce qui a changé.', exemple: 'La date a changé' },
    changements: {
      explication: 'L’ancienne journée et la nouvelle, une ligne chacune.',
      exemple: [
        ['Avant', 'sam. 28 nov. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
        ['Maintenant', 'sam. 5 déc. 2026, 8 h 30 – 12 h 30, salle Barthélemy'],
      ] satisfies Faits,
    },
  },
  sujet: '{quoi} : {formation}',
  corps: `Bonjour,

{quoi} pour la formation à laquelle vous êtes inscrit.

{changements}

Votre inscription est gardée. La formation est maintenant celle-ci :

{recapitulatif}

Si vous ne pouvez plus venir, dites-le sur cette page : votre place servira à quelqu’un d’autre.

[bouton : Voir mon inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})

type Donnees = Lettre & { quoi: string; faits: Faits; pieces: string[] }

export function changementEmail({ quoi, faits, pieces, ...donnees }: Donnees): Envoi {
  const { to, personneId, id } = donnees
  return envoi(
    modeleChangement,
    { ...valeursLettre(donnees), quoi, changements: faits },
    { to, personneId, objet: { genre: 'inscription', id }, pieces },
  )
}
