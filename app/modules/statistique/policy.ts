import { definePolicy } from '#app/platform/policy.ts'

export const { authorize, centresAutorises, droits } = definePolicy({
  'statistique.lire': {
    libelle: 'Statistiques formations',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'bpf.gerer': { libelle: 'Bilan pédagogique et financier', a: ['gestionnaire_formations'] },
})
