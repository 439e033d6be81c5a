import { sql } from 'kysely'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import { estComplete, type Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { desinscrirePourReinscription, leverVivantesPassees } from './ecriture.server.ts'
import { envoyerValidation } from './jobs/envoyer-validation.server.ts'
import { annoncerPlaceLibre } from './jobs/proposer-places.server.ts'
import { empechementPorte, estLienComplet } from './model/places.ts'
import { nomComplet } from './model/stagiaire.ts'
import { statutsVivants } from './model.ts'
import { findInscriptionParId, type Inscription } from './queries/inscriptions.server.ts'
import { findLienDe } from './queries/liens-partenaires.server.ts'
import { listMemeType, lockFormationsDe } from './queries/meme-type.server.ts'
import { listPayees, listReservations } from './queries/payees.server.ts'

// A place held while it is paid by card (STA-0). Who asks is the rule, never a user's right.

/** The person, then the formations by id, then what is read afterwards: the order of every act. */
async function lockReservation(ctx: WriteCtx, id: string) {
  const connue = (await findInscriptionParId(ctx, id)) ?? notFound()
  await lockPersonne(ctx, connue.clePersonne)
  await lockFormationsDe(ctx, connue.clePersonne, connue.formationId)
  const systeme: WriteCtx = { ...ctx, acteur: { genre: 'systeme' } }
  const formation = await lockFormation(systeme, connue.formationId)
  const inscription = (await findInscriptionParId(ctx, id)) ?? notFound()
  const lien = await findLienDe(systeme, inscription)
  return { systeme, formation, inscription, lien }
}

function estTenue(ctx: WriteCtx, { statut, tenueJusque }: Inscription): boolean {
  return statut === 'reservee' && tenueJusque !== null && tenueJusque > ctx.now
}

export type Confirmation = {
  suite: 'validee' | 'sans_place'
  formationId: string
  /** Cents: the price of a place, read under the lock. */
  prix: number
}

/**
 * STA-5, STA-2 (d): the payment is in, the inscription is validated at once and the earlier ones of the
 * type give their places. `sans_place` when none is left, or when another sign-up stands in the way:
 * nothing is removed, the treasurer decides. Who already holds a place keeps it, whatever is left.
 */
export async function confirmerReservation(ctx: WriteCtx, id: string): Promise<Confirmation> {
  const { systeme, formation, inscription, lien } = await lockReservation(ctx, id)
  const { formationId, statut } = inscription
  const { prix } = formation
  if (statutsVivants.includes(statut)) {
    const suite = await validerInscrite(systeme, formation, inscription)
    return { suite, formationId, prix }
  }
  const pleine = estComplete(formation) || (lien !== undefined && estLienComplet(lien))
  const prise = !estTenue(ctx, inscription) && pleine
  const possible = (statut === 'reservee' || statut === 'expiree') && formation.statut === 'validee'
  const suite =
    possible && !prise ? await validerPayee(systeme, formation, inscription) : 'sans_place'
  if (suite === 'sans_place' && statut === 'reservee') await expirerReservations(ctx, [inscription])
  return { suite, formationId, prix }
}

/** Paid later by somebody of the list; a formation closed meanwhile validates nobody any more. */
async function validerInscrite(
  ctx: WriteCtx,
  formation: Formation,
  { id, statut }: Inscription,
): Promise<'validee' | 'sans_place'> {
  if (statut === 'validee') return 'validee'
  if (formation.statut !== 'validee') return 'sans_place'
  await passerPayee(ctx, id)
  return 'validee'
}

/** The treasurer takes a late payer over the capacity: the places alone are not counted. */
export async function validerEnSurnombre(ctx: WriteCtx, id: string): Promise<boolean> {
  const { formation, inscription } = await lockReservation(ctx, id)
  if (inscription.statut !== 'expiree' || formation.statut !== 'validee') return false
  return (await validerPayee(ctx, formation, inscription)) === 'validee'
}

async function validerPayee(
  ctx: WriteCtx,
  formation: Formation,
  { id, clePersonne }: Inscription,
): Promise<'validee' | 'sans_place'> {
  const memeType = await listMemeType(ctx, clePersonne, formation.typeFormationId)
  const payees = await listPayees(ctx, memeType)
  const bloque = memeType.some(
    (autre) =>
      autre.statut === 'validee' || autre.formationId === formation.id || payees.has(autre.id),
  )
  if (bloque) return 'sans_place'
  await desinscrirePourReinscription(ctx, memeType)
  await leverVivantesPassees(ctx, clePersonne)
  await passerPayee(ctx, id)
  return 'validee'
}

async function passerPayee(ctx: WriteCtx, id: string): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'validee', vivante: true, tenueJusque: null, motif: null, desinscriteLe: null })
    .set({ valideeLe: ctx.now, valideeMoyen: 'carte', version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  record(ctx, 'inscription.validee', { genre: 'inscription', id }, { moyen: 'carte' })
  await enqueue(ctx, envoyerValidation, { inscriptionId: id, demandeLe: ctx.now.toISOString() })
}

/** What a held place costs and whom it is for; its row is locked, so that two clicks make one page. */
export async function lockAPayer(ctx: WriteCtx, id: string) {
  const row = await ctx.db
    .selectFrom('inscription as i')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .where('i.id', '=', id)
    .select(['i.statut', 'i.tenueJusque', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms'])
    .select(['f.prix', 'f.intitule', 'f.numero'])
    .forUpdate('i')
    .executeTakeFirst()
  return row && { ...row, stagiaire: nomComplet(row) }
}

/** The person gives up, or the time has passed: the place is free at once. Twice = once. */
export async function libererReservation(ctx: WriteCtx, id: string): Promise<void> {
  const { inscription } = await lockReservation(ctx, id)
  if (inscription.statut !== 'reservee') return
  await expirerReservations(ctx, [inscription])
}

/** The holds of a person for a type of training, which a newer one replaces. */
export async function expirerReservations(
  ctx: WriteCtx,
  reservations: { id: string; formationId: string }[],
): Promise<void> {
  for (const { id, formationId } of reservations) {
    await ctx.db
      .updateTable('inscription')
      .set({ statut: 'expiree', tenueJusque: null, desinscriteLe: ctx.now })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    record(ctx, 'inscription.reservation_expiree', { genre: 'inscription', id })
    await annoncerPlaceLibre(ctx, formationId)
  }
}

/** The provider cannot be asked what became of the payment: the place is kept meanwhile. */
export async function prolongerReservation(ctx: WriteCtx, id: string, jusque: Date): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ tenueJusque: jusque })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('statut', '=', 'reservee')
    .where('tenueJusque', '<', jusque)
    .execute()
}

/** The person comes back to pay: the place is taken again, by the rule of the public door. */
export async function reprendreReservation(
  ctx: WriteCtx,
  id: string,
  jusque: Date,
): Promise<string | undefined> {
  const { formation, inscription, lien } = await lockReservation(ctx, id)
  if (estTenue(ctx, inscription)) return undefined
  if (inscription.statut !== 'expiree' && inscription.statut !== 'reservee')
    return 'Cette inscription ne se paie plus ici. Contactez l’union.'
  const porte = lien === undefined ? 'public' : 'partenaire'
  const empechement = empechementPorte(porte, formation, ctx.aujourdhui, lien)
  if (empechement !== undefined) return empechement
  const memeType = await listMemeType(ctx, inscription.clePersonne, formation.typeFormationId)
  if (memeType.some(({ statut }) => statut === 'validee'))
    return 'Vous avez déjà une inscription validée pour ce type de formation.'
  const autres = await listReservations(ctx, inscription)
  await expirerReservations(ctx, autres)
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'reservee', tenueJusque: jusque, desinscriteLe: null })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  record(ctx, 'inscription.reservee', { genre: 'inscription', id })
  return undefined
}
