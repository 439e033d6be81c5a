import { defineModele } from '#app/modules/courriel/model/modele.ts'
import { balisesAvecSuivi } from './lettre.ts'

/** STA-2 (a): another sign-up took this one's place; the link takes it back while places remain. */
export const modeleReinscription = defineModele({
  cle: 'stagiaire.reinscription',
  nom: 'Changement de formation',
  rubrique: 'Stagiaires',
  quand: 'Quand une nouvelle inscription du même type remplace celle-ci.',
  pour: 'Le stagiaire, à l’adresse de l’inscription remplacée',
  apercu: 'inscription',
  balises: balisesAvecSuivi,
  sujet: 'Votre inscription change : {formation}',
  corps: `Bonjour,

Une nouvelle inscription à votre nom, pour le même type de formation, remplace celle-ci :

{recapitulatif}

Si cela vient de vous, vous n’avez rien à faire. Sinon, reprenez votre place tant qu’il en reste.

[bouton : Reprendre cette inscription]({lien_suivi})

> Une question ? Écrivez ou appelez : {contact}.`,
})
