// The only server file of the fees that other modules import.
export { findSituation } from './queries/situation.server.ts'
