import type { Aide } from './aide.ts'

export const aidePlanning: Record<string, Aide> = {
  planning: {
    texte:
      'Toutes les journées de formation que vous pouvez voir, par mois, par semaine ou en liste. Les gestionnaires les voient aussi par formateur et par lieu. Une étoile marque les vôtres. Pour déplacer une journée à venir, faites-la glisser sur un autre jour, ou ouvrez la formation puis Journées : dans les deux cas une page montre qui sera prévenu avant que rien ne change.',
    questions: [
      {
        question: 'Que signifient les badges ?',
        reponse:
          'Recherche : il manque des formateurs. Complet : il y en a assez. Déclaré : le personnel est déclaré à l’URSSAF. Consignes : elles sont envoyées. Logistique : le matériel est prêt.',
      },
      {
        question: 'Comment le voir dans l’agenda de mon téléphone ?',
        reponse: 'Créez un lien dans Mon compte > Mon calendrier, et collez-le dans votre agenda.',
      },
    ],
    liens: [{ label: 'Mon calendrier', chemin: 'compte/calendrier' }],
  },
  'compte/calendrier': {
    texte:
      'Un lien secret que votre agenda (Google, Apple, Outlook…) vient lire : les formations y apparaissent et y changent seules. L’agenda le relit à son rythme, de quelques minutes à un jour. Si le lien a circulé, changez-le : l’ancien ne mène plus nulle part.',
  },
  'formations/:formationId/diplomes': {
    texte:
      'Les certificats de la formation. Choisissez les personnes puis validez : l’union numérote les siens ; pour un certificat fédéral, écrivez le numéro donné par la fédération. La raison est dite pour chaque personne qui ne peut pas en avoir. Un diplôme invalidé garde son numéro ; le suivant en porte un autre.',
    questions: [
      {
        question: 'Pourquoi je ne peux pas éditer un diplôme ?',
        reponse:
          'Il faut une présence validée, un résultat « certifié », et une identité juste : civilité, noms, commune et code postal de naissance.',
      },
    ],
  },
}
