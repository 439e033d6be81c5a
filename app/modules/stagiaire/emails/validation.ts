import { defineModele } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire } from './lettre.ts'

/** STA-5: *inscription validée*. */
export const modeleValidation = defineModele({
  cle: 'stagiaire.inscription_validee',
  nom: 'Inscription validée',
  rubrique: 'Stagiaires',
  quand: 'Quand l’union valide l’inscription.',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: balisesStagiaire,
  sujet: 'Inscription validée : {formation}',
  corps: `Bonjour,

Votre inscription est validée. Nous vous attendons :

{recapitulatif}

[bouton : Revoir mon inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})
