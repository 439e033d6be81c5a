import type { Aide } from './aide.ts'

export const aideStatistiques: Record<string, Aide> = {
  'statistiques/sondages': {
    texte:
      'Ce que répondent les stagiaires, les clients et les formateurs, par sondage. Choisissez un type de formation ou une période ; l’export contient exactement les réponses affichées, sans les noms.',
    questions: [
      {
        question: 'Comment sont calculés les taux de satisfaction Qualiopi ?',
        reponse:
          'C’est la note moyenne sur 5 à « Êtes-vous globalement satisfait de la formation ? », posée dans le sondage à froid. Le taux de réponse compte les diplômés qui ont répondu à ce sondage.',
      },
    ],
  },
  'statistiques/reclamations': {
    texte:
      'Le registre des réclamations : qui, quand, quoi, ce qui a été répondu, et quand l’affaire est close. Qualiopi demande qu’il existe et qu’il serve : depuis une réclamation, décidez une action.',
  },
  'statistiques/resultats': {
    texte:
      'Les chiffres que Qualiopi demande de montrer au public : stagiaires, réussite, satisfaction, réponse, abandons. Vous choisissez de les publier ; ils se mettent ensuite à jour seuls. Aucun nom n’y figure.',
    questions: [
      {
        question: 'Pourquoi mon taux de réussite est-il mauvais ?',
        reponse:
          'Des stagiaires ont sans doute été oubliés au moment des diplômes. La page Formations clôturées dit, pour chaque session, combien de stagiaires ne sont pas diplômés.',
      },
    ],
  },
  'statistiques/amelioration': {
    texte:
      'Ce que l’union décide pour progresser, avec un responsable, une échéance et un résultat. Une action se rattache à une réclamation ou à une formation. Celles en retard sont signalées.',
  },
}
