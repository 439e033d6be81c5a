import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire, type Lettre, valeursLettre } from './lettre.ts'

/** STA-5, FOR-7: the letter is in the PDF that leaves with it. */
export const modeleConvocation = defineModele({
  cle: 'stagiaire.convocation',
  nom: 'Convocation',
  rubrique: 'Stagiaires',
  quand: 'Quand l’union convoque, ou quelques jours avant si elle l’a choisi.',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: balisesStagiaire,
  sujet: 'Votre convocation : {formation}',
  corps: `Bonjour,

Nous vous attendons à cette formation. Votre convocation est jointe à ce message.

{recapitulatif}

Si vous ne pouvez pas venir, dites-le sur cette page : votre place servira à quelqu’un d’autre.

[bouton : Voir mon inscription]({lien_suivi})

> Une question, un besoin d’aménagement ? Écrivez ou appelez : {contact}.`,
})

export function convocationEmail({ pieces, ...donnees }: Lettre & { pieces: string[] }): Envoi {
  const { to, personneId, id } = donnees
  return envoi(modeleConvocation, valeursLettre(donnees), {
    to,
    personneId,
    objet: { genre: 'inscription', id },
    pieces,
  })
}
