import { type StatutInscription, statutsPermettant } from '../model.ts'
import { nomComplet } from './stagiaire.ts'

/** Minutes during which one code of the screen is shown; the two before it are still taken. */
const dureeCode = 10

/** The numbers of the codes that are good now, the one to show first. */
export function rangsDuCode(now: Date): [number, number, number] {
  const rang = Math.floor(now.getTime() / (dureeCode * 60_000))
  return [rang, rang - 1, rang - 2]
}

/** Who may be noted: somebody of the list, whose presence is not validated yet. */
export function empechementSaisie(inscription: {
  statut: StatutInscription
  presenceValideeLe: Date | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
}): string | undefined {
  const nom = nomComplet(inscription)
  if (!statutsPermettant.saisir_presences.includes(inscription.statut))
    return `${nom} n’est plus sur la liste. Rien n’a été noté.`
  if (inscription.presenceValideeLe !== null)
    return `La présence de ${nom} est déjà validée : retirez d’abord cette validation.`
  return undefined
}

/** A half-day of today on the follow-up page: may one sign now, and is it done? */
export type CreneauSuivi = { ouvert: boolean; presence: boolean | null; debut: string; fin: string }

/** Whether the follow-up page proposes to sign today: a living inscription, its presence not validated yet. */
export function peutEmarger(inscription: {
  statut: StatutInscription
  presenceValideeLe: Date | null
  statutFormation: string
}): boolean {
  return (
    inscription.statutFormation === 'validee' &&
    inscription.presenceValideeLe === null &&
    statutsPermettant.saisir_presences.includes(inscription.statut)
  )
}

/** Why one cannot sign now from the follow-up page. */
export function empechementEmargement(
  inscription: Parameters<typeof peutEmarger>[0],
  creneaux: CreneauSuivi[],
): string | undefined {
  if (!peutEmarger(inscription))
    return 'Votre présence ne se note plus ici : voyez votre formateur.'
  if (!creneaux.some(({ ouvert }) => ouvert)) return 'Ce n’est pas l’heure de cette formation.'
  return undefined
}

export const codeInconnu =
  'Ce n’est pas le code affiché. Regardez de nouveau l’écran de votre formateur : il change toutes les dix minutes.'

/** The sentence of a code that is no longer good, or not yet. */
export const codePerime =
  'Ce code ne vaut plus. Scannez celui que votre formateur montre maintenant.'
