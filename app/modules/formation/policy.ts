import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'formation.lister': {
    libelle: 'Voir les formations à venir, à valider et clôturées',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.creer': {
    libelle: 'Créer formation',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.modifier': {
    libelle: 'Modifier formation',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'formation.valider': {
    libelle: 'Valider ou refuser une formation',
    a: ['gestionnaire_formations'],
  },
  'formation.cloturer': { libelle: 'Clôturer une formation', a: ['gestionnaire_formations'] },
  'personnel.affecter': {
    libelle: 'Accepter ou affecter des formateurs',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'candidature.poser': { libelle: 'Postuler formation', a: ['formateur'] },
  'candidature.comprendre': { libelle: 'Pourquoi ne puis-je pas postuler ?', a: ['compte'] },
  'candidature.expliquer': {
    libelle: 'Voir ce qui empêche un adhérent de postuler',
    a: ['gestionnaire_adherents', 'gestionnaire_formations'],
  },
})
