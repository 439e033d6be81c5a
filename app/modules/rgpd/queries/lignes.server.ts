import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { traitements } from '../registre/registre.server.ts'
import type { Qui, Traitement } from '../registre/traitement.server.ts'

export type Ligne = Record<string, unknown>

/** Tables of identities are reached by their functions alone. */
const lectures: Record<string, (ctx: Ctx, qui: Qui) => Promise<Ligne[]>> = {
  'identite.compte': async (ctx, { comptes }) => {
    const { rows } = await sql<Ligne>`select c.email, c.email_verifie_le, c.mot_de_passe_defini_le
      from unnest(${comptes}::uuid[]) k, lateral identite.compte(k) c`.execute(ctx.db)
    return rows
  },
  'identite.acceptation_cgu': async (ctx, { comptes }) => {
    const { rows } = await sql<Ligne>`select g.version, g.acceptee_le
      from unnest(${comptes}::uuid[]) k, lateral identite.acceptations_cgu(k) g`.execute(ctx.db)
    return rows
  },
  'identite.auth_session': async (ctx, { comptes }) => {
    const { rows } = await sql<Ligne>`select s.creee_le, s.vue_le, s.ip, s.agent
      from unnest(${comptes}::uuid[]) k, lateral identite.sessions_ouvertes(k, ${ctx.now}) s`.execute(
      ctx.db,
    )
    return rows
  },
}

/** The rows of somebody in a table of the register, without what is of no use to them. */
export async function listLignes(ctx: Ctx, traitement: Traitement, qui: Qui): Promise<Ligne[]> {
  const lecture = lectures[traitement.table]
  if (lecture) return lecture(ctx, qui)
  if (!traitement.lignes) return []
  const { rows } = await sql<Ligne>`select t.* from ${sql.table(traitement.table)} t
    where t.union_id = ${ctx.union.id} and ${traitement.lignes(qui)} limit 20000`.execute(ctx.db)
  const cachees = new Set(['union_id', ...(traitement.masquees ?? [])].map(camel))
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([colonne]) => !cachees.has(colonne))),
  )
}

function camel(colonne: string): string {
  return colonne.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** How many rows of each table speak of somebody: what their page shows before anything is erased. */
export async function compterLignes(ctx: Ctx | WriteCtx, qui: Qui) {
  const comptees = traitements.flatMap((traitement) =>
    traitement.lignes ? [{ traitement, lignes: traitement.lignes }] : [],
  )
  const { rows } = await sql<{ rang: number; nombre: number }>`${sql.join(
    comptees.map(
      (
        { traitement, lignes },
        rang,
      ) => sql`select ${sql.lit(rang)}::int as rang, count(*)::int as nombre
        from ${sql.table(traitement.table)} t where t.union_id = ${ctx.union.id} and ${lignes(qui)}`,
    ),
    sql` union all `,
  )}`.execute(ctx.db)
  return rows.flatMap(({ rang, nombre }) => {
    const traitement = comptees[rang]?.traitement
    return traitement && nombre > 0 ? [{ traitement, nombre }] : []
  })
}
