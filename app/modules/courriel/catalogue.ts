import { tousLesModeles } from '#app/modeles.ts'
import type { Modele } from './model/modele.ts'

const parCle = new Map(tousLesModeles.map((modele) => [modele.cle, modele]))

/** Lines of the history that are no automatic mail. */
const autresNoms: Record<string, string> = { 'courriel.essai': 'Essai d’un mail' }

export function findModele(cle: string): Modele | undefined {
  return parCle.get(cle)
}

/** What a kind of mail is called; its key when the product no longer has it. */
export function nomModele(cle: string): string {
  return parCle.get(cle)?.nom ?? autresNoms[cle] ?? cle
}

/** The names of every kind of mail, for a choice. */
export function listNomsModeles(): { cle: string; nom: string }[] {
  const autres = Object.entries(autresNoms).map(([cle, nom]) => ({ cle, nom }))
  return [...tousLesModeles.map(({ cle, nom }) => ({ cle, nom })), ...autres].sort((a, b) =>
    a.nom.localeCompare(b.nom, 'fr'),
  )
}
