import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { addMonths, type Jour } from '#app/platform/jour.ts'
import type { Durees } from '../model/registre.ts'

/** Members who left too long ago: erased whole, one by one, as an administrator would. */
export async function listAnciens(ctx: Ctx | WriteCtx, durees: Durees) {
  const limite = addMonths(ctx.aujourdhui, -12 * durees.conservation_anciens_annees)
  const { rows } = await sql<{ personneId: string; pseudo: string; total: number }>`
    select a.personne_id, a.pseudo, (count(*) over ())::int as total
    from adherent a join personne p on p.union_id = a.union_id and p.id = a.personne_id
    where a.union_id = ${ctx.union.id} and a.parti_le < ${limite}::date
      and p.sans_personnel_le is null and p.fusionnee_dans_id is null
      and a.fusionne_dans_id is null
      and not exists (select 1 from accreditation r where r.union_id = a.union_id and r.adherent_id = a.id
        and r.role = 'administrateur' and r.retiree_le is null)
      and not exists (select 1 from candidature k join formation f on f.union_id = k.union_id and f.id = k.formation_id
        where k.union_id = a.union_id and k.adherent_id = a.id and k.statut in ('posee', 'acceptee')
          and f.statut in ('a_valider', 'validee'))
      and not exists (select 1 from inscription i join formation f on f.union_id = i.union_id and f.id = i.formation_id
        where i.union_id = a.union_id and i.personne_id = a.personne_id
          and (f.statut in ('a_valider', 'validee') or f.dernier_jour >= ${limite}::date))
    order by a.parti_le, a.id limit 200`.execute(ctx.db)
  return { limite, anciens: rows }
}

export function limiteJournal(ctx: Ctx | WriteCtx, durees: Durees): Jour {
  return addMonths(ctx.aujourdhui, -durees.conservation_journal_mois)
}

/** Personal values of the journal that are too old: how many. */
export async function compterValeursJournal(ctx: Ctx, durees: Durees): Promise<number> {
  const { rows } = await sql<{ nombre: number }>`select count(*)::int as nombre
    from journal_valeur v join journal j on j.union_id = v.union_id and j.id = v.journal_id
    where v.union_id = ${ctx.union.id} and j.le < ${limiteJournal(ctx, durees)}::date
      and (v.avant is not null or v.apres is not null)`.execute(ctx.db)
  return rows[0]?.nombre ?? 0
}

export async function viderValeursJournal(ctx: WriteCtx, durees: Durees): Promise<number> {
  const { rows } = await sql<{ nombre: number }>`
    select effacer_valeurs_journal_avant(${limiteJournal(ctx, durees)}::date) as nombre`.execute(
    ctx.db,
  )
  return rows[0]?.nombre ?? 0
}

/** Ended sessions, dead links, past counts: technical, of no union in particular. */
export async function purgerTraces(ctx: WriteCtx): Promise<void> {
  const avant = addMonths(ctx.aujourdhui, -3)
  await sql`select identite.purger_traces(${avant}::date)`.execute(ctx.db)
  await sql`delete from tentative where expire < ${ctx.now.getTime()}`.execute(ctx.db)
}
