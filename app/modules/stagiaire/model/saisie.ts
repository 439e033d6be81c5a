import { z } from 'zod'

/** A group of answers (`identite.…`): one that is absent, or an answer that is no text, counts as left blank. */
export function groupe<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((valeurs): unknown => {
    if (!estObjet(valeurs)) return {}
    const textes = Object.entries(valeurs).map(([champ, valeur]) => [
      champ,
      typeof valeur === 'string' ? valeur : '',
    ])
    return Object.fromEntries(textes)
  }, schema)
}

/** Day, month and year typed apart become one day; what is incomplete stays a text that no day matches. */
export function avecDateNaissance<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((valeurs) => {
    if (!estObjet(valeurs) || !estObjet(valeurs.identite) || !estObjet(valeurs.identite.naissance))
      return valeurs
    const { naissance, ...identite } = valeurs.identite
    return { ...valeurs, identite: { ...identite, naissanceDate: jourDe(naissance) } }
  }, schema)
}

function jourDe(naissance: Record<string, unknown>): string {
  const [jour = '', mois = '', annee = ''] = [naissance.jour, naissance.mois, naissance.annee].map(
    (partie) => (typeof partie === 'string' ? partie.trim() : ''),
  )
  if (jour + mois + annee === '') return ''
  return `${annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`
}

function estObjet(
  valeur: unknown,
): valeur is Record<string, unknown> & { naissance?: Record<string, unknown> } {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
}
