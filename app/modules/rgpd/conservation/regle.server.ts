import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { addMonths, type Jour } from '#app/platform/jour.ts'
import type { Durees } from '../model/registre.ts'

/** What becomes too old, in one table: how it is counted, shown, and erased. */
export type Regle = {
  cle: string
  table: string
  quoi: string
  devient: string
  /** Nothing after this day is touched. */
  limite: (jour: Jour, durees: Durees) => Jour
  /** The rows `t` that are too old. */
  condition: (limite: Jour) => RawBuilder<boolean>
  /** How a row is named in an example: never a value that is to be erased. */
  exemple: RawBuilder<string>
  appliquer: Effet
}

type Effet =
  | { genre: 'supprime' }
  | { genre: 'anonymise'; valeurs: Record<string, RawBuilder<unknown>> }
  | { genre: 'particulier'; act: (ctx: WriteCtx, ids: string[]) => Promise<void> }

export const mois = (jour: Jour, nombre: number) => addMonths(jour, -nombre)

export const dureeStagiaires = (jour: Jour, { conservation_stagiaires_annees }: Durees) =>
  mois(jour, 12 * conservation_stagiaires_annees)

/** Rows of a formation that ended before a day. */
export const finieAvant = (limite: Jour, formationId = sql`t.formation_id`) =>
  sql<boolean>`exists (select 1 from formation f where f.union_id = t.union_id
    and f.id = ${formationId} and f.statut in ('cloturee', 'annulee', 'refusee')
    and coalesce(f.dernier_jour, f.cree_le::date) < ${limite}::date)`

/** What a rule would erase now: how many, and three examples. */
export async function essayerRegle(ctx: Ctx, regle: Regle, durees: Durees) {
  const limite = regle.limite(ctx.aujourdhui, durees)
  const vieilles = sql`from ${sql.table(regle.table)} t
    where t.union_id = ${ctx.union.id} and ${regle.condition(limite)}`
  const { rows } = await sql<{ nombre: number; exemples: string[] }>`
    select (select count(*) ${vieilles}) as nombre,
      array(select distinct coalesce(${regle.exemple}, '') ${vieilles} order by 1 limit 3) as exemples`.execute(
    ctx.db,
  )
  return { limite, nombre: rows[0]?.nombre ?? 0, exemples: rows[0]?.exemples ?? [] }
}

/** Rows of one transaction: locks are short, whatever has piled up. */
export const parLot = 1000

/** Erases one batch of what a rule finds; gives how many. Run until it finds nothing. */
export async function appliquerRegle(
  ctx: WriteCtx,
  { table, condition, limite, appliquer }: Regle,
  durees: Durees,
): Promise<number> {
  const vieilles = sql`from ${sql.table(table)} t
    where t.union_id = ${ctx.union.id} and ${condition(limite(ctx.aujourdhui, durees))}`
  if (appliquer.genre === 'supprime') {
    // By their place: not every table has an id.
    const { numAffectedRows = 0n } =
      await sql`delete from ${sql.table(table)} where ctid = any(array(
      select t.ctid ${vieilles} limit ${parLot} for update))`.execute(ctx.db)
    return Number(numAffectedRows)
  }
  const { rows } = await sql<{ id: string }>`select t.id ${vieilles} order by t.id
    limit ${parLot} for update`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  if (appliquer.genre === 'particulier') await appliquer.act(ctx, ids)
  else await viderValeurs(ctx, table, appliquer.valeurs, ids)
  return ids.length
}

async function viderValeurs(
  ctx: WriteCtx,
  table: string,
  valeurs: Record<string, RawBuilder<unknown>>,
  ids: string[],
): Promise<void> {
  const vides = Object.entries(valeurs).map(
    ([colonne, valeur]) => sql`${sql.ref(colonne)} = ${valeur}`,
  )
  await sql`update ${sql.table(table)} t set ${sql.join(vides)}
    where t.union_id = ${ctx.union.id} and t.id = any(${ids}::uuid[])`.execute(ctx.db)
}
