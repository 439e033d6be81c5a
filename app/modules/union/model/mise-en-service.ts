import { plural } from '#app/ui/format.ts'

/** Steps that nobody can see from the data: an administrator says that they are done. */
export const etapesNotees = ['cgu', 'types', 'sauvegarde'] as const
export type EtapeNotee = (typeof etapesNotees)[number]

export type FaitsMiseEnService = {
  /** What the identity still lacks, in words. */
  manques: string[]
  logo: boolean
  envoi: boolean
  cgu: boolean
  types: boolean
  sauvegarde: boolean
  centres: number
  lieux: number
  adherents: number
  administrateurs: number
}

export type Etape = {
  cle: string
  titre: string
  /** Why it matters, and what to do. */
  pourquoi: string
  fait: boolean
  /** Without it, a training can neither be published nor held: administrators land here until it is done. */
  essentielle: boolean
  /** From the members' area. */
  lien?: { chemin: string; bouton: string }
  /** The button that says it is done. */
  noter?: { etape: EtapeNotee; bouton: string }
}

/** What remains to set up before a union works, in the order in which to do it. */
export function etapesMiseEnService(faits: FaitsMiseEnService): Etape[] {
  return [...etapesUnion(faits), ...etapesFormations(faits), ...etapesPersonnes(faits)]
}

function etapesUnion({ manques, logo, envoi, cgu }: FaitsMiseEnService): Etape[] {
  return [
    {
      cle: 'identite',
      titre: 'Compléter les informations de l’union',
      pourquoi:
        manques.length === 0
          ? 'Procès-verbaux, conventions et factures les portent.'
          : `Procès-verbaux, conventions et factures les portent. Il manque ${manques.join(', ')}.`,
      fait: manques.length === 0,
      essentielle: true,
      lien: { chemin: 'parametrages/union', bouton: 'Compléter' },
    },
    {
      cle: 'logo',
      titre: 'Envoyer le logo',
      pourquoi: 'Il est en tête des pages publiques et des documents.',
      fait: logo,
      essentielle: false,
      lien: { chemin: 'parametrages/union', bouton: 'Envoyer' },
    },
    {
      cle: 'envoi',
      titre: 'Faire partir les mails',
      pourquoi:
        'Sans serveur d’envoi, les mails s’écrivent mais restent ici\u00a0: confirmations, convocations et mots de passe n’arrivent pas. C’est l’exploitant de la plateforme qui le branche.',
      fait: envoi,
      essentielle: false,
      lien: { chemin: 'administration/mails', bouton: 'Voir les mails' },
    },
    {
      cle: 'cgu',
      titre: 'Relire et publier les conditions d’utilisation',
      pourquoi:
        'Chaque membre les accepte avant d’entrer. Un texte de départ est en place\u00a0: publiez le vôtre, ou gardez-le après l’avoir relu.',
      fait: cgu,
      essentielle: false,
      lien: { chemin: 'parametrages/conditions', bouton: 'Relire' },
      noter: { etape: 'cgu', bouton: 'Ce texte convient' },
    },
  ]
}

function etapesFormations({ centres, lieux, types }: FaitsMiseEnService): Etape[] {
  return [
    {
      cle: 'centres',
      titre: 'Ajouter les centres',
      pourquoi:
        'Les adhérents y sont rattachés, et les responsables locaux n’agissent que pour les leurs.',
      fait: centres > 0,
      essentielle: true,
      lien: { chemin: 'parametrages/centres/ajouter', bouton: 'Ajouter' },
    },
    {
      cle: 'lieux',
      titre: 'Ajouter les lieux de formation',
      pourquoi:
        'On les choisit dans une liste en créant une formation\u00a0; le public voit l’adresse et l’accès.',
      fait: lieux > 0,
      essentielle: true,
      lien: { chemin: 'parametrages/lieux/ajouter', bouton: 'Ajouter' },
    },
    {
      cle: 'types',
      titre: 'Relire les types de formation',
      pourquoi:
        'Durées, places, âges et prix du modèle national sont en place. Les prix surtout sont à faire vôtres.',
      fait: types,
      essentielle: true,
      lien: { chemin: 'parametrages/types', bouton: 'Relire' },
      noter: { etape: 'types', bouton: 'Ils conviennent' },
    },
  ]
}

function etapesPersonnes({ adherents, administrateurs, sauvegarde }: FaitsMiseEnService): Etape[] {
  return [
    {
      cle: 'membres',
      titre: 'Ajouter les premiers membres',
      pourquoi:
        adherents > 1
          ? `${plural(adherents, 'adhérent est connu', 'adhérents sont connus')}.`
          : 'Vous êtes seul pour l’instant. Chacun recevra un lien pour choisir son mot de passe.',
      fait: adherents > 1,
      essentielle: false,
      lien: { chemin: 'administration/adherents/ajouter', bouton: 'Ajouter' },
    },
    {
      cle: 'administrateurs',
      titre: 'Nommer un second administrateur',
      pourquoi:
        'Si le seul administrateur perd son accès, personne dans l’union ne peut le lui rendre.',
      fait: administrateurs > 1,
      essentielle: false,
      lien: { chemin: 'administration/adherents', bouton: 'Choisir' },
    },
    {
      cle: 'sauvegarde',
      titre: 'Savoir qui garde les sauvegardes et leur clé',
      pourquoi:
        'Les données protégées (IBAN, numéros de sécurité sociale) sont chiffrées\u00a0: sans la clé secrète du serveur, une sauvegarde ne les rend pas. Demandez à l’exploitant où elle est gardée, à part des sauvegardes.',
      fait: sauvegarde,
      essentielle: false,
      noter: { etape: 'sauvegarde', bouton: 'Je le sais' },
    },
  ]
}

/** Done as far as work needs it: administrators land on their own home again. */
export function peutTravailler(etapes: Etape[]): boolean {
  return etapes.every(({ fait, essentielle }) => fait || !essentielle)
}
