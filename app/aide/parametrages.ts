import type { Aide } from './aide.ts'

export const aideParametrages: Record<string, Aide> = {
  parametrages: {
    texte:
      'Les réglages de l’union, réservés aux administrateurs. Chaque changement est noté au journal et vaut aussitôt pour tous.',
  },
  'parametrages/union': {
    texte:
      'Ce que l’union imprime d’elle-même : nom, adresse, SIRET, agréments, signature. Un document déjà émis garde les valeurs du jour où il a été fait.',
  },
  'parametrages/preferences': {
    texte:
      'Les choix de l’union, chacun avec ce qu’il change. Ils valent pour ce qui sera créé ensuite.',
    questions: [
      {
        question: 'Comment autoriser plus d’inscriptions que de places ?',
        reponse:
          'Cochez Dépassement de capacité ici pour toutes les nouvelles formations, ou dans Modifier formation pour une seule.',
      },
    ],
  },
  'parametrages/adresse-envoi': {
    texte:
      'L’adresse au nom de laquelle l’union écrit, et où arrivent les réponses. La vérification demande aux serveurs de noms ce que votre domaine publie et dit quoi demander à votre hébergeur.',
  },
  'parametrages/registre': {
    texte:
      'Ce que l’union garde sur les personnes : pourquoi, de quel droit, qui le lit, jusqu’à quand. C’est le registre que demande l’article 30 du RGPD. Il est écrit par la plateforme : il dit toujours ce qu’elle fait.',
  },
  'parametrages/conservation': {
    texte:
      'Ce qui sera effacé cette nuit parce que sa durée est passée. Rien n’est touché en ouvrant cette page. Les durées se règlent dans Préférences union.',
  },
  'parametrages/referent-handicap': {
    texte:
      'L’adhérent à qui un stagiaire en situation de handicap peut parler avant de venir. Son nom, son téléphone et son adresse sont montrés sur les pages publiques et les convocations. Il est prévenu de chaque besoin, et prépare les venues depuis son accueil.',
  },
  'parametrages/sondages': {
    texte:
      'Les questions posées aux stagiaires, aux clients et aux formateurs après une formation. Chaque changement fait une nouvelle version : qui a déjà reçu son lien garde ses questions. La question de satisfaction générale reste toujours.',
    questions: [
      {
        question: 'Quand les sondages partent-ils ?',
        reponse:
          'À la clôture de la formation, sauf le sondage à froid, qui part plus tard. Son délai et celui des relances se règlent dans Préférences union.',
      },
    ],
  },
  'parametrages/mails': {
    texte:
      'Le texte de chaque mail automatique : changez-le, regardez l’aperçu, envoyez-vous un essai. Revenir au texte d’origine reste toujours possible.',
    questions: [
      {
        question: 'Comment joindre un document à un email personnalisé ?',
        reponse: 'Ajoutez le fichier au modèle : il partira avec chaque mail de ce genre.',
      },
    ],
  },
  'parametrages/centres': {
    texte:
      'Les centres de secours de l’union et leur responsable. Un rôle peut être donné pour un centre seulement. Un centre qui ne sert plus s’archive : il reste sur ce qui l’utilise déjà.',
  },
  'parametrages/amicales': {
    texte:
      'Les amicales et leur président. Une amicale qui ne sert plus s’archive, sans rien changer aux fiches qui la nomment.',
  },
  'parametrages/lieux': {
    texte:
      'Les lieux de formation, avec leur adresse et leur accessibilité. Ils sont proposés à la création d’une formation. Un lieu qui ne sert plus s’archive.',
  },
  'parametrages/mise-en-service': {
    texte:
      'Ce qui reste à régler avant d’ouvrir la plateforme à tous, dans l’ordre. Chaque ligne mène à sa page, et se coche d’elle-même quand c’est fait.',
  },
  'parametrages/types': {
    texte:
      'Les types de formation que l’union délivre : durée, âge, effectifs, prix, compétences des formateurs. Une formation garde la règle de son jour.',
  },
  'parametrages/types/:typeId/materiel': {
    texte:
      'Ce que les formations de ce type emportent en salle. Une quantité vaut pour toute la formation, par stagiaire, par formateur, ou par groupe de stagiaires : « 1 par groupe de 4 » donne 3 pour 9 stagiaires. Le dossier de formation imprime la liste calculée.',
  },
  'parametrages/competences': {
    texte:
      'Les compétences que l’union suit, avec leur durée de validité. Elles décident qui peut postuler et qui est prévenu d’une nouvelle formation.',
  },
  'parametrages/conditions': {
    texte:
      'Le texte des conditions d’utilisation, par version. Une nouvelle version est lue et acceptée par chacun à sa prochaine visite.',
  },
}
