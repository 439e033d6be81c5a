export const categories = [
  'reglement',
  'procedure',
  'compte_rendu',
  'formulaire',
  'information',
  'autre',
] as const
export type Categorie = (typeof categories)[number]

export const libellesCategorie: Record<Categorie, string> = {
  reglement: 'Statuts et règlements',
  procedure: 'Procédures',
  compte_rendu: 'Comptes rendus',
  formulaire: 'Formulaires',
  information: 'Informations',
  autre: 'Autres documents',
}

/** Bytes: what a form of the members' area may carry, less the words around the file. */
export const tailleMax = 24_000_000

export const attendu =
  'un PDF, une image (PNG, JPEG, WebP) ou un document bureautique récent (.docx, .xlsx, .pptx, .odt, .ods, .odp)'

const libellesType: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'Image PNG',
  'image/jpeg': 'Image JPEG',
  'image/webp': 'Image WebP',
  'application/zip': 'Archive',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Texte Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Classeur Excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    'Présentation PowerPoint',
  'application/vnd.oasis.opendocument.text': 'Texte OpenDocument',
  'application/vnd.oasis.opendocument.spreadsheet': 'Classeur OpenDocument',
  'application/vnd.oasis.opendocument.presentation': 'Présentation OpenDocument',
  'application/vnd.oasis.opendocument.graphics': 'Dessin OpenDocument',
}

const extensions: Record<string, string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/vnd.oasis.opendocument.graphics': ['odg'],
}

/** The name ends as the content asks: a PDF called `facture.hta` must not open as a program. */
export function nommer(nom: string, type: string): string {
  const permises = extensions[type] ?? []
  const actuelle = /\.([a-z0-9]{1,8})$/i.exec(nom)?.[1]?.toLowerCase()
  if (actuelle !== undefined && permises.includes(actuelle)) return nom
  const [juste] = permises
  return juste === undefined ? nom : `${nom.replace(/\.[a-z0-9]{1,8}$/i, '')}.${juste}`
}

/** « PDF, 1,2 Mo » */
export function decrireFichier({ typeDetecte, taille }: { typeDetecte: string; taille: number }) {
  return `${libellesType[typeDetecte] ?? 'Fichier'}, ${poids(taille)}`
}

export function poids(octets: number): string {
  if (octets < 1_000_000) return `${Math.max(1, Math.round(octets / 1000))}\u00a0Ko`
  return `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
}

/** « Formateurs de Montcervin », in words; the names are given by the caller. */
export function decrireDestinataires(
  { roles, centres }: { roles: readonly string[]; centres: readonly string[] },
  tous = 'Tous les adhérents',
): string {
  if (roles.length === 0 && centres.length === 0) return tous
  const qui = roles.length === 0 ? 'Adhérents' : roles.join(', ')
  return centres.length === 0 ? qui : `${qui} · ${centres.join(', ')}`
}

type Relance = { archiveLe: Date | null; relanceLe: Date | null; restants: number }

/** Why those who have not read cannot be reminded now. */
export function empechementRelance(
  { archiveLe, relanceLe, restants }: Relance,
  now: Date,
): string | undefined {
  if (archiveLe) return 'Ce document est archivé.'
  if (restants === 0) return 'Tout le monde l’a lu.'
  if (relanceLe && now.getTime() - relanceLe.getTime() < 24 * 3_600_000) {
    return 'Une relance est déjà partie il y a moins d’un jour.'
  }
  return undefined
}

/** The kinds of own files shown in *Mes documents*; the others have a page of their own. */
export const libellesFichier: Record<string, string> = {
  proces_verbal: 'Procès-verbal',
  recu: 'Reçu',
  recu_cotisation: 'Reçu de cotisation',
  diplome: 'Diplôme',
  attestation: 'Attestation',
  justificatif: 'Justificatif',
}
