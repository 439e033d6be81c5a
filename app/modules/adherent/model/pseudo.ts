// Without zod: the form of *Ajouter adhérent* proposes the login while the names are typed.

/** Apostrophes, hyphens and spaces as the state register writes them. */
export function normaliserNom(nom: string): string {
  return nom
    .normalize('NFC')
    .replaceAll(/[’‘´ʼ]/g, "'")
    .replaceAll(/[‐–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(['-]) ?/g, '$1')
    .trim()
}

const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ð: 'd', þ: 'th' }

/** Lower case, no accent, words joined: what is compared, never what is shown. */
export function sansAccent(texte: string): string {
  return plat(texte).replaceAll(/[^a-z]/g, '')
}

/** As `f_norm` of the database writes it: what is looked for in a text that it normalised. */
export function normaliserRecherche(texte: string): string {
  return plat(texte.replaceAll(/[’‘´ʼ]/g, "'"))
    .replaceAll(/\p{M}/gu, '')
    .trim()
    .replaceAll(/\s+/g, ' ')
}

function plat(texte: string): string {
  return texte
    .toLowerCase()
    .replaceAll(/[œæßøðþ]/g, (one) => ligatures[one] ?? one)
    .normalize('NFD')
}

/** `nom.prenom`, without accent nor space, hyphens kept: the login of a member (ADH-1). */
export function pseudoPropose(nom: string, prenoms: string): string {
  const premier = prenoms.trim().split(/[ ,]+/)[0] ?? ''
  return `${partieDePseudo(nom)}.${partieDePseudo(premier)}`.slice(0, 60)
}

function partieDePseudo(texte: string): string {
  return plat(normaliserNom(texte))
    .replaceAll(/[^a-z-]/g, '')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
