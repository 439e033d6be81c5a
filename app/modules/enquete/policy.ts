import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'enquete.lister': {
    libelle: 'Sondages',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'enquete.gerer': {
    libelle: 'Renvoyer un sondage, saisir une réponse papier, écrire l’analyse',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'enquete.repondre': { libelle: 'Répondre à un sondage par son lien', a: ['public'] },
  'enquete.parametrer': {
    libelle: 'Changer les questions des sondages',
    a: ['gestionnaire_formations'],
  },
  'reclamation.gerer': { libelle: 'Réclamations', a: ['gestionnaire_formations'] },
  'amelioration.gerer': { libelle: 'Plan d’amélioration', a: ['gestionnaire_formations'] },
  'qualiopi.lire': {
    libelle: 'Dossiers Qualiopi',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'resultats.publier': { libelle: 'Publier les résultats des formations', a: [] },
  'resultats.lire': { libelle: 'Lire les résultats publiés', a: ['public'] },
})
