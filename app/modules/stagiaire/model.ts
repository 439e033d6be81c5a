import { ageAu, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

export type StatutInscription =
  | 'liste_attente'
  | 'proposee'
  | 'reservee'
  | 'inscrite'
  | 'validee'
  | 'desinscrite'
  | 'refusee'
  | 'expiree'

export type MotifDesinscription =
  | 'demande'
  | 'gestionnaire'
  | 'reinscription'
  | 'annulation'
  | 'delai'

type Acte =
  | 'valider'
  | 'refuser'
  | 'desinscrire'
  | 'se_desister'
  | 'reprendre'
  | 'saisir_presences'
  | 'modifier'
  | 'transferer'

/** The whole life of an inscription on one screen: the states in which each act is possible (STA-0). */
export const statutsPermettant: Record<Acte, StatutInscription[]> = {
  valider: ['inscrite'],
  refuser: ['inscrite', 'liste_attente', 'proposee'],
  desinscrire: ['inscrite', 'validee'],
  se_desister: ['liste_attente', 'proposee', 'inscrite', 'validee'],
  reprendre: ['desinscrite'],
  saisir_presences: ['inscrite', 'validee'],
  modifier: ['inscrite', 'validee'],
  transferer: ['inscrite', 'validee'],
}

/** States in which a trainee is on the list of the formation; `proposee` and `reservee` only hold a place. */
export const statutsVivants: StatutInscription[] = ['inscrite', 'validee']

/** STA-5: why nobody is called any more; undefined when the formation is open and not over. */
export function empechementConvocation(
  { statut, dernierJour }: { statut: string; dernierJour: Jour | null },
  aujourdhui: Jour,
): string | undefined {
  if (statut !== 'validee') return 'La formation n’est pas ouverte : personne n’est convoqué.'
  if (dernierJour !== null && dernierJour < aujourdhui) return 'La formation est passée.'
  return undefined
}

/** Those who come, or hope to: they learn what changes in the formation. */
export const statutsAPrevenir: StatutInscription[] = [
  'liste_attente',
  'proposee',
  'reservee',
  'inscrite',
  'validee',
]
/** Those who left it, or never had a place. */
export const statutsPartis: StatutInscription[] = ['desinscrite', 'refusee', 'expiree']

export const libellesStatut: Record<StatutInscription, string> = {
  liste_attente: 'Liste d’attente',
  proposee: 'Place proposée',
  reservee: 'Paiement en cours',
  inscrite: 'À valider',
  validee: 'Validée',
  desinscrite: 'Désinscrite',
  refusee: 'Refusée',
  expiree: 'Expirée',
}

export const libellesMotif: Record<MotifDesinscription, string> = {
  demande: 'à sa demande',
  gestionnaire: 'par l’union',
  reinscription: 'inscription à une autre date',
  annulation: 'formation annulée',
  delai: 'délai passé',
}

/** Situation of the trainee, on the categories of the bilan pédagogique et financier. */
export const statutsBpf = {
  particulier: 'Particulier, à mes frais',
  salarie: 'Salarié, envoyé par mon employeur',
  demandeur_emploi: 'Demandeur d’emploi',
  apprenti: 'Apprenti',
  autre: 'Autre situation',
} as const

/** Who the guardian of a minor is to the trainee. */
export const liensResponsable = {
  mere: 'Mère',
  pere: 'Père',
  tuteur: 'Tuteur ou tutrice',
  autre: 'Autre personne qui a l’autorité parentale',
} as const

/** The sentence that a guardian agrees to: kept on the inscription as it was shown, with its date. */
export const phraseAccordResponsable =
  'Je suis le responsable légal, ou j’ai son accord : j’autorise cette personne mineure à suivre la formation.'

/** The same on the paper that is printed and signed. */
export const phraseAccordPapier =
  'Je soussigné, responsable légal, autorise cette personne mineure à suivre la formation.'

/** « Stagiaire validé »: the only trainees of the procès-verbal, the rates and the diplomas (STA-0). */
export function estStagiaireValide(inscription: {
  statut: StatutInscription
  presenceValideeLe: Date | null
}): boolean {
  return inscription.statut === 'validee' && inscription.presenceValideeLe !== null
}

type TypeConnu = { id: string; code: string; alias: string[] }

/**
 * The types that count as the same one for STA-2, the given one included: a type whose alias is the
 * code of another (PSC1 → PSC), or that shares an alias with it, step by step. In the order of ids.
 */
export function typesEquivalents(types: TypeConnu[], id: string): string[] {
  const group = new Set([id])
  const names = new Set<string>()
  for (let grown = true; grown; ) {
    grown = false
    for (const type of types) {
      const own = [type.code, ...type.alias].map((name) => name.toUpperCase())
      if (!group.has(type.id) && !own.some((name) => names.has(name))) continue
      if (group.has(type.id) && own.every((name) => names.has(name))) continue
      group.add(type.id)
      for (const name of own) names.add(name)
      grown = true
    }
  }
  return [...group].sort()
}

/** Ages are counted on the first day of the session. */
export function estMineur(naissance: Jour, { premierJour }: { premierJour: Jour | null }): boolean {
  return premierJour !== null && ageAu(naissance, premierJour) < 18
}

/** Trainees are added, validated and marked until closing, the day itself included (FOR-2). */
export function empechementGestion({ statut }: { statut: string }): string | undefined {
  if (statut === 'validee') return undefined
  if (statut === 'cloturee')
    return 'La formation est clôturée : rouvrez-la pour changer ses stagiaires.'
  if (statut === 'a_valider') return 'La formation n’est pas encore validée.'
  return 'La formation n’a pas lieu.'
}

type Suivie = { statut: StatutInscription; presenceValideeLe: Date | null }

export function empechementDesinscription({
  statut,
  presenceValideeLe,
}: Suivie): string | undefined {
  if (!statutsPermettant.desinscrire.includes(statut))
    return 'Cette personne n’est plus sur la liste.'
  if (presenceValideeLe !== null)
    return 'Sa présence est validée : retirez d’abord cette validation.'
  return undefined
}

/** A sign-up moves as long as nothing was noted of it here. */
export function empechementTransfert(
  { statut, presenceValideeLe }: Suivie,
  gestion: string | undefined,
  presencesNotees = 0,
): string | undefined {
  if (gestion) return gestion
  if (!statutsPermettant.transferer.includes(statut))
    return 'Cette personne n’est plus sur la liste.'
  if (presenceValideeLe !== null || presencesNotees > 0)
    return 'Sa présence ici est déjà notée : elle ne peut plus être transférée.'
  return undefined
}

export function empechementRefus({ statut }: { statut: StatutInscription }): string | undefined {
  if (statutsPermettant.refuser.includes(statut)) return undefined
  if (statut === 'validee') return 'L’inscription est validée : désinscrivez la personne.'
  return 'Cette personne n’est plus sur la liste.'
}

/** Presence is a fact: it is not noted before its day. */
export function empechementPresence(creneau: { jour: Jour }, aujourdhui: Jour): string | undefined {
  if (creneau.jour <= aujourdhui) return undefined
  return `La présence du ${formatDay(creneau.jour)} se note le jour même.`
}

/** Why the presence cannot be validated without a reason: every créneau must be marked present. */
export function empechementValidationPresence(presences: (boolean | null)[]): string | undefined {
  if (presences.length === 0) return 'La formation n’a aucun créneau.'
  if (presences.every((present) => present === true)) return undefined
  const notes = presences.filter((present) => present !== null).length
  if (notes < presences.length) return 'Des créneaux ne sont pas notés.'
  return 'La personne a été absente à un créneau.'
}

/** STA-4: how often the public may have its confirmation sent again. */
export const confirmationsParHeure = 3

/** STA-2 (b): says what to do, never where that person is enrolled. */
export const refusDejaValidee =
  'Vous avez déjà une inscription validée pour ce type de formation. Pour changer de date, contactez l’union : une seconde inscription n’est pas possible.'

/** STA-2: a paid sign-up is never replaced by the rule; says what to do, never where. */
export const refusDejaPayee =
  'Vous avez déjà réglé une inscription pour ce type de formation. Pour changer de date, contactez l’union : elle reportera votre règlement ou vous remboursera.'
