import { defineModele } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire } from './lettre.ts'

/** STA-2 (e): a manager has moved the sign-up to another formation. */
export const modeleTransfert = defineModele({
  cle: 'stagiaire.transfert',
  nom: 'Transfert à une autre formation',
  rubrique: 'Stagiaires',
  quand: 'Quand l’union déplace une inscription vers une autre formation.',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: balisesStagiaire,
  sujet: 'Votre inscription change de date : {formation}',
  corps: `Bonjour,

L’union a déplacé votre inscription. Voici où elle se trouve maintenant :

{recapitulatif}

Ce que vous avez déjà payé et la validation de votre inscription restent acquis.

[bouton : Revoir mon inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})
