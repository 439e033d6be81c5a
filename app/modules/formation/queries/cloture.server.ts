import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'

/** What looks forgotten before closing (FOR-9), in one statement. */
export function findOublis(ctx: Ctx, formationId: string) {
  const valide = sql`i.statut = 'validee' and i.presence_validee_le is not null`
  return ctx.db
    .selectNoFrom([
      compte(ctx, formationId, sql`i.statut = 'inscrite'`).as('nonValidees'),
      compte(ctx, formationId, sql`i.statut = 'validee' and i.presence_validee_le is null`).as(
        'sansPresence',
      ),
      compte(ctx, formationId, valide).as('valides'),
      compte(
        ctx,
        formationId,
        sql`${valide} and not exists (select 1 from diplome d where d.union_id = i.union_id
          and d.inscription_id = i.id and d.statut = 'genere')`,
      ).as('sansDiplome'),
      compte(ctx, formationId, sql`${valide} and ${verse} < ${prix(ctx, formationId)}`).as(
        'impayes',
      ),
      sql<number>`(select coalesce(sum(greatest(0, ${prix(ctx, formationId)} - ${verse})), 0) from inscription i
        where i.union_id = ${ctx.union.id} and i.formation_id = ${formationId} and ${valide})`.as(
        'reste',
      ),
      sql<boolean>`exists (select 1 from document_formation d where d.union_id = ${ctx.union.id}
        and d.formation_id = ${formationId} and d.genre = 'retour' and d.archive_le is null)`.as(
        'dossierRetourne',
      ),
      sql<number>`(select count(*) from candidature c where c.union_id = ${ctx.union.id}
        and c.formation_id = ${formationId} and c.statut = 'acceptee')`.as('formateurs'),
    ])
    .executeTakeFirstOrThrow()
}

/** What each trainee paid, less what was given back. */
const verse = sql<number>`(select coalesce(sum(r.montant - r.rembourse), 0) from reglement r
  where r.union_id = i.union_id and r.inscription_id = i.id and r.statut <> 'attendu')`

/** Nothing is due by the trainees of a private formation: its client pays. */
function prix(ctx: Ctx, formationId: string) {
  return sql<number>`(select case when f.privee then 0 else f.prix end from formation f
    where f.union_id = ${ctx.union.id} and f.id = ${formationId})`
}

function compte(ctx: Ctx, formationId: string, condition: RawBuilder<unknown>) {
  return sql<number>`(select count(*) from inscription i where i.union_id = ${ctx.union.id}
    and i.formation_id = ${formationId} and ${condition})`
}
