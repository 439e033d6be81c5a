import type { WriteCtx } from '#app/platform/ctx.ts'

export { annulerInscriptions, countAPrevenir, prevenirStagiaires } from './annonce.server.ts'
export { lienPieceSuivi, remettreConsignesStagiaire } from './consignes.server.ts'
export { annoncerPlaceLibre } from './jobs/proposer-places.server.ts'
export { adressePartenaire } from './lien-partenaire.server.ts'
export { can as canStagiaires } from './policy.ts'
export { empechementAffluence } from './public-door.server.ts'
export { findValeursInscription, listApercusInscriptions } from './queries/apercu.server.ts'
export { listMarques, listStagiairesInscrits } from './queries/dossier.server.ts'
export { findLienOuvert } from './queries/liens-partenaires.server.ts'
export { listNomsStagiaires } from './queries/noms.server.ts'
export { payeParUnTiers } from './queries/payeur.server.ts'
export {
  countStagiaires,
  listStagiairesValides,
  type StagiaireValide,
} from './queries/stagiaires.server.ts'
export { findSuivi } from './queries/suivi.server.ts'
export {
  type Confirmation,
  confirmerReservation,
  libererReservation,
  lockAPayer,
  prolongerReservation,
  reprendreReservation,
  validerEnSurnombre,
} from './reservation.server.ts'
export { jetonSuivi } from './suivi.server.ts'
export { noterResultats, resultatsSchema } from './use-cases/noter-resultats.server.ts'

/**
 * A formation that is closed, refused or cancelled leaves its trainees free to sign up again for the
 * type (STA-2). Their inscriptions and their presence do not change; nobody waits for it any more. Call it
 * with the formation locked.
 */
export async function cloreInscriptions(ctx: WriteCtx, formationId: string): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ vivante: false })
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('vivante', '=', true)
    .execute()
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'expiree', motif: 'delai', tenueJusque: null, desinscriteLe: ctx.now })
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('statut', 'in', ['liste_attente', 'proposee'])
    .execute()
}
