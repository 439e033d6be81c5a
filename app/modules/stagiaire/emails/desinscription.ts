import { defineModele } from '#app/modules/courriel/model/modele.ts'
import { balisesStagiaire } from './lettre.ts'

const commun = {
  rubrique: 'Stagiaires',
  pour: 'Le stagiaire, et le responsable d’un mineur',
  apercu: 'inscription',
  balises: balisesStagiaire,
} as const

function corps(phrase: string): string {
  return `Bonjour,

${phrase}

{recapitulatif}

> Une question ? Écrivez ou appelez : {contact}.`
}

/** STA-5: refusal and removal send theirs, one for each reason. */
export const modelesDesinscription = {
  demande: defineModele({
    ...commun,
    cle: 'stagiaire.desinscription_demandee',
    nom: 'Désinscription demandée',
    quand: 'Quand l’inscription est annulée à la demande du stagiaire.',
    sujet: 'Inscription annulée : {formation}',
    corps: corps('À votre demande, votre inscription à cette formation est annulée.'),
  }),
  gestionnaire: defineModele({
    ...commun,
    cle: 'stagiaire.desinscription',
    nom: 'Désinscription',
    quand: 'Quand l’union retire un stagiaire de la liste.',
    sujet: 'Inscription annulée : {formation}',
    corps: corps('L’union a retiré votre inscription à cette formation.'),
  }),
  refusee: defineModele({
    ...commun,
    cle: 'stagiaire.inscription_refusee',
    nom: 'Inscription refusée',
    quand: 'Quand l’union refuse l’inscription.',
    sujet: 'Inscription non acceptée : {formation}',
    corps: corps('L’union ne peut pas accepter votre inscription à cette formation.'),
  }),
}
