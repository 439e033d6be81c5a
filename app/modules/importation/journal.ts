import type { Codes } from '#app/phrases.ts'
import { plural } from '#app/ui/format.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'importation.confirmee': ({ lignes }) =>
    `a lancé l’importation de ${plural(Number(lignes), 'ligne', 'lignes')} d’adhérents.`,
  'importation.annulee': ({ faites, lignes }) =>
    `a arrêté une importation après ${faites} lignes sur ${lignes}.`,
}
