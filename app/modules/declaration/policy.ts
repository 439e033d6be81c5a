import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'declaration.lister': {
    libelle: 'Déclarations URSSAF',
    a: ['gestionnaire_formations', 'tresorier'],
  },
  'declaration.faire': {
    libelle: 'Exporter et marquer les déclarations URSSAF',
    a: ['gestionnaire_formations', 'tresorier'],
  },
  'declaration.plafond': {
    libelle: 'Fixer le plafond de la sécurité sociale',
    a: ['tresorier'],
  },
})
