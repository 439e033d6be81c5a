import { defineModele, type Envoi, envoi } from '#app/modules/courriel/model/modele.ts'
import { formatInstant } from '#app/ui/format.ts'
import {
  adresseLettre,
  balisesAvecSuivi,
  balisesStagiaire,
  type Lettre,
  valeursLettre,
} from './lettre.ts'

const commun = {
  rubrique: 'Stagiaires',
  pour: 'La personne qui attend, et le responsable d’un mineur',
  apercu: 'inscription',
} as const

const balisesRang = {
  ...balisesAvecSuivi,
  position: { explication: 'Le rang sur la liste d’attente.', exemple: '2' },
} as const

const balisesTenue = {
  ...balisesAvecSuivi,
  jusque: {
    explication: 'Jusqu’à quand la place est gardée.',
    exemple: 'mer. 25 nov. 2026 à 10 h 00',
    obligatoire: true,
  },
} as const

const fin = '> Une question ? Écrivez ou appelez : {contact}.'

/** STA-3: the three mails of a waiting list, by the state they speak of. */
export const modelesAttente = {
  liste_attente: defineModele({
    ...commun,
    cle: 'stagiaire.liste_attente',
    nom: 'Liste d’attente',
    quand: 'Quand une personne rejoint la liste d’attente d’une formation complète.',
    balises: balisesRang,
    sujet: 'Liste d’attente : {formation}',
    corps: `Bonjour,

La formation est complète. Vous êtes sur la liste d’attente, au rang {position}.

{recapitulatif}

Si une place se libère pour vous, un courriel vous la propose : vous aurez un délai pour l’accepter.

[bouton : Voir ma place dans la liste]({lien_suivi})

> Ce lien est personnel : ne le transmettez pas. Gardez ce message.

${fin}`,
  }),
  proposee: defineModele({
    ...commun,
    cle: 'stagiaire.place_proposee',
    nom: 'Place proposée',
    quand: 'Quand une place se libère pour la première personne de la liste d’attente.',
    balises: balisesTenue,
    sujet: 'Une place est libre pour vous : {formation}',
    corps: `Bonjour,

Une place s’est libérée. Elle est gardée pour vous jusqu’au {jusque}.

{recapitulatif}

[bouton : Accepter ou refuser cette place]({lien_suivi})

Sans réponse de votre part, elle sera proposée à la personne suivante.

${fin}`,
  }),
  expiree: defineModele({
    ...commun,
    cle: 'stagiaire.attente_expiree',
    nom: 'Fin de l’attente',
    quand: 'Quand une place proposée n’est pas acceptée à temps, ou que la formation commence.',
    balises: balisesStagiaire,
    sujet: 'Vous n’êtes plus sur la liste d’attente : {formation}',
    corps: `Bonjour,

Le délai est passé : vous n’êtes plus sur la liste d’attente de cette formation.

{recapitulatif}

Vous pouvez choisir une autre date sur le site de l’union.

${fin}`,
  }),
}

type Situation = { position: number; tenueJusque: Date | null; fuseau: string }

export function lettreAttente(
  statut: keyof typeof modelesAttente,
  donnees: Lettre,
  { position, tenueJusque, fuseau }: Situation,
): Envoi {
  const valeurs = valeursLettre(donnees)
  const adresse = adresseLettre(donnees)
  if (statut === 'liste_attente')
    return envoi(modelesAttente.liste_attente, { ...valeurs, position: String(position) }, adresse)
  if (statut === 'expiree') return envoi(modelesAttente.expiree, valeurs, adresse)
  const jusque = tenueJusque ? formatInstant(tenueJusque, fuseau) : ''
  return envoi(modelesAttente.proposee, { ...valeurs, jusque }, adresse)
}
