import type { z } from 'zod'
import { annoncerPlaceLibre } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { clientChoisi } from '../client.server.ts'
import { type Formation, type Journee, statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { sontConcernes } from '../queries/concernes.server.ts'
import type { JourneeSaisie, modifierFormationSchema } from '../schema.ts'
import { bornes, insertJournees, refuseJournees } from './journees.server.ts'
import { alignerAffectations } from './journees-affectation.server.ts'

export type ModifierFormation = z.output<typeof modifierFormationSchema>

/** Changes an open formation. Nobody is removed when places go below the number taken (STA-3). */
export function modifierFormation(ctx: Ctx | WriteCtx, input: ModifierFormation) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, input.formationId)
    authorize(ctx, 'formation.modifier', formation)
    authorize(ctx, 'formation.modifier', { centreId: input.centreId })
    if (formation.version !== input.version) throw new StaleVersion()
    if (!statutsPermettant.modifier.includes(formation.statut))
      throw new Refusal('Cette formation ne se modifie plus.')
    const { formationId, version, journees, ...champs } = input
    if (journees) {
      refuseJournees(journees)
      if (formation.statut === 'validee' && journees.length === 0) {
        throw new Refusal('Une formation ouverte garde au moins une journée.')
      }
      refuseIf(await empechementJournees(ctx, formation))
      await changeJournees(ctx, formation.id, journees)
    }
    const jours = journees ?? (await listJournees(ctx, [formationId]))
    await ctx.db
      .updateTable('formation')
      .set({
        ...champs,
        clientId: await clientChoisi(ctx, input, formation.clientId),
        ...(await bornes(ctx, jours, input.inscriptionsJusquAu)),
        version: version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute()
    record(
      ctx,
      'formation.modifiee',
      { genre: 'formation', id: formationId },
      { places: input.places, prix: input.prix },
    )
    // STA-3: more places, or no limit any more, are offered to those who wait.
    await annoncerPlaceLibre(ctx, formationId)
  })
}

/** FOR-11: once somebody is enrolled or trains, days change one by one, and those concerned are told. */
async function empechementJournees(ctx: WriteCtx, formation: Formation) {
  return (await sontConcernes(ctx, formation))
    ? 'Des personnes comptent sur ces dates : changez-les dans « Journées », elles seront prévenues.'
    : undefined
}

/** Days are matched by their date: those kept keep their presences and trainers. */
async function changeJournees(
  ctx: WriteCtx,
  formationId: string,
  saisies: JourneeSaisie[],
): Promise<void> {
  const actuelles = await listJournees(ctx, [formationId])
  const gardees = new Set(saisies.map(({ jour }) => jour))
  for (const journee of actuelles) if (!gardees.has(journee.jour)) await removeJournee(ctx, journee)
  for (const saisie of saisies) {
    const actuelle = actuelles.find(({ jour }) => jour === saisie.jour)
    if (actuelle) await updateJournee(ctx, actuelle, saisie)
  }
  const connus = new Set(actuelles.map(({ jour }) => jour))
  await insertJournees(
    ctx,
    formationId,
    saisies.filter(({ jour }) => !connus.has(jour)),
  )
  const connues = actuelles.filter(({ jour }) => gardees.has(jour)).map(({ id }) => id)
  await alignerAffectations(ctx, formationId, connues)
}

async function removeJournee(ctx: WriteCtx, journee: Journee): Promise<void> {
  await refuseIfPresences(
    ctx,
    journee.creneaux.map(({ id }) => id),
    'Des présences sont déjà notées ce jour-là : il ne peut plus être retiré.',
  )
  const { id } = journee
  await ctx.db
    .deleteFrom('affectationJournee')
    .where('unionId', '=', ctx.union.id)
    .where('journeeId', '=', id)
    .execute()
  await ctx.db
    .deleteFrom('creneau')
    .where('unionId', '=', ctx.union.id)
    .where('journeeId', '=', id)
    .execute()
  await ctx.db
    .deleteFrom('journee')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
}

export async function updateJournee(
  ctx: WriteCtx,
  actuelle: Journee,
  saisie: JourneeSaisie,
): Promise<void> {
  await ctx.db
    .updateTable('journee')
    .set({
      jour: saisie.jour,
      lieuId: saisie.lieuId,
      lieuLibre: saisie.lieuLibre,
      consignes: saisie.consignes,
    })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', actuelle.id)
    .execute()
  const retires = actuelle.creneaux.filter(
    ({ demiJournee }) => !saisie.creneaux.some((creneau) => creneau.demiJournee === demiJournee),
  )
  if (retires.length > 0) {
    const ids = retires.map(({ id }) => id)
    await refuseIfPresences(
      ctx,
      ids,
      'Des présences sont déjà notées sur ce créneau : il ne peut plus être retiré.',
    )
    await ctx.db
      .deleteFrom('creneau')
      .where('unionId', '=', ctx.union.id)
      .where('id', 'in', ids)
      .execute()
  }
  for (const { demiJournee, debut, fin } of saisie.creneaux) {
    await ctx.db
      .insertInto('creneau')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        journeeId: actuelle.id,
        demiJournee,
        debut,
        fin,
      })
      .onConflict((conflict) => conflict.constraint('creneau_unique').doUpdateSet({ debut, fin }))
      .execute()
  }
}

export async function refuseIfPresences(
  ctx: WriteCtx,
  creneauIds: string[],
  phrase: string,
): Promise<void> {
  const notee = await ctx.db
    .selectFrom('presence')
    .where('unionId', '=', ctx.union.id)
    .where('creneauId', 'in', creneauIds)
    .select('id')
    .executeTakeFirst()
  if (notee) throw new Refusal(phrase)
}
