import type { Aide } from './aide.ts'

/** Ways in and moves of the trainees of a formation. */
export const aideStagiaires: Record<string, Aide> = {
  'formations/:formationId/partenaires': {
    texte:
      'Un lien partenaire laisse les personnes d’un organisme s’inscrire elles-mêmes, même à une formation privée. Créez-en un par équipe, avec son nombre de places et son dernier jour. Copiez-le ou envoyez-le : qui a le lien peut s’inscrire.',
    questions: [
      {
        question: 'Le partenaire dit que le lien ne marche plus, pourquoi ?',
        reponse:
          'Ses places sont prises, la formation est complète, le dernier jour est passé, ou le lien est révoqué. La carte du lien dit laquelle de ces raisons. Créez un nouveau lien pour rouvrir.',
      },
      {
        question: 'Le lien a circulé trop loin, que faire ?',
        reponse:
          'Révoquez-le : il n’inscrit plus personne. Les inscrits restent, retirez ceux que vous ne voulez pas dans Stagiaires.',
      },
      {
        question: 'Y a-t-il une liste d’attente derrière un lien partenaire ?',
        reponse: 'Non. Quand il est complet, la page invite à appeler l’organisme.',
      },
    ],
  },
  'formations/:formationId/stagiaires/liste': {
    texte:
      'Copiez les lignes dans votre tableur, titres compris, et collez-les ici, ou choisissez le fichier. Personne n’est inscrit avant que vous ayez vu chaque ligne. Les lignes fausses sont montrées en premier, avec la raison et le champ à corriger. La liste est gardée un jour : vous pouvez la reprendre plus tard.',
    questions: [
      {
        question: 'Quelles colonnes faut-il ?',
        reponse:
          'Civilité, nom, prénom, date et commune de naissance, code postal de naissance, adresse électronique, téléphone. Avec leurs titres, elles viennent dans n’importe quel ordre, et les autres colonnes sont laissées de côté.',
      },
      {
        question: 'Que veut dire « inscrit ailleurs » ?',
        reponse:
          'Cette personne est déjà inscrite à une formation du même type. Cochez Transférer pour l’amener ici : sa place là-bas est libérée et elle est prévenue. Une inscription déjà validée ailleurs se transfère depuis sa fiche.',
      },
      {
        question: 'Une ligne est fausse, puis-je ajouter les autres ?',
        reponse:
          'Oui, par « Ajouter seulement les lignes valides ». Les lignes fausses restent dans la liste jusqu’au lendemain.',
      },
      {
        question: 'Il y a plus de lignes que de places, que se passe-t-il ?',
        reponse:
          'Rien n’est écrit. Augmentez les places ou cochez Dépassement de capacité dans Modifier, puis revenez à la liste.',
      },
    ],
  },
  'formations/:formationId/stagiaires/:inscriptionId/transferer': {
    texte:
      'Déplace cette inscription vers une autre formation du même type, avec sa validation, ses règlements et son lien de suivi. La place quittée est libre aussitôt, et la liste d’attente en profite. La personne est prévenue.',
    questions: [
      {
        question: 'Pourquoi une formation n’est-elle pas proposée ?',
        reponse:
          'Elle est d’un autre type, complète, terminée, ou d’un centre dont vous ne vous occupez pas.',
      },
      {
        question: 'Transférer ou désinscrire puis inscrire ?',
        reponse:
          'Transférez : la validation et les règlements suivent, et il ne part qu’un message.',
      },
    ],
  },
  'formations/:formationId/convocations': {
    texte:
      'La lettre de chacun : dates, lieux, accès, consignes. Elle part par courriel, à tous ceux qui restent ou à ceux que vous cochez, et s’imprime pour les autres. Les stagiaires validés la reçoivent aussi seuls, quelques jours avant, si l’union l’a choisi.',
    questions: [
      {
        question: 'La date a changé, faut-il convoquer à nouveau ?',
        reponse:
          'Non. Qui a déjà sa convocation reçoit la nouvelle avec le message qui annonce le changement.',
      },
    ],
  },
  'formations/:formationId/attente': {
    texte:
      'Qui attend une place, dans l’ordre d’arrivée. Dès qu’une place se libère, elle est proposée à la première personne par courriel, pour un temps limité. Sans réponse, elle passe à la suivante.',
  },
  'formations/:formationId/serie/changer': {
    texte:
      'Change en une fois cette formation et celles qui la suivent dans sa série. Un champ vide ne change rien. Vous voyez d’abord ce qui change dans chacune et qui sera prévenu. Celles qui sont clôturées ou annulées restent comme elles sont, les journées passées aussi.',
    questions: [
      {
        question: 'Comment changer les dates d’une série ?',
        reponse:
          'Une par une, dans Journées de chaque formation : chacun reçoit ainsi sa propre date. Pour arrêter la série, annulez à partir d’une formation en cochant les suivantes.',
      },
    ],
  },
}
