import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'notification.lire': { libelle: 'Lire ses notifications', a: ['compte'] },
})
