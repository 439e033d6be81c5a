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
