import {
  type Balises,
  defineModele,
  type Envoi,
  envoi,
  type Modele,
} from '#app/modules/courriel/model/modele.ts'

const balises = {
  details: {
    explication: 'Ce qui s’est passé, et quand.',
    exemple: [
      ['Appareil', 'Firefox sur Windows'],
      ['Quand', 'lun.\u00a023 nov.\u00a02026, 10\u00a0h\u00a004'],
    ],
  },
  lien_oubli: {
    explication: 'La page où demander un nouveau mot de passe.',
    exemple: 'https://exemple.fr/mot-de-passe-oublie',
    lien: true,
  },
} as const satisfies Balises

function modele(quoi: string, nom: string, quand: string, phrase: string) {
  return defineModele({
    cle: `compte.${quoi}`,
    nom,
    rubrique: 'Comptes',
    quand,
    pour: 'Le titulaire du compte',
    apercu: 'adherent',
    balises,
    sujet: `${nom} – {union}`,
    corps: `Bonjour,

${phrase}

{details}

Si c’est vous, il n’y a rien à faire.

Si ce n’est pas vous, choisissez tout de suite un nouveau mot de passe : toutes les sessions ouvertes seront fermées.

[bouton : Choisir un nouveau mot de passe]({lien_oubli})`,
  })
}

/** What has just happened to an account, told to its owner: who did nothing reads what to do. */
export const modelesAlerte = {
  nouvel_appareil: modele(
    'nouvel_appareil',
    'Connexion depuis un nouvel appareil',
    'Quand un compte s’ouvre depuis un appareil encore inconnu.',
    'Votre compte vient d’être ouvert depuis un appareil que nous ne connaissions pas.',
  ),
  mot_de_passe_change: modele(
    'mot_de_passe_change',
    'Mot de passe changé',
    'Quand un mot de passe est changé.',
    'Le mot de passe de votre compte vient d’être changé. Les autres sessions sont fermées.',
  ),
  mots_de_passe_faux: modele(
    'mots_de_passe_faux',
    'Beaucoup de mots de passe faux',
    'Quand trente mots de passe faux ont été essayés sur un compte en une journée.',
    'Quelqu’un essaie des mots de passe sur votre compte. Il n’est pas entré, et vous pouvez toujours vous connecter.',
  ),
  adresse_changee: modele(
    'adresse_changee',
    'Adresse de connexion changée',
    'Quand l’adresse de connexion est changée, à l’ancienne adresse.',
    'L’adresse de connexion de votre compte vient d’être changée.',
  ),
  facteur_ajoute: modele(
    'facteur_ajoute',
    'Second facteur ajouté',
    'Quand un second facteur est ajouté à un compte.',
    'Un second facteur vient d’être ajouté à votre compte.',
  ),
  facteur_retire: modele(
    'facteur_retire',
    'Second facteur retiré',
    'Quand un second facteur est retiré d’un compte.',
    'Un second facteur vient d’être retiré de votre compte.',
  ),
  code_secours: modele(
    'code_secours',
    'Code de secours utilisé',
    'Quand un compte s’ouvre avec un code de secours.',
    'Votre compte vient d’être ouvert avec un code de secours.',
  ),
  rattachement: modele(
    'union_rattachee',
    'Union rattachée à un compte',
    'Quand une union est rattachée à un compte qui existe déjà.',
    'Votre compte ouvre maintenant une union de plus.',
  ),
}

export type Alerte = { quoi: keyof typeof modelesAlerte; details?: [string, string][] }

type Donnees = {
  to: string
  quand: string
  lien: string
  personneId: string | null
}

export function alerteEmail(alerte: Alerte, donnees: Donnees): Envoi {
  const { to, quand, lien, personneId } = donnees
  const details: [string, string][] = [...(alerte.details ?? []), ['Quand', quand]]
  const choisi: Modele<typeof balises> = modelesAlerte[alerte.quoi]
  return envoi(choisi, { details, lien_oubli: lien }, { to, personneId })
}
