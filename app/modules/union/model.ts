/** Words that an address of union may not take: pages and files of the platform itself. */
const reserves = new Set([
  'api',
  'assets',
  'connexion',
  'demarches',
  'exploitation',
  'favicon',
  'fonts',
  'icones',
  'q',
  'robots',
  'sante',
  'static',
  'well-known',
  'www',
])

export function empechementSlug(slug: string): string | undefined {
  if (!/^[a-z0-9-]{2,30}$/.test(slug)) {
    return 'L’adresse d’une union a 2 à 30 caractères\u00a0: lettres minuscules sans accent, chiffres ou tirets.'
  }
  if (reserves.has(slug)) return `L’adresse «\u00a0${slug}\u00a0» est réservée à la plateforme.`
  return undefined
}

/** 101 départements and the collectivities that have a union; 20 was split into 2A and 2B. */
export function normaliserDepartement(texte: string): string | undefined {
  const code = texte.trim().toUpperCase().padStart(2, '0')
  if (/^2[AB]$/.test(code) || /^97[1-8]$/.test(code) || /^98[678]$/.test(code)) return code
  const numero = Number(code)
  return /^\d{2}$/.test(code) && numero >= 1 && numero <= 95 && numero !== 20 ? code : undefined
}

/** By default the département code: `25`, `2a`, `971`. */
export function slugPropose(codeDepartement: string): string {
  return codeDepartement.toLowerCase()
}

/** The time zone of a département; overseas ones have their own. */
export function fuseauPropose(codeDepartement: string): string {
  return fuseaux[codeDepartement] ?? 'Europe/Paris'
}

const fuseaux: Record<string, string> = {
  971: 'America/Guadeloupe',
  972: 'America/Martinique',
  973: 'America/Cayenne',
  974: 'Indian/Reunion',
  975: 'America/Miquelon',
  976: 'Indian/Mayotte',
  977: 'America/Guadeloupe',
  978: 'America/Guadeloupe',
  986: 'Pacific/Wallis',
  987: 'Pacific/Tahiti',
  988: 'Pacific/Noumea',
}

/** The union itself, as the journal names it: its number is not an identifier of row. */
export const objetUnion = { genre: 'union', id: '00000000-0000-0000-0000-000000000000' }

type Cherchee = { nom: string; codeDepartement: string; slug: string }

/** Whether a union answers to what was typed: its number, or any part of its name, without accents. */
export function correspond({ nom, codeDepartement, slug }: Cherchee, recherche: string): boolean {
  const mots = plat(recherche).split(' ').filter(Boolean)
  if (mots.length === 0) return true
  const code = normaliserDepartement(recherche)
  if (code !== undefined) return codeDepartement === code
  const texte = `${plat(nom)} ${slug}`
  return mots.every((mot) => texte.includes(mot))
}

function plat(texte: string): string {
  return texte
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}
