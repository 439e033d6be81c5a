import type { statutsBpf } from '#app/modules/stagiaire/model.ts'

// The lines of the cerfa 10443*17, in its order and words.

export const lignesC = {
  c1: 'Entreprises, pour la formation de leurs salariés',
  c2a: 'Contrats d’apprentissage',
  c2b: 'Contrats de professionnalisation',
  c2c: 'Promotion ou reconversion par alternance',
  c2d: 'Projets de transition professionnelle',
  c2e: 'Compte personnel de formation',
  c2f: 'Dispositifs spécifiques pour les personnes en recherche d’emploi',
  c2g: 'Dispositifs spécifiques pour les travailleurs non-salariés',
  c2h: 'Plan de développement des compétences ou autres dispositifs',
  c3: 'Pouvoirs publics, pour la formation de leurs agents',
  c4: 'Pouvoirs publics, pour des publics spécifiques\u00a0: instances européennes',
  c5: 'Pouvoirs publics, pour des publics spécifiques\u00a0: État',
  c6: 'Pouvoirs publics, pour des publics spécifiques\u00a0: conseils régionaux',
  c7: 'Pouvoirs publics, pour des publics spécifiques\u00a0: France Travail',
  c8: 'Pouvoirs publics, pour des publics spécifiques\u00a0: autres ressources publiques',
  c9: 'Personnes à titre individuel et à leurs frais',
  c10: 'Autres organismes de formation (y compris CFA)',
  c11: 'Autres produits au titre de la formation professionnelle',
} as const
export type LigneC = keyof typeof lignesC

/** The lines a person may choose for a formation: `hors` is what the form does not count. */
export const choixC = [...(Object.keys(lignesC) as LigneC[]), 'hors'] as const

/** The number printed before a line of frame C. */
export function numeroC(ligne: LigneC): string {
  return ligne.startsWith('c2') ? ligne.slice(2) : ligne.slice(1)
}

export const lignesF1 = {
  a: 'Salariés d’employeurs privés hors apprentis',
  b: 'Apprentis',
  c: 'Personnes en recherche d’emploi formées par l’organisme',
  d: 'Particuliers à leurs propres frais formés par l’organisme',
  e: 'Autres stagiaires',
} as const
export type LigneF1 = keyof typeof lignesF1

export const lignesF3 = {
  a: 'Diplôme, titre à finalité professionnelle ou CQP enregistré au RNCP',
  b: 'Certification (dont CQP) ou habilitation enregistrée au répertoire spécifique',
  c: 'CQP non enregistré au RNCP ou au répertoire spécifique',
  d: 'Autres formations professionnelles',
  e: 'Bilans de compétences',
  f: 'Actions d’accompagnement à la validation des acquis de l’expérience',
} as const
export type LigneF3 = keyof typeof lignesF3

/** Labels of the nomenclature of training specialities that a union meets. */
const specialites: Record<string, string> = {
  '344': 'Sécurité des biens et des personnes, police, surveillance',
  '331': 'Santé',
  '332': 'Travail social',
  '333': 'Enseignement, formation',
  '335': 'Animation sportive, culturelle et de loisirs',
  '343': 'Nettoyage, assainissement, protection de l’environnement',
  '413': 'Développement des capacités comportementales et relationnelles',
}

export function libelleNsf(code: string): string {
  return specialites[code] ?? 'Spécialité'
}

export type StatutBpf = keyof typeof statutsBpf

/**
 * What decides the lines of a formation: the line chosen by hand, else who it is made for. `publique` is
 * open to all; `interne` the free training of one's own members; `sans_client` a private one that nobody
 * is said to have asked for.
 */
export type Cas = (typeof casConnus)[number]
export const casConnus = [
  'publique',
  'entreprise',
  'association',
  'collectivite',
  'etablissement_public',
  'particulier',
  'organisme_formation',
  'interne',
  'sans_client',
  ...choixC,
] as const

type Regle = Record<StatutBpf, LigneF1 | null>

const selonStatut: Regle = {
  salarie: 'a',
  apprenti: 'b',
  demandeur_emploi: 'c',
  particulier: 'd',
  autre: 'e',
}
/** Somebody « à mes frais » whose training an employer pays: one of the two is wrong. */
const employeurPrive: Regle = { ...selonStatut, particulier: null }
/** Line a is for private employers: agents, inhabitants and pupils are e. */
const personnePublique: Regle = { ...selonStatut, salarie: 'e', particulier: 'e' }
const publicsSpecifiques: Regle = { ...selonStatut, particulier: 'e' }
const aucune: Regle = toutes(null)

function toutes(ligne: LigneF1 | null): Regle {
  return {
    salarie: ligne,
    apprenti: ligne,
    demandeur_emploi: ligne,
    particulier: ligne,
    autre: ligne,
  }
}

const reglesF1: Record<Exclude<Cas, 'organisme_formation' | 'interne' | 'c10' | 'hors'>, Regle> = {
  publique: selonStatut,
  entreprise: employeurPrive,
  association: employeurPrive,
  collectivite: personnePublique,
  etablissement_public: personnePublique,
  particulier: selonStatut,
  sans_client: aucune,
  c1: employeurPrive,
  c2a: toutes('b'),
  c2b: employeurPrive,
  c2c: employeurPrive,
  c2d: employeurPrive,
  c2e: selonStatut,
  c2f: toutes('c'),
  c2g: toutes('e'),
  c2h: employeurPrive,
  c3: personnePublique,
  c4: publicsSpecifiques,
  c5: publicsSpecifiques,
  c6: publicsSpecifiques,
  c7: toutes('c'),
  c8: personnePublique,
  c9: selonStatut,
  c11: selonStatut,
}

/** Where a trainee is counted: a line of F-1, frame G, out of the form, or nowhere yet (an anomaly). */
export function ligneF1(cas: Cas, statut: StatutBpf): LigneF1 | 'g' | 'hors' | null {
  if (cas === 'organisme_formation' || cas === 'c10') return 'g'
  if (cas === 'interne' || cas === 'hors') return 'hors'
  return reglesF1[cas][statut]
}

/** Who pays: a client by its kind, the trainee, or the line chosen by hand for the formation. */
const payeursConnus = [
  'entreprise',
  'association',
  'collectivite',
  'etablissement_public',
  'particulier',
  'organisme_formation',
  'stagiaire',
  'union',
  ...choixC,
] as const
export type Payeur = (typeof payeursConnus)[number]

const lignesPayeur: Record<Exclude<Payeur, LigneC | 'hors' | 'stagiaire' | 'union'>, LigneC> = {
  entreprise: 'c1',
  association: 'c1',
  collectivite: 'c3',
  etablissement_public: 'c3',
  particulier: 'c9',
  organisme_formation: 'c10',
}

/** The line of frame C of a payment; null is an anomaly: the union does not pay itself. */
export function ligneC(payeur: Payeur, statut: StatutBpf | null): LigneC | 'hors' | null {
  if (payeur === 'union') return null
  if (payeur === 'stagiaire') return statut === 'salarie' ? 'c1' : 'c9'
  if (payeur === 'hors' || payeur in lignesC) return payeur as LigneC | 'hors'
  return lignesPayeur[payeur as keyof typeof lignesPayeur]
}

export const statuts = ['salarie', 'apprenti', 'demandeur_emploi', 'particulier', 'autre'] as const

/** The pairs that lead to a line of F-1, for a list that shows its rows. */
export function pairesF1(ligne: LigneF1 | 'g' | 'hors' | null) {
  return casConnus.flatMap((cas) =>
    statuts.filter((statut) => ligneF1(cas, statut) === ligne).map((statut) => ({ cas, statut })),
  )
}

/** The same for a line of frame C; no situation where a client pays. */
export function pairesC(ligne: LigneC | 'hors' | null) {
  return payeursConnus.flatMap((payeur) =>
    ([null, ...statuts] as const)
      .filter((statut) => ligneC(payeur, statut) === ligne)
      .map((statut) => ({ payeur, statut })),
  )
}

export const libellesCas: Record<Cas, string> = {
  publique: 'Tout public',
  entreprise: 'Entreprise',
  association: 'Association',
  collectivite: 'Collectivité',
  etablissement_public: 'Établissement public',
  particulier: 'Particulier',
  organisme_formation: 'Autre organisme de formation',
  interne: 'Ses propres membres, sans paiement',
  sans_client: 'Client à dire',
  ...(Object.fromEntries(
    (Object.keys(lignesC) as LigneC[]).map((ligne) => [ligne, `Ligne ${numeroC(ligne)} choisie`]),
  ) as Record<LigneC, string>),
  hors: 'Hors bilan, choisi',
}

export function nomLigneC(ligne: LigneC | 'hors' | null): string {
  if (ligne === null) return 'Sans ligne, à corriger'
  return ligne === 'hors' ? 'Hors bilan' : `${numeroC(ligne)}. ${lignesC[ligne]}`
}

const courtsF1: Record<LigneF1, string> = {
  a: 'salariés du privé',
  b: 'apprentis',
  c: 'recherche d’emploi',
  d: 'particuliers',
  e: 'autres',
}

export function nomLigneF1(ligne: LigneF1 | 'g' | 'hors' | null): string {
  if (ligne === null) return 'Sans ligne, à corriger'
  if (ligne === 'g') return 'Cadre G'
  return ligne === 'hors' ? 'Hors bilan' : `${ligne}. ${courtsF1[ligne]}`
}
