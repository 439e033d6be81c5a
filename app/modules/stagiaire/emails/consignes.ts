import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { adresseLettre, balisesStagiaire, type Lettre, valeursLettre } from './lettre.ts'

/** FOR-8. */
export const modeleConsignesStagiaire = defineModele({
  cle: 'stagiaire.consignes',
  nom: 'Consignes aux stagiaires',
  rubrique: 'Stagiaires',
  quand: 'Quand l’union envoie les consignes d’une formation.',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: {
    ...balisesStagiaire,
    consignes: {
      explication: 'Les consignes, telles qu’elles ont été écrites.',
      exemple: { markup: '**Samedi**\n\nTenue souple et repas tiré du sac.' },
    },
  },
  sujet: 'Consignes : {formation}',
  corps: `Bonjour,

Voici ce qu’il faut savoir avant la formation.

{recapitulatif}

{consignes}

[bouton : Revoir mon inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})

type Donnees = Lettre & { texte: string; pieces: string[] }

export function consignesStagiaireEmail({ texte, pieces, ...donnees }: Donnees): Envoi {
  return envoi(
    modeleConsignesStagiaire,
    { ...valeursLettre(donnees), consignes: { markup: texte } },
    { ...adresseLettre(donnees), pieces },
  )
}
