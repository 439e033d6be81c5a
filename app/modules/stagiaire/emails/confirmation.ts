import { defineModele } from '#app/modules/courriel/model/modele.ts'
import { balisesAvecSuivi } from './lettre.ts'

/** STA-4: the sign-up is recorded; the link follows it. */
export const modeleConfirmation = defineModele({
  cle: 'stagiaire.confirmation',
  nom: 'Confirmation d’inscription',
  rubrique: 'Stagiaires',
  quand: 'Dès que l’inscription est enregistrée, et à chaque « Renvoyer la confirmation ».',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: balisesAvecSuivi,
  sujet: 'Votre inscription : {formation}',
  corps: `Bonjour,

Votre inscription est enregistrée. L’union la valide, puis vous écrit.

{recapitulatif}

[bouton : Suivre mon inscription]({lien_suivi})

> Ce lien est personnel : ne le transmettez pas. Gardez ce message.

> Une question ? Écrivez ou appelez : {contact}.`,
})
