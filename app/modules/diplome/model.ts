import { type Identite, identiteSchema } from '#app/modules/adherent/model/personne.ts'
import { libellesChamps } from '#app/modules/stagiaire/model/changements.ts'
import { estStagiaireValide, type StatutInscription } from '#app/modules/stagiaire/model.ts'

export type Origine = 'trame' | 'federal'

export type Candidat = Identite & {
  statut: StatutInscription
  presenceValideeLe: Date | null
  resultat: 'certifie' | 'non_certifie' | null
}

/** What a diploma of a type comes from; undefined when the type delivers none. */
export function origineDe(document: string): Origine | undefined {
  return document === 'trame' || document === 'federal' ? document : undefined
}

/** DIP-2: every reason why this person cannot have a diploma, at once; none when it is possible. */
export function empechementsDiplome(candidat: Candidat): string[] {
  return [...empechementsParcours(candidat), ...empechementsIdentite(candidat)]
}

function empechementsParcours(candidat: Candidat): string[] {
  if (!estStagiaireValide(candidat)) return ['Sa présence n’est pas validée.']
  if (candidat.resultat === 'non_certifie') return ['Son résultat est « non certifié ».']
  if (candidat.resultat === null) return ['Son résultat n’est pas noté.']
  return []
}

/** The rules of the forms again: a row written before them, or imported, may break one. */
function empechementsIdentite(identite: Identite): string[] {
  const problemes = identiteSchema.safeParse(identite).error?.issues ?? []
  const commune = identite.naissanceCommune
  return [
    ...problemes.map(
      ({ path, message }) => `${libellesChamps[path[0] as keyof Identite]} : ${message}`,
    ),
    ...(/[?\uFFFD\d@_<>]/u.test(commune)
      ? [`Commune de naissance : « ${commune} » contient un caractère qui n’est pas une lettre.`]
      : []),
  ]
}

/** Number of a certificate printed by the union: `C-2026-0042`. */
export function numeroCertificat(exercice: number, rang: number): string {
  return `C-${exercice}-${String(rang).padStart(4, '0')}`
}
