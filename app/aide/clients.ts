import type { Aide } from './aide.ts'

export const aideClients: Record<string, Aide> = {
  'administration/clients': {
    texte:
      'Les clients de l’union : entreprises, mairies, écoles, associations et particuliers. Cherchez par nom, numéro, SIRET, commune ou contact, puis ouvrez une fiche. Une demande faite sur le site public crée sa fiche toute seule, avec son numéro.',
    questions: [
      {
        question: 'Pourquoi des fiches clients sont-elles créées en double ?',
        reponse:
          'Une demande sans numéro de client crée une fiche. Si le SIRET, ou le nom et le code postal, sont déjà connus, la demande propose de la rattacher : ouvrez la formation à valider, puis Client et convention.',
      },
      {
        question: 'À quoi sert le numéro de client ?',
        reponse:
          'Le client le donne sur le site public : le formulaire déjà rempli part à l’adresse de son contact principal. Le numéro seul ne montre aucune donnée.',
      },
    ],
  },
  'administration/clients/:clientId': {
    texte:
      'La fiche d’un client : ses contacts, ses formations et demandes, et les courriels qui lui sont envoyés. Le contact principal reçoit les conventions et les réponses. Une fiche archivée n’est plus proposée, rien n’est perdu.',
  },
  'formations/:formationId/client': {
    texte:
      'Ce que le client a demandé, sa fiche et sa convention. Complétez d’abord les journées, les places et le prix dans Modifier. Établissez ensuite la convention, relisez-la, puis envoyez-la. Un changement demande une nouvelle version ; les anciennes restent.',
    questions: [
      {
        question: 'La demande vient d’un client que je connais, que faire ?',
        reponse:
          'La page propose les fiches qui lui ressemblent. Rattachez la demande à la bonne fiche, ou gardez la nouvelle si c’est un autre client.',
      },
      {
        question: 'Comment le client est-il prévenu ?',
        reponse:
          'Il reçoit un accusé avec son numéro, la convention quand vous l’envoyez, puis la confirmation ou le refus quand vous décidez. Son lien de suivi montre où en est sa demande.',
      },
    ],
  },
}
