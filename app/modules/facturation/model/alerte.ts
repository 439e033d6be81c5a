/** What the treasurer is told, by subject: never a name, it may be shown on a locked phone. */
export const sujets = {
  sans_place: {
    titre: 'Un paiement est arrivé sans place',
    phrase:
      'Une personne a payé par carte alors que sa place n’était plus tenue. Donnez-lui une place en surnombre, ou remboursez-la.',
  },
  ecart: {
    titre: 'Un paiement par carte ne correspond pas',
    phrase:
      'Un paiement reçu n’a pas le montant, la monnaie ou le compte attendus. Rien n’a été validé : comparez avec le tableau de bord Stripe.',
  },
  remboursement_echoue: {
    titre: 'Un remboursement a échoué',
    phrase:
      'Une somme que vous aviez rendue sur une carte n’est pas arrivée. Réessayez, ou rendez-la autrement.',
  },
  litige: {
    titre: 'Un paiement par carte est contesté',
    phrase:
      'Une personne conteste un paiement auprès de sa banque. Ouvrez votre tableau de bord Stripe : une réponse y est attendue avant une date limite.',
  },
  trop_percu: {
    titre: 'Une inscription a été payée en trop',
    phrase:
      'Un paiement par carte est arrivé pour une inscription déjà réglée autrement. Rendez la différence.',
  },
  a_rendre: {
    titre: 'Une inscription payée est annulée',
    phrase:
      'Une personne qui avait payé n’est plus inscrite. Remboursez-la, ou gardez la somme selon vos conditions.',
  },
  deja_payee: {
    titre: 'Une inscription déjà payée veut changer de date',
    phrase:
      'Une personne qui a déjà payé s’est inscrite à une autre date du même type. Sa première inscription a été gardée : voyez avec elle laquelle garder.',
  },
} as const
