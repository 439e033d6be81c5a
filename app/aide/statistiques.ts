import type { Aide } from './aide.ts'

export const aideStatistiques: Record<string, Aide> = {
  statistiques: {
    texte:
      'Les lignes que compte un chiffre des statistiques, avec les mêmes filtres et le même total. L’export contient exactement ce qui est affiché.',
  },
  'statistiques/bpf': {
    texte:
      'Le formulaire cerfa 10443, cadre par cadre : ce qui se compte est compté, chaque chiffre mène à ses lignes. Corrigez d’abord les anomalies, complétez ce que vous seul pouvez dire, recopiez sur Mon Activité Formation, puis figez les chiffres.',
    questions: [
      {
        question:
          'Comment la plateforme m’aide-t-elle à remplir mon bilan pédagogique et financier ?',
        reponse:
          'Les règlements reçus donnent le cadre C selon le payeur ; les stagiaires validés et les présences notées donnent le cadre F ; les heures des formateurs donnent le cadre E. Leur exactitude dépend de votre saisie tout au long de l’année : la liste des anomalies dit ce qui manque.',
      },
      {
        question: 'Les montants sont-ils hors taxes ?',
        reponse:
          'Une union exonérée de TVA déclare les mêmes montants hors taxes et TTC. Sinon, choisissez le taux dans Compléter : les deux montants sont affichés.',
      },
      {
        question: 'Une formation interne de nos membres compte-t-elle ?',
        reponse:
          'Non, si elle est gratuite. Choisissez « Hors bilan » pour cette formation, depuis l’anomalie qui la signale.',
      },
    ],
  },
  'statistiques/formations': {
    texte:
      'Ce que l’union a fait dans l’année, ou entre deux dates : seules les formations clôturées comptent, à la date de leur dernier jour. Cliquez sur un chiffre pour voir les lignes qu’il compte.',
    questions: [
      {
        question:
          'Pourquoi mon taux de réussite est-il mauvais, alors que je suis certain qu’il est bon ?',
        reponse:
          'Des stagiaires ont sans doute été oubliés au moment des diplômes. Sous le taux de réussite, le lien « validés sans diplôme » donne leurs noms.',
      },
      {
        question: 'Pourquoi un stagiaire absent n’est-il pas compté ?',
        reponse:
          'Seuls les stagiaires dont la présence est validée comptent dans le procès-verbal et dans les taux. Les absents sont dits à part.',
      },
    ],
  },
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
  'statistiques/qualiopi': {
    texte:
      'Les preuves de chaque formation clôturée, rangées comme un auditeur les demande. Le téléchargement contient un dossier par formation et un sommaire. Choisissez une période avant de télécharger.',
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
