import { clePersonne } from '#app/modules/adherent/model/personne.ts'
import type { Jour } from '#app/platform/jour.ts'

type Nommee = { nomNaissance: string; prenoms: string; naissanceDate: Jour | null }

/**
 * STA-10: two persons born the same day whose names nearly match: two letters apart, or nom and prénom
 * swapped. The same key is the same person, not a double.
 */
export function estUnDoubleProbable(une: Nommee, autre: Nommee): boolean {
  if (une.naissanceDate === null || une.naissanceDate !== autre.naissanceDate) return false
  const [nom = '', prenom = ''] = clePersonne(une).split('|')
  const [autreNom = '', autrePrenom = ''] = clePersonne(autre).split('|')
  if (nom === autreNom && prenom === autrePrenom) return false
  if (nom === autrePrenom && prenom === autreNom) return true
  return ecart(nom, autreNom) + ecart(prenom, autrePrenom) <= 2
}

/** Letters to add, remove or change to go from one word to the other. */
function ecart(un: string, autre: string): number {
  let ligne = Array.from({ length: autre.length + 1 }, (_, rang) => rang)
  for (const [rang, lettre] of [...un].entries()) {
    const suivante = [rang + 1]
    for (const [colonne, autreLettre] of [...autre].entries()) {
      const change = (ligne[colonne] ?? 0) + (lettre === autreLettre ? 0 : 1)
      suivante.push(Math.min(change, (ligne[colonne + 1] ?? 0) + 1, (suivante[colonne] ?? 0) + 1))
    }
    ligne = suivante
  }
  return ligne.at(-1) ?? 0
}

export const champsPersonne = [
  'civilite',
  'nomNaissance',
  'nomUsage',
  'prenoms',
  'naissanceCommune',
  'naissanceCodePostal',
  'naissancePays',
] as const
