import { definePolicy, type Portee } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'courriel.lister': { libelle: 'Historique des mails envoyés', a: ['secretaire'] },
  'courriel.renvoyer': { libelle: 'Renvoyer un mail', a: ['secretaire'] },
  'courriel.ecrire': { libelle: 'Personnalisation des mails', a: ['communication'] },
  'courriel.regler': { libelle: 'Vérification de l’adresse d’envoi', a: [] },
})

/** The history is the whole union's: a role held for one centre does not open it. */
export const touteUnion: Portee = { centreId: null }
