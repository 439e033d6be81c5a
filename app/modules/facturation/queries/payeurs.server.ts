import { sql } from 'kysely'
import { nomComplet } from '#app/modules/stagiaire/model/stagiaire.ts'
import { payeParUnTiers } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { encaisseDe } from './du.server.ts'

type Payeur = { inscriptionId: string | null; clientId: string | null }

/** Who pays for a formation: one of its trainees, or its client. */
export async function findPayeur(
  ctx: Ctx | WriteCtx,
  formationId: string,
  payeur: string,
): Promise<Payeur | undefined> {
  if (payeur === 'client') {
    const row = await ctx.db
      .selectFrom('formation')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .where('clientId', 'is not', null)
      .select('clientId')
      .executeTakeFirst()
    return row && { inscriptionId: null, clientId: row.clientId }
  }
  const row = await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('id', '=', payeur)
    .select('id')
    .executeTakeFirst()
  return row && { inscriptionId: row.id, clientId: null }
}

/** The trainees who are on the list of a formation, or have paid for it, with what each has paid. */
export async function listPayeurs(ctx: Ctx, formationId: string) {
  const rows = await ctx.db
    .selectFrom('inscription as i')
    .where('i.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .select(payeParUnTiers.as('payeParUnTiers'))
    .select(['i.id', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'i.statut'])
    .select([encaisseDe.as('encaisse'), promisDe.as('promis')])
    .where((eb) =>
      eb.or([
        eb('i.statut', 'in', ['inscrite', 'validee']),
        eb(
          sql<boolean>`exists (select 1 from reglement r where r.union_id = i.union_id
            and r.inscription_id = i.id and r.statut <> 'attendu')`,
          '=',
          true,
        ),
      ]),
    )
    .orderBy(sql`f_norm(coalesce(i.nom_usage, i.nom_naissance))`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({ ...row, nom: nomComplet(row) }))
}

export type LignePayeur = Awaited<ReturnType<typeof listPayeurs>>[number]

const promisDe = sql<string | null>`(select r.moyen from reglement r where r.union_id = i.union_id
  and r.inscription_id = i.id and r.statut = 'attendu')`

/** The client who pays a private formation; undefined for one of the union's own. */
export function findClient(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('formation as f')
    .innerJoin('client as c', (join) =>
      join.onRef('c.unionId', '=', 'f.unionId').onRef('c.id', '=', 'f.clientId'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .where('c.estLUnion', '=', false)
    .select(['c.id', 'c.raisonSociale', 'c.numero'])
    .executeTakeFirst()
}
