import { aideAdministration } from './administration.ts'
import { aideClients } from './clients.ts'
import { aideCompte } from './compte.ts'
import { aideFormations } from './formations.ts'
import { aideParametrages } from './parametrages.ts'
import { aidePlanning } from './planning.ts'
import { aideStagiaires } from './stagiaires.ts'
import { aideStatistiques } from './statistiques.ts'
import { aideTresorier } from './tresorier.ts'

export type Aide = {
  /** What the page is for and how it is used: two to five sentences. */
  texte: string
  /** The questions that users ask, in their words. */
  questions?: { question: string; reponse: string }[]
  /** Pages of the members' area that answer with one's own data. */
  liens?: { label: string; chemin: string }[]
}

/** AIDE-1: the help of each page, by its path below the members' area. */
export const aides: Record<string, Aide> = {
  ...aideCompte,
  ...aideFormations,
  ...aideStagiaires,
  ...aideClients,
  ...aideAdministration,
  ...aideParametrages,
  ...aidePlanning,
  ...aideStatistiques,
  ...aideTresorier,
}

const racine = ':union/espace'

/** The help of a route, else that of the page above it: `formations/:formationId/x` has that of the formation. */
export function aideDe(route: string): Aide | undefined {
  const pattern = route.replace(/^\//, '') // the router gives it without its first slash
  if (pattern !== racine && !pattern.startsWith(`${racine}/`)) return undefined
  const segments = pattern.slice(racine.length + 1).split('/')
  for (let longueur = segments.length; longueur > 0; longueur -= 1) {
    const trouvee = aides[segments.slice(0, longueur).join('/')]
    if (trouvee) return trouvee
  }
  return undefined
}
