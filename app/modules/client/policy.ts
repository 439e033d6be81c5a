import { definePolicy } from '#app/platform/policy.ts'

const gestion = ['gestionnaire_dps', 'gestionnaire_formations', 'tresorier'] as const

export const { can, authorize, droits } = definePolicy({
  'client.lister': { libelle: 'Voir les fiches clients', a: gestion },
  'client.creer': { libelle: 'Ajouter client', a: gestion },
  'client.modifier': { libelle: 'Modifier une fiche client, ses contacts', a: gestion },
  'client.archiver': { libelle: 'Archiver une fiche client', a: gestion },
  'demande_formation.creer_publique': { libelle: 'Demander une formation', a: ['public'] },
  'demande_formation.rattacher': {
    libelle: 'Rattacher une demande de formation à une fiche client',
    a: ['gestionnaire_formations'],
  },
})
