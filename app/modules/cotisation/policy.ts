import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'cotisation.lister': {
    libelle: 'Voir les cotisations',
    a: ['gestionnaire_adherents', 'secretaire', 'tresorier'],
  },
  'cotisation.encaisser': {
    libelle: 'Noter le paiement d’une cotisation',
    a: ['gestionnaire_adherents', 'tresorier'],
  },
  'cotisation.gerer': {
    libelle: 'Ajouter, retirer et relancer les cotisations',
    a: ['gestionnaire_adherents'],
  },
})
