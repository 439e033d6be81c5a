import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'courriel.lister': { libelle: 'Historique des mails envoyés', a: ['secretaire'] },
  'courriel.renvoyer': { libelle: 'Renvoyer un mail', a: ['secretaire'] },
})
