import type { EtatCompte } from '#app/modules/compte/model.ts'
import { formatDay } from '#app/ui/format.ts'

/** What a member is for the federation; the order is the one of the lists. */
export const statutsAdherent = [
  'SPV',
  'SPP',
  'SPM',
  'PATS',
  'SSSM',
  'ANCIEN',
  'JSP',
  'CADET',
  'ANIMATEUR_JSP',
  'CIVIL',
  'HONORAIRE',
  'BIENFAITEUR',
  'VEUF_ORPHELIN',
] as const
export type StatutAdherent = (typeof statutsAdherent)[number]

export const libellesStatut: Record<StatutAdherent, string> = {
  SPV: 'Sapeur-pompier volontaire',
  SPP: 'Sapeur-pompier professionnel',
  SPM: 'Sapeur-pompier militaire',
  PATS: 'Personnel administratif, technique et spécialisé',
  SSSM: 'Service de santé et de secours médical',
  ANCIEN: 'Ancien sapeur-pompier',
  JSP: 'Jeune sapeur-pompier',
  CADET: 'Cadet',
  ANIMATEUR_JSP: 'Animateur de jeunes sapeurs-pompiers',
  CIVIL: 'Membre civil',
  HONORAIRE: 'Membre honoraire',
  BIENFAITEUR: 'Membre bienfaiteur',
  VEUF_ORPHELIN: 'Ayant droit',
}

/** The code as it is said: `ANIMATEUR JSP`. */
export function codeStatut(statut: StatutAdherent): string {
  return statut.replaceAll('_', ' ')
}

export const libellesEtat: Record<EtatCompte, string> = {
  incomplet: 'Incomplet',
  a_valider: 'À valider',
  valide: 'Validé',
  desactive: 'Désactivé',
}

type Compte = { etat: EtatCompte; manques: string[] }

/** ADH-3: why an account cannot be validated now; undefined when it can. */
export function empechementValidation({ etat, manques }: Compte): string | undefined {
  if (etat === 'desactive') return 'Ce compte est désactivé.'
  if (etat === 'valide') return 'Ce compte est déjà validé.'
  if (manques.length === 0) return undefined
  const liste = manques.map((manque) => manque.toLocaleLowerCase('fr')).join(', ')
  return `Ce compte n’est pas complet. Son titulaire doit encore\u00a0: ${liste}.`
}

type Engagement = { numero: string; intitule: string; jour: string | null }

/** Nothing to come may be left behind; the list says what. */
export function empechementArchivage(engagements: Engagement[]): string | undefined {
  if (engagements.length === 0) return undefined
  const liste = engagements.map(({ numero, intitule, jour }) =>
    [`${numero} ${intitule}`, jour && formatDay(jour)].filter(Boolean).join(', '),
  )
  return `Cette personne est encore attendue\u00a0: ${liste.join(' ; ')}. Retirez-la d’abord de ces formations.`
}
