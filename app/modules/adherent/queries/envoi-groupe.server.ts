import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

export function findEnvoiGroupe(ctx: Ctx, envoiId: string) {
  return ctx.db
    .selectFrom('envoiGroupe')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', envoiId)
    .select(['objet', 'texte'])
    .executeTakeFirst()
}

/** Those to whom nothing was written yet; one job at a time takes them. */
export async function listDestinatairesRestants(ctx: WriteCtx, envoiId: string, limite: number) {
  await sql`select pg_advisory_xact_lock(${ctx.union.id}, hashtext(${envoiId}))`.execute(ctx.db)
  return ctx.db
    .selectFrom('envoiGroupeDestinataire as d')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'd.unionId').onRef('a.id', '=', 'd.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .where('d.envoiGroupeId', '=', envoiId)
    .where('a.email', 'is not', null)
    .where('a.archiveLe', 'is', null)
    .where(
      sql<boolean>`not exists (select 1 from courriel m where m.union_id = d.union_id
        and m.objet_id = d.envoi_groupe_id and m.personne_id = a.personne_id)`,
    )
    .select(['a.email', 'a.personneId', 'p.prenoms'])
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .limit(limite)
    .execute()
}
