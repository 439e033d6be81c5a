import type { Aide } from './aide.ts'

const pourquoi = { label: 'Pourquoi ne puis-je pas postuler ?', chemin: 'compte/pourquoi' }

export const aideCompte: Record<string, Aide> = {
  '': {
    texte:
      'Votre page de départ : ce qui attend une réponse de vous, puis vos prochains engagements. Chaque ligne mène droit à la page où agir. Tant que votre compte n’est pas validé, elle dit ce qui manque.',
    questions: [
      {
        question: 'Je suis connecté mais je ne peux pas postuler aux événements, pourquoi ?',
        reponse:
          'Votre compte n’est pas encore validé par un administrateur, ou il vous manque la compétence (par exemple Formateur PSC). La page ci-dessous le dit pour vous.',
      },
      {
        question: 'Il me manque une page, pourquoi ?',
        reponse:
          'Chaque page demande un droit. Un administrateur les donne depuis la fiche de l’adhérent ; Administration > Droits d’accès montre quel rôle ouvre quelle page.',
      },
    ],
    liens: [pourquoi],
  },
  conditions: {
    texte:
      'Les conditions d’utilisation ont changé : lisez-les puis acceptez-les pour continuer. Rien de ce que vous aviez commencé n’est perdu.',
  },
  compte: {
    texte:
      'Mon compte rassemble ce qui ne regarde que vous : vos informations, vos documents, votre mot de passe et ce qui vous est annoncé. Personne d’autre que vous et les gestionnaires des adhérents ne le voit.',
  },
  'compte/informations': {
    texte:
      'Ce que votre union sait de vous. Un compte est complet quand les conditions d’utilisation sont acceptées, le mot de passe choisi et toutes ces informations remplies. Un administrateur peut alors le valider. Le choix des couleurs ne vaut que pour cet appareil.',
    questions: [
      {
        question: 'Pourquoi mon compte n’est-il pas validé ?',
        reponse:
          'Il n’apparaît dans Validation des comptes actifs qu’une fois complet : conditions acceptées, mot de passe provisoire changé, informations toutes renseignées.',
      },
    ],
    liens: [pourquoi],
  },
  'compte/documents': {
    texte:
      'Les documents que l’union publie pour vous, les nouveaux d’abord, puis vos papiers : reçus, diplômes. Ouvrir un document le marque comme lu, sauf quand « J’ai lu » vous est demandé. Une nouvelle version est de nouveau à lire.',
    questions: [
      {
        question: 'Un collègue voit un document que je n’ai pas, pourquoi ?',
        reponse:
          'Un document peut s’adresser à certains droits ou à certains centres. Demandez à la personne chargée de la communication.',
      },
    ],
  },
  'compte/activites': {
    texte:
      'Vos candidatures, les formations où vous avez enseigné et celles que vous avez suivies, année par année. Les heures comptent une fois la journée passée. L’attestation reprend ce qui est fait, jamais ce qui est prévu.',
    questions: [
      {
        question: 'Il me manque des heures, pourquoi ?',
        reponse:
          'Une journée où vous avez été noté absent ne compte pas, ni celle d’une formation annulée. Voyez avec les gestionnaires des formations.',
      },
    ],
  },
  'compte/export': {
    texte:
      'Une archive de tout ce que l’union sait de vous, à lire ou à emporter ailleurs. Elle se prépare en une minute et s’efface après sept jours. Vous seul pouvez la télécharger.',
  },
  'compte/securite': {
    texte:
      'Votre mot de passe et les appareils où vous êtes connecté. Changer le mot de passe ferme toutes les autres sessions. Si vous avez perdu un téléphone, déconnectez-le d’ici.',
    questions: [
      {
        question: 'Je n’arrive pas à me connecter, pourquoi ?',
        reponse:
          'L’identifiant est le pseudo, en général nom.prénom ; les majuscules ne comptent pas. Mot de passe oublié, sur la page de connexion, envoie un lien. Un administrateur peut aussi vous le renvoyer.',
      },
    ],
  },
  'compte/notifications': {
    texte:
      'Tout ce qui vous a été annoncé, du plus récent au plus ancien. Ouvrir une notification la marque comme lue et mène à la page dont elle parle. Lue ici, elle l’est sur tous vos appareils.',
    questions: [
      {
        question:
          'Je reçois toujours des notifications alors que je les ai désactivées, pourquoi ?',
        reponse:
          'Elles disparaissent aussitôt coupées dans Préférences, lues ou non, sur tous vos appareils. Il n’y a rien à marquer une par une. Les rares annonces notées « Toujours » ne se coupent pas.',
      },
    ],
  },
  'compte/preferences': {
    texte:
      'Pour chaque genre d’annonce, cochez les moyens que vous gardez : votre espace, le courriel, le téléphone. Ce que vous coupez disparaît aussitôt, et rien n’est envoyé deux fois. Une fois par jour, à 18 h, réunit les courriels en un seul.',
    questions: [
      {
        question: 'Pourquoi est-ce que je ne reçois pas les nouvelles formations ?',
        reponse:
          'Soit il vous manque la compétence demandée par le type de formation, soit vous avez coupé « Nouvelles formations ». La page ci-dessous le dit pour vous.',
      },
    ],
    liens: [pourquoi],
  },
  'compte/installer': {
    texte:
      'L’application du téléphone est ce même site, avec son icône. Suivez les étapes de votre téléphone, puis touchez Recevoir les notifications sur cet appareil. Envoyer un essai vérifie que tout arrive. Retirez d’ici un téléphone perdu ou vendu.',
    questions: [
      {
        question: 'Pourquoi n’y a-t-il rien sur mon iPhone ?',
        reponse:
          'Sur iPhone, les notifications n’arrivent que dans l’application installée depuis Safari (iOS 16.4 ou plus). Le courriel, lui, arrive toujours.',
      },
    ],
  },
  'compte/pourquoi': {
    texte:
      'Cette page regarde votre compte, vos compétences, vos candidatures et vos préférences, et dit ce qui manque pour postuler ou pour être prévenu. Elle ne change rien.',
    questions: [
      {
        question: 'Qui peut me donner une compétence ?',
        reponse:
          'Un gestionnaire des adhérents, sur votre fiche, dans Administration > Modifier adhérent.',
      },
    ],
  },
  'compte/contact': {
    texte:
      'L’exploitant héberge la plateforme : écrivez-lui quand une page ne marche pas. Pour vos droits, vos compétences ou une formation, écrivez plutôt à votre union. Votre message est gardé dans l’historique des mails de l’union.',
  },
}
