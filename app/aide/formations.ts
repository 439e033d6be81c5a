import type { Aide } from './aide.ts'

export const aideFormations: Record<string, Aide> = {
  formations: {
    texte:
      'Les formations de l’union, de leur création à leur clôture. Chaque page agit sur une formation à la fois, et son journal dit qui a fait quoi.',
  },
  'formations/postuler': {
    texte:
      'Les formations à venir dont vous avez la compétence. Postuler vaut pour toutes les journées. Vous êtes prévenu de la réponse dans Notifications.',
    questions: [
      {
        question: 'Pourquoi ne puis-je pas postuler ?',
        reponse:
          'Votre compte doit être validé, vous devez avoir le rôle de formateur et la compétence du type de formation, à jour le jour dit, et ne pas être déjà pris. La page ci-dessous le vérifie pour vous.',
      },
    ],
    liens: [{ label: 'Pourquoi ne puis-je pas postuler ?', chemin: 'compte/pourquoi' }],
  },
  'formations/mes-formations': {
    texte:
      'Les formations que vous encadrez. Ouvrez-en une pour voir où et quand elle a lieu, qui vient, noter les présences et renvoyer le dossier.',
  },
  'formations/amenagements': {
    texte:
      'Les stagiaires qui ont demandé un aménagement et viennent bientôt : leur besoin, comment les joindre, où et quand. Le référent handicap voit toutes les formations de l’union, et rien d’autre de l’inscription.',
    questions: [
      {
        question: 'Combien de temps un besoin reste-t-il ici ?',
        reponse:
          'Jusqu’à la fin de la formation. Trois mois après, il est effacé partout : c’est une donnée délicate.',
      },
    ],
  },
  'formations/:formationId/terrain': {
    texte:
      'Ce qu’il faut le jour même, sur un téléphone. Le programme et le plan du lieu, les consignes, l’équipe et les stagiaires, puis le dossier à imprimer et à renvoyer.',
    questions: [
      {
        question: 'Pourquoi ne vois-je pas l’adresse des stagiaires ?',
        reponse:
          'Un formateur voit leurs noms et leurs présences, rien de plus. Les gestionnaires peuvent les joindre.',
      },
    ],
  },
  'formations/:formationId/presences': {
    texte:
      'Une demi-journée à la fois. Chaque réponse est envoyée dès que vous la donnez. Sans réseau, elle reste sur ce téléphone et part seule ensuite : ne fermez pas la session avant « Tout est enregistré ».',
    questions: [
      {
        question: 'Comment faire signer un stagiaire ?',
        reponse:
          'Appuyez sur Signer, tendez-lui le téléphone : il signe du doigt. Signer le note présent. Le noter absent retire sa signature.',
      },
      {
        question: 'À quoi sert le code à scanner ?',
        reponse:
          'Pendant la demi-journée, chacun peut le scanner avec son téléphone et se dire présent. Vérifiez ensuite qui est dans la salle, puis confirmez.',
      },
      {
        question: 'Que faire pour un absent ?',
        reponse:
          'Notez-le absent, ou ne notez rien. Seuls les stagiaires dont la présence est validée comptent à la clôture.',
      },
    ],
  },
  'formations/:formationId/consignes': {
    texte:
      'Ce que doivent savoir les formateurs ou les stagiaires, pour toute la formation ou pour un jour, avec des fichiers. Rien ne part avant que vous envoyiez. La page dit ensuite qui les a, qui a une ancienne version, qui n’a rien.',
    questions: [
      {
        question: 'Comment joindre un document (PDF, etc.) aux consignes ?',
        reponse:
          'Ouvrez la consigne, puis Joindre un fichier. Jusqu’à 7 Mo il part avec le mail ; au-delà, le mail donne un lien. Les stagiaires le retrouvent aussi sur leur page de suivi.',
      },
    ],
  },
  'formations/:formationId/documents': {
    texte:
      'Tous les papiers de cette formation : ceux que la plateforme fait, ceux que le formateur renvoie, ceux que vous déposez. Le dossier de formation et la feuille d’émargement s’impriment d’ici.',
  },
  'formations/a-venir': {
    texte:
      'Les formations validées qui ne sont pas clôturées. La colonne des formateurs dit s’il en manque, les trois repères si le personnel est déclaré, les consignes envoyées, la logistique prête. Sous les places, le lien mène aux stagiaires et dit combien d’inscriptions sont à valider. Cliquez sur une formation pour y agir.',
    questions: [
      {
        question: 'Que signifient les différents états d’une formation ?',
        reponse:
          'Recherche : il manque des formateurs. Complet : l’effectif est atteint. Déclaré : le personnel est déclaré à l’URSSAF. Logistique : le matériel est assigné et prêt. Consignes : elles sont envoyées aux formateurs ou aux stagiaires.',
      },
      {
        question: 'Où voir la liste des stagiaires inscrits ?',
        reponse: 'Dans Valider stagiaires, depuis la page de la formation.',
      },
    ],
  },
  'formations/a-valider': {
    texte:
      'Les formations proposées par un responsable local, qui attendent une décision. Ouvrez-en une pour la valider, ou la refuser avec un motif. Une fois validée, les formateurs qui ont la compétence sont prévenus.',
  },
  'formations/cloturees': {
    texte:
      'Les formations terminées et clôturées, avec leur procès-verbal. Le procès-verbal reste tel qu’il a été fait : une correction en fait une nouvelle version.',
    questions: [
      {
        question: 'Comment gérer un stagiaire absent à une session ?',
        reponse:
          'Ne le supprimez pas : ne validez pas sa présence. Seuls les stagiaires validés comptent pour le procès-verbal et les statistiques.',
      },
    ],
  },
  'formations/cloturees/annulees': {
    texte:
      'Les formations qui n’ont pas eu lieu : annulées après leur ouverture, ou refusées avant. Chacune garde son motif. On y arrive depuis Formations clôturées.',
  },
  'formations/creer': {
    texte:
      'Choisissez d’abord le type : durée, places, formateurs et prix sont proposés, et tout se change. Ajoutez une journée par date, avec son lieu et ses horaires. Ce que crée un responsable local attend d’être validé.',
    questions: [
      {
        question: 'Comment gérer plusieurs journées et plusieurs lieux ?',
        reponse:
          'Ajoutez autant de journées que de dates. Vous pourrez les changer ensuite depuis Modifier formation.',
      },
    ],
  },
  'formations/:formationId': {
    texte:
      'Tout sur une formation : journées, formateurs, stagiaires, suivi et journal. Le bouton principal est ce qui reste à faire. Suivi dit ce qui est fait, ce qui manque, et mène à chaque page.',
    questions: [
      {
        question: 'Pourquoi un formateur ne reçoit-il pas les notifications ?',
        reponse:
          'Il lui manque la compétence du type de formation, ou il a coupé ces notifications. Sa fiche le dit : Administration > Modifier adhérent, puis Pourquoi ne reçoit-il pas…',
      },
      {
        question: 'Pourquoi les inscriptions se bloquent-elles ?',
        reponse:
          'Le nombre de places est atteint. Cochez Dépassement de capacité dans Modifier formation pour aller au-delà.',
      },
    ],
  },
  'formations/:formationId/personnel': {
    texte:
      'Les formateurs qui ont postulé, puis ceux que vous pouvez affecter vous-même. Seuls les membres qui ont le droit de formateur et la compétence du type sont proposés ; les autres sont rangés dessous, avec la raison.',
    questions: [
      {
        question: 'Comment affecter un formateur à une session ?',
        reponse:
          'D’ordinaire il postule lui-même depuis Postuler formation. Vous pouvez aussi l’affecter d’ici : il est prévenu.',
      },
      {
        question: 'À quoi sert la lettre de mission ?',
        reponse:
          'Elle dit au formateur ce qu’il encadre, quand, où et à quel titre, et sert de preuve pour Qualiopi. Établissez-la d’ici pour toute l’équipe ; le formateur peut aussi établir la sienne. Si ses journées changent, elle est marquée à refaire. Bénévole ou rémunéré : c’est ce que dit la page URSSAF.',
      },
      {
        question: 'Comment remplacer un formateur qui ne peut plus venir ?',
        reponse:
          'Dans L’équipe, ouvrez ses journées : vous y choisissez qui le remplace, ou vous le retirez. Les deux sont prévenus. Ce qu’il a déjà tenu reste le sien, avec ses heures.',
      },
    ],
  },
  'formations/:formationId/qualiopi': {
    texte:
      'Chaque preuve que Qualiopi demande : présente, avec sa date, ou manquante, avec ce qu’il reste à faire. Cliquez sur une preuve pour aller où elle se trouve. Le dossier se télécharge complet, prêt pour l’auditeur.',
  },
  'formations/:formationId/sondages': {
    texte:
      'Ce que les stagiaires, les formateurs et le client ont répondu, sans leurs noms. En bas, qui a reçu son sondage, qui a été relancé et qui a répondu. Pour une classe sans téléphone ou une personne sans adresse, imprimez les feuilles : chacune porte le code de son lien, et la réponse écrite à la main se saisit ici.',
    questions: [
      {
        question: 'Pourquoi un stagiaire n’a-t-il pas reçu le sondage ?',
        reponse:
          'Il faut que son inscription et sa présence soient validées à la clôture, et que son adresse soit connue. Corrigez l’adresse depuis la liste des stagiaires, puis envoyez-lui son lien ici.',
      },
    ],
  },
  'formations/:formationId/personnel/:candidatureId': {
    texte:
      'Les journées d’un formateur, sa venue et ses heures. Elles suivent les créneaux tant que vous ne les changez pas, et se figent à la clôture. C’est ce que comptent Mes activités et le bilan pédagogique et financier.',
  },
  'formations/:formationId/retrait': {
    texte:
      'Vous ne pouvez plus venir : dites-le ici, les gestionnaires sont prévenus aussitôt. Une fois retenu, une raison est demandée.',
  },
  'formations/declarations': {
    texte:
      'Les formations de la période dont une personne est à déclarer à l’URSSAF. Un bénévole sans rémunération ne se déclare pas ; une indemnité forfaitaire, si.',
  },
  'formations/:formationId/declaration': {
    texte:
      'Chaque personne de l’équipe, ce qui manque pour la déclarer, et où en est sa déclaration. Le fichier XML se dépose sur le site de l’URSSAF ; notez ensuite la date et la référence de l’accusé.',
    questions: [
      {
        question: 'Quand déclarer ?',
        reponse:
          'Au plus tôt huit jours avant le début, au plus tard avant la première heure de travail.',
      },
      {
        question: 'Pourquoi un formateur a-t-il deux lignes ?',
        reponse:
          'Chaque embauche se déclare. Des journées qui se suivent n’en font qu’une ; deux week-ends séparés en font deux, avec chacun sa déclaration et sa référence. Un contrat déjà déclaré du premier au dernier jour reste une seule ligne.',
      },
      {
        question: 'Pourquoi le numéro de sécurité sociale n’est-il pas dans le fichier ?',
        reponse:
          'Il ne se lit qu’avec le droit « données sensibles », donné par un administrateur. Chaque lecture est notée.',
      },
    ],
  },
  'formations/:formationId/cloturer': {
    texte:
      'Clôturer fige la formation et crée le procès-verbal. Ce qui semble oublié est listé avant. La formation doit être terminée.',
  },
  'formations/:formationId/stagiaires': {
    texte:
      'Les stagiaires inscrits : validez leurs inscriptions, puis notez les présences, par demi-journée. Cliquez sur un nom pour corriger ses coordonnées ou renvoyer sa confirmation.',
    questions: [
      {
        question: 'Pourquoi le stagiaire n’a-t-il pas reçu le mail de confirmation ?',
        reponse:
          'Vérifiez son adresse en cliquant sur son nom, corrigez-la, puis renvoyez la confirmation. Si elle est juste, faites-lui regarder ses courriers indésirables.',
      },
      {
        question: 'Comment gérer un stagiaire absent ?',
        reponse: 'Ne validez pas sa présence. Il est ignoré à la clôture, sans être supprimé.',
      },
    ],
  },
  stagiaires: {
    texte:
      'Ajouter un stagiaire à la main : choisissez d’abord la formation, puis renseignez la personne. D’ordinaire les stagiaires s’inscrivent eux-mêmes depuis la page publique.',
    questions: [
      {
        question: 'Pourquoi le stagiaire ne parvient-il pas à s’inscrire ?',
        reponse:
          'S’il est déjà inscrit et validé sur une formation du même type, l’inscription est refusée. Sinon l’ancienne est remplacée. Une formation complète refuse aussi.',
      },
    ],
  },
}
