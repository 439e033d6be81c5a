import type { Aide } from './aide.ts'

export const aideTresorier: Record<string, Aide> = {
  'tresorier/reglements': {
    texte:
      'Tout ce qui a été payé pour les formations : les paiements par carte arrivent seuls, les autres se notent depuis la page Règlements de chaque formation. Les totaux suivent les filtres, l’export donne exactement ce qui est affiché.',
    questions: [
      {
        question: 'Comment rembourser un stagiaire ?',
        reponse:
          'Par Rembourser, sur sa ligne : pour une carte, l’argent repart par Stripe. Vous pouvez aussi rembourser depuis votre tableau de bord Stripe : les métadonnées du paiement nomment le stagiaire, et le remboursement revient ici de lui-même.',
      },
      {
        question: 'Que veut dire « Payé sans place » ?',
        reponse:
          'La personne a payé après la fin du délai, et sa place avait été prise. Prenez-la en surnombre, ou remboursez-la.',
      },
      {
        question: 'Pourquoi un paiement fait chez Stripe n’apparaît-il pas ?',
        reponse:
          'Relire maintenant, en bas de page, demande à Stripe tout ce qui s’est passé depuis la dernière relecture. C’est aussi fait chaque nuit.',
      },
    ],
  },
  'tresorier/a-traiter': {
    texte:
      'Tout ce qui attend une décision : un remboursement qui a échoué, un litige, un paiement en trop, ce qu’ont payé des personnes qui ne viennent plus. Une ligne reste ici jusqu’à ce que la somme soit rendue, ou gardée avec une raison.',
    questions: [
      {
        question: 'Que veut dire « Payé en trop » ?',
        reponse:
          'Un stagiaire a payé par carte depuis son lien alors que son chèque, par exemple, était déjà noté. Rendez la différence sur sa carte, ou autrement.',
      },
      {
        question: 'Pourquoi un remboursement échoue-t-il ?',
        reponse:
          'La carte du payeur a expiré, ou le solde de votre compte Stripe ne suffit pas : la raison est écrite sur la ligne. Réessayez plus tard, ou rendez la somme par virement et notez-le ici.',
      },
    ],
  },
  'tresorier/incidents/:incidentId': {
    texte:
      'Un incident se règle de trois façons : rembourser sur la carte, noter un remboursement fait autrement, ou le classer avec une raison. Un litige gagné se règle de lui-même ; perdu, la somme est notée comme rendue.',
  },
  'formations/:formationId/remboursements': {
    texte:
      'Une formation est annulée : les paiements par carte repartent tous à la fois, chacun une seule fois, même si vous quittez la page. Les chèques, virements et espèces se rendent à la main, puis se cochent ici.',
  },
  'formations/:formationId/reglements': {
    texte:
      'Ce que chaque stagiaire a payé et ce qu’il doit encore. Notez ici un chèque, un virement ou des espèces, en tout ou partie ; pour une formation privée, le règlement de son client. Le reçu est numéroté et ne change plus.',
  },
  'parametrages/paiement-carte': {
    texte:
      'Le paiement par carte passe par le compte Stripe de l’union : l’argent y va directement. Les clés sont chiffrées et ne se relisent jamais, seule leur fin est montrée. Une fois ouvert, une inscription payée est validée aussitôt.',
    questions: [
      {
        question: 'Combien de temps une place est-elle gardée pendant le paiement ?',
        reponse:
          'Le temps réglé ici, 35 minutes si rien n’est changé. Sans paiement, la place est rendue, après avoir demandé à Stripe ce qu’il en est.',
      },
    ],
  },
}
