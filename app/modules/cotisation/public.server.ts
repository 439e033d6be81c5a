// The only server file of the fees that other modules import.
export { aJourSql } from './queries/membres.server.ts'
export { lirePeriodes } from './queries/periodes.server.ts'
export { findSituation } from './queries/situation.server.ts'
export { noterCotisations } from './use-cases/noter-cotisations.server.ts'
