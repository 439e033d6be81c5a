import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, droits } = definePolicy({
  'union.consulter': { libelle: 'Voir les pages publiques', a: ['public'] },
  'union.parametrer': { libelle: 'Paramétrages de l’union', a: [] },
  'type.parametrer': { libelle: 'Types de formation', a: ['gestionnaire_formations'] },
  'referent.nommer': { libelle: 'Référent handicap', a: ['gestionnaire_formations'] },
  'journal.lire': { libelle: 'Lire le journal', a: [] },
})
