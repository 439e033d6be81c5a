/** Kinds of client: they decide the line of the BPF, and what is asked of an invoice. */
export const genresClient = [
  'entreprise',
  'association',
  'collectivite',
  'etablissement_public',
  'particulier',
  'organisme_formation',
] as const
export type GenreClient = (typeof genresClient)[number]

export const libellesGenre: Record<GenreClient, string> = {
  entreprise: 'Entreprise',
  association: 'Association',
  collectivite: 'Collectivité',
  etablissement_public: 'Établissement public',
  particulier: 'Particulier',
  organisme_formation: 'Organisme de formation',
}

export const genresAvecDetail = [
  { value: 'entreprise', label: 'Entreprise', detail: 'Société, artisan, indépendant.' },
  { value: 'association', label: 'Association', detail: 'Club, fondation, syndicat.' },
  { value: 'collectivite', label: 'Collectivité', detail: 'Mairie, communauté, département.' },
  {
    value: 'etablissement_public',
    label: 'Établissement public',
    detail: 'École, hôpital, SDIS, service de l’État.',
  },
  { value: 'particulier', label: 'Particulier', detail: 'Une famille, un groupe d’amis.' },
  {
    value: 'organisme_formation',
    label: 'Organisme de formation',
    detail: 'Qui confie ses stagiaires à l’union.',
  },
] as const satisfies { value: GenreClient; label: string; detail: string }[]

/**
 * Line of frame C of the BPF that the money of this client goes to, before anybody says otherwise
 * (cerfa 10443*17): c1 companies for their employees, c3 public bodies for their agents, c9 persons at
 * their own cost, c10 other training bodies.
 */
export function ligneBpfC(genre: GenreClient): 'c1' | 'c3' | 'c9' | 'c10' {
  if (genre === 'particulier') return 'c9'
  if (genre === 'organisme_formation') return 'c10'
  return genre === 'collectivite' || genre === 'etablissement_public' ? 'c3' : 'c1'
}

/** `C00042` */
export function formatNumeroClient(rang: number): string {
  return `C${String(rang).padStart(5, '0')}`
}

/** What was typed as a number: « c 42 », « C00042 », « 42 »; undefined when it is no number. */
export function lireNumeroClient(texte: string): string | undefined {
  const [, chiffres] = /^C?(\d{1,9})$/i.exec(texte.replaceAll(/[\s.\-\u00a0\u202f]/g, '')) ?? []
  return chiffres === undefined ? undefined : formatNumeroClient(Number(chiffres))
}

type Postale = { adresse: string | null; codePostal: string | null; commune: string | null }

/** « 12 rue de la Gare, 25000 Besançon » */
export function adresseEcrite({ adresse, codePostal, commune }: Postale): string {
  const ville = [codePostal, commune].filter(Boolean).join(' ')
  return [adresse, ville].filter(Boolean).join(', ')
}

export function nomContact({ nom, prenom }: { nom: string; prenom: string }): string {
  return [prenom, nom].filter(Boolean).join(' ')
}

/** `732 829 320 00074` */
export function formatSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
}

/** Fields of a record, as the journal and the pages name them. */
export const libellesChamp = {
  genre: 'Genre',
  raisonSociale: 'Raison sociale',
  siret: 'SIRET',
  rna: 'Numéro RNA',
  tva: 'Numéro de TVA',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  factureAdresse: 'Adresse de facturation',
  factureCodePostal: 'Code postal de facturation',
  factureCommune: 'Commune de facturation',
  emailFactures: 'Courriel des factures',
  chorusCodeService: 'Code service Chorus Pro',
  chorusEngagementRequis: 'Numéro d’engagement exigé',
  delaiPaiement: 'Délai de paiement',
  notes: 'Notes',
} as const
