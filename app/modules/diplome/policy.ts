import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'diplome.valider': {
    libelle: 'Valider, imprimer ou invalider les diplômes',
    a: ['gestionnaire_formations'],
  },
})
