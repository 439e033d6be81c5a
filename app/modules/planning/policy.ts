import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'planning.lire': { libelle: 'Planning', a: ['adherent'] },
  'planning.ressources': {
    libelle: 'Planning par formateur et par lieu',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'calendrier.suivre': { libelle: 'Mon calendrier', a: ['adherent'] },
})
