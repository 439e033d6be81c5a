import { sql } from 'kysely'
import type { Ctx, Role, WriteCtx } from '#app/platform/ctx.ts'
import type { Preference } from '../model/preference.ts'

const preferencesDe = sql<
  Preference[]
>`(select coalesce(jsonb_agg(jsonb_build_object('genre', pn.genre, 'canal', pn.canal, 'actif', pn.actif)), '[]')
  from preference_notification pn where pn.union_id = a.union_id and pn.adherent_id = a.id)`

function selectAdherents(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
}

/** Whoever may be told something, with what they keep. One statement whatever their number. */
export function listDestinataires(ctx: Ctx | WriteCtx, adherentIds: string[]) {
  return selectAdherents(ctx)
    .where('a.id', 'in', adherentIds)
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .select(['a.id', 'a.email', 'a.personneId', 'p.prenoms', preferencesDe.as('preferences')])
    .select(
      sql<string[]>`(select coalesce(array_agg(s.id::text), '{}') from abonnement_push s
        where s.union_id = a.union_id and s.adherent_id = a.id)`.as('appareils'),
    )
    .execute()
}

/** A member's grid: who it is, the roles held, what was changed. */
export function findReglages(ctx: Ctx | WriteCtx, adherentId: string) {
  return selectAdherents(ctx)
    .where('a.id', '=', adherentId)
    .select(['a.id', 'a.email', preferencesDe.as('preferences')])
    .select([
      sql<string>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('nom'),
      sql<Role[]>`(select coalesce(array_agg(distinct r.role), '{}') from accreditation r
        where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null)`.as(
        'roles',
      ),
      sql<number>`(select count(*) from abonnement_push s where s.union_id = a.union_id
        and s.adherent_id = a.id)`.as('appareils'),
    ])
    .executeTakeFirst()
}

/** The lock of a member's preferences: two windows that save at once go one after the other. */
export async function lockReglages(ctx: WriteCtx, adherentId: string): Promise<void> {
  await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', adherentId)
    .select('id')
    .forUpdate()
    .execute()
}
