import type { Aide } from './aide.ts'

export const aideAdministration: Record<string, Aide> = {
  administration: {
    texte:
      'L’administration rassemble les adhérents, leurs droits, les mails envoyés et le journal. Chacun n’y voit que ce que son rôle ouvre.',
  },
  'administration/adherents': {
    texte:
      'La liste des adhérents de l’union. Cherchez par nom, filtrez par centre, par état du compte ou par rôle, puis ouvrez une fiche. L’export contient exactement ce qui est affiché.',
    questions: [
      {
        question: 'Comment créer un compte adhérent ?',
        reponse:
          'Administration > Ajouter adhérent, en renseignant l’essentiel. Pour en ajouter beaucoup, importez l’export de Yoonion depuis Gestion des cotisations adhérents.',
      },
      {
        question: 'Un adhérent n’arrive pas à se connecter, pourquoi ?',
        reponse:
          'Vérifiez qu’il existe ici. Son identifiant est son pseudo (nom.prénom), sans égard aux majuscules. Sinon, renvoyez-lui un mot de passe depuis sa fiche.',
      },
    ],
  },
  'administration/adherents/:adherentId': {
    texte:
      'La fiche d’un adhérent : ses données, ses compétences avec leurs échéances, ses droits et ce qu’il a fait. Le journal dit qui a changé quoi.',
    questions: [
      {
        question:
          'Pourquoi un formateur ne reçoit-il pas les notifications pour les nouvelles formations ?',
        reponse:
          'Il lui manque la compétence du type de formation, ou il a coupé ces notifications. Pourquoi ne reçoit-il pas… le dit pour lui, et Préférences permet de les rétablir.',
      },
      {
        question: 'Un utilisateur n’a pas accès à une page, comment gérer les droits ?',
        reponse:
          'Il lui manque sans doute un rôle. Donnez-le depuis ses accréditations ; Droits d’accès montre ce que chaque rôle ouvre. Ne donnez un rôle élevé qu’à une personne de confiance.',
      },
    ],
  },
  'administration/adherents/:adherentId/preferences': {
    texte:
      'Les préférences de cet adhérent, comme il les voit lui-même. Vous pouvez les changer pour lui : le journal garde votre nom. Ce qui est marqué « Toujours » ne se coupe pas.',
  },
  'administration/adherents/:adherentId/pourquoi': {
    texte:
      'Cette page regarde son compte, ses compétences, ses candidatures et ses préférences, et dit ce qui l’empêche de postuler ou d’être prévenu. Elle ne change rien.',
  },
  'administration/comptes-a-valider': {
    texte:
      'Les comptes complets qui attendent votre validation, puis ceux à qui il manque quelque chose. Validez-en un ou plusieurs ; chacun est prévenu.',
    questions: [
      {
        question: 'L’adhérent n’apparaît pas dans Validation des comptes actifs, pourquoi ?',
        reponse:
          'Il doit avoir accepté les conditions d’utilisation, changé son mot de passe provisoire et rempli Mon compte > Mes informations. Jusque-là son compte reste incomplet.',
      },
    ],
  },
  'administration/cotisations': {
    texte:
      'Qui est à jour de cotisation à une date donnée, qui ne l’est pas. Enregistrez un paiement, ou plusieurs d’un coup, et relancez ceux qui n’ont pas payé. Un reçu reste tel qu’il a été fait.',
  },
  'administration/documents-collectifs': {
    texte:
      'Les documents que l’union adresse à ses adhérents, à tous ou par centre et par rôle. On y voit qui a lu. Une nouvelle version garde l’ancienne.',
  },
  'administration/donnees-personnelles': {
    texte:
      'Pour répondre à quelqu’un qui demande une copie de ses données ou leur effacement, membre ou stagiaire. Assurez-vous d’abord de son identité : vous avez un mois. Un effacement est définitif, et la page dit avant ce que la loi fait garder.',
    questions: [
      {
        question: 'Pourquoi ne puis-je pas effacer cette personne ?',
        reponse:
          'Quelque chose est à venir : une formation qui n’est pas clôturée, ou un rôle d’administrateur à retirer d’abord. La page le nomme.',
      },
    ],
  },
  'administration/mails': {
    texte:
      'Tout ce que la plateforme a envoyé, avec son état. Ouvrez un mail pour lire exactement ce qui est parti, et le renvoyer, même à une autre adresse.',
    questions: [
      {
        question: 'Comment savoir si un email a bien été envoyé ?',
        reponse:
          'S’il figure ici comme remis, le serveur du destinataire l’a accepté : faites regarder les courriers indésirables. S’il n’y figure pas, il n’a pas été envoyé. Le contenu des mails qui donnent un accès n’est pas gardé.',
      },
    ],
  },
  'administration/journal': {
    texte:
      'Qui a fait quoi, et quand, dans toute l’union. Filtrez par domaine et par dates. Rien ne peut y être effacé.',
  },
  'administration/droits': {
    texte:
      'Le tableau de ce que chaque rôle ouvre, lu dans les règles mêmes du logiciel. Vos rôles y sont marqués.',
    questions: [
      {
        question: 'Un utilisateur n’a pas accès à une page, que faire ?',
        reponse:
          'Cherchez la page dans ce tableau, puis donnez le rôle depuis la fiche de l’adhérent, dans Administration > Modifier adhérent.',
      },
    ],
  },
  'administration/adherents/trombinoscope': {
    texte:
      'Les adhérents en photo, centre par centre. La page s’imprime telle quelle. Une photo se change depuis la fiche de l’adhérent.',
  },
  'administration/adherents/doublons': {
    texte:
      'Les fiches qui parlent sans doute de la même personne. Comparez-les, choisissez celle qui reste, puis fusionnez. Rien n’est fusionné sans votre accord.',
  },
  'administration/adherents/ajouter': {
    texte:
      'Renseignez l’essentiel : un lien part à l’adhérent pour choisir son mot de passe. Si une fiche lui ressemble déjà, elle vous est montrée avant.',
  },
  'administration/adherents/modifier': {
    texte:
      'Cherchez l’adhérent par son nom, puis ouvrez sa fiche. Ses données, ses droits, ses compétences et ses préférences se changent de là.',
  },
  'administration/adherents/archives': {
    texte:
      'Les fiches qui ne servent plus. Elles restent citées là où elles l’étaient, et se rétablissent d’ici.',
  },
  'administration/competences': {
    texte:
      'Les compétences qui se terminent bientôt ou qui sont déjà périmées. Chaque adhérent est prévenu 60 jours avant, 30 jours avant et le dernier jour. Notez un recyclage sur sa fiche dès qu’il est fait.',
  },
  'administration/cotisations/importer': {
    texte:
      'Déposez l’export de Yoonion, ou un autre tableau : les colonnes sont reconnues, et vous pouvez les corriger. Un compte rendu ligne par ligne est montré avant d’écrire quoi que ce soit. Le même fichier déposé deux fois ne change rien.',
  },
}
