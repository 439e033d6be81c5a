import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import type { ChangementSerie } from './model/changement-serie.ts'
import { type Journee, minutesJournee } from './model.ts'

type Cible = {
  /** The formations that change. */
  ids: string[]
  /** Their days whose place or hours change, as they will be. */
  jours: Journee[]
}

/** The change of a series, in a few statements whatever its length; all of it is locked by the caller. */
export async function ecrireSerie(
  ctx: WriteCtx,
  { ids, jours }: Cible,
  { lieuId, lieuLibre, creneaux, ...champs }: ChangementSerie,
): Promise<void> {
  const remplis = Object.fromEntries(Object.entries(champs).filter(([, valeur]) => valeur !== null))
  await ctx.db
    .updateTable('formation')
    .set({ ...remplis, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  if (jours.length === 0) return
  const journees = jours.map(({ id }) => id)
  if (lieuId ?? lieuLibre)
    await ctx.db
      .updateTable('journee')
      .set({ lieuId, lieuLibre: lieuId ? null : lieuLibre })
      .where('unionId', '=', ctx.union.id)
      .where('id', 'in', journees)
      .execute()
  for (const { demiJournee, debut, fin } of creneaux)
    await ctx.db
      .updateTable('creneau')
      .set({ debut, fin })
      .where('unionId', '=', ctx.union.id)
      .where('journeeId', 'in', journees)
      .where('demiJournee', '=', demiJournee)
      .execute()
  // The hours of the trainers follow, but for those that somebody said by hand.
  await sql`update affectation_journee a set minutes = n.minutes
    from unnest(${journees}::uuid[], ${jours.map(minutesJournee)}::integer[]) as n (id, minutes)
    where a.union_id = ${ctx.union.id} and a.journee_id = n.id and not a.ajustee`.execute(ctx.db)
}
