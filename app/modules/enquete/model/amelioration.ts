import { z } from 'zod'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { estUnJour, type Jour } from '#app/platform/jour.ts'

export const canaux = ['courriel', 'telephone', 'courrier', 'sur_place', 'sondage'] as const
export type Canal = (typeof canaux)[number]

export const libelleCanal: Record<Canal, string> = {
  courriel: 'Courriel',
  telephone: 'Téléphone',
  courrier: 'Courrier',
  sur_place: 'Sur place',
  sondage: 'Réponse à un sondage',
}

export const statutsAction = ['a_faire', 'en_cours', 'faite', 'abandonnee'] as const
export type StatutAction = (typeof statutsAction)[number]

export const libelleStatutAction: Record<StatutAction, string> = {
  a_faire: 'À faire',
  en_cours: 'En cours',
  faite: 'Faite',
  abandonnee: 'Abandonnée',
}

const jour = (phrase: string) => z.string({ error: phrase }).refine(estUnJour, phrase)
const facultatif = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema]).default(null)

export const reclamationSchema = z.object({
  id: z.uuid(),
  /** 0 for the one that is being created. */
  version: z.coerce.number().int().min(0).default(0),
  formationId: facultatif(z.uuid('Choisissez une formation de la liste.')),
  recueLe: jour('Indiquez le jour où elle est arrivée.'),
  canal: z.enum(canaux, { error: 'Choisissez comment elle est arrivée.' }),
  auteur: requiredText('Indiquez qui réclame.', 200),
  coordonnees: optionalText(200),
  objet: requiredText('Dites en quelques mots de quoi il s’agit.', 200),
  faits: requiredText('Notez ce qui est reproché.', 4000),
  reponse: optionalText(4000),
  repondueLe: facultatif(jour('Indiquez un jour.')),
  closeLe: facultatif(jour('Indiquez un jour.')),
})
export type SaisieReclamation = z.output<typeof reclamationSchema>

/** The field and the sentence of what does not hold together; undefined when it does. */
export function problemeReclamation(
  { recueLe, reponse, repondueLe, closeLe }: SaisieReclamation,
  aujourdhui: Jour,
): { champ: string; phrase: string } | undefined {
  const dire = (champ: string, phrase: string) => ({ champ, phrase })
  for (const [champ, le] of [
    ['recueLe', recueLe],
    ['repondueLe', repondueLe],
    ['closeLe', closeLe],
  ] as const) {
    if (le !== null && le > aujourdhui) return dire(champ, 'Ce jour n’est pas encore passé.')
  }
  if (reponse !== null && repondueLe === null)
    return dire('repondueLe', 'Indiquez le jour de la réponse.')
  if (reponse === null && repondueLe !== null) return dire('reponse', 'Notez ce qui a été répondu.')
  if (repondueLe !== null && repondueLe < recueLe)
    return dire('repondueLe', 'La réponse ne peut pas précéder la réclamation.')
  if (closeLe !== null && repondueLe === null)
    return dire('closeLe', 'Une réclamation se clôt après une réponse.')
  if (closeLe !== null && repondueLe !== null && closeLe < repondueLe)
    return dire('closeLe', 'La clôture ne peut pas précéder la réponse.')
  return undefined
}

/** Why somebody is proposed, in words. */
export function direIndices(indices: {
  parNom: boolean
  parTelephone: boolean
  parCourriel: boolean
}): string {
  return [
    indices.parNom && 'même nom',
    indices.parTelephone && 'même téléphone',
    indices.parCourriel && 'même adresse électronique',
  ]
    .filter(Boolean)
    .join(', ')
}

export type EtatReclamation = 'ouverte' | 'repondue' | 'close'

export const libelleEtatReclamation: Record<EtatReclamation, string> = {
  ouverte: 'À traiter',
  repondue: 'Répondue',
  close: 'Close',
}

export function etatReclamation(dates: {
  repondueLe: Jour | null
  closeLe: Jour | null
}): EtatReclamation {
  if (dates.closeLe) return 'close'
  return dates.repondueLe ? 'repondue' : 'ouverte'
}

export const actionSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0).default(0),
  intitule: requiredText('Dites ce qui sera fait.', 200),
  description: optionalText(4000),
  formationId: facultatif(z.uuid('Choisissez une formation de la liste.')),
  reclamationId: facultatif(z.uuid('Choisissez une réclamation de la liste.')),
  responsableId: z.uuid('Choisissez qui s’en charge.'),
  echeance: jour('Indiquez pour quand.'),
  statut: z.enum(statutsAction, { error: 'Choisissez l’état.' }),
  resultat: optionalText(2000),
})
export type SaisieAction = z.output<typeof actionSchema>

export function estTerminee(statut: StatutAction): boolean {
  return statut === 'faite' || statut === 'abandonnee'
}

/** An action that ends says with what result, or why it was given up. */
export function empechementAction({ statut, resultat }: SaisieAction): string | undefined {
  if (!estTerminee(statut) || resultat !== null) return undefined
  return statut === 'faite'
    ? 'Dites avec quel résultat : l’auditeur le demande.'
    : 'Dites pourquoi elle est abandonnée.'
}

export function estEnRetard(
  { statut, echeance }: { statut: StatutAction; echeance: Jour },
  aujourdhui: Jour,
): boolean {
  return !estTerminee(statut) && echeance < aujourdhui
}
