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
}
