import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import type { StatutCourriel } from '../model.ts'

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  statut: z.enum(['', 'en_attente', 'remis', 'refuse', 'incertain', 'erreur']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
type Filtres = z.output<typeof filtresSchema>

const parPage = 100

function selectCourriels(ctx: Ctx) {
  return ctx.db.selectFrom('courriel as c').where('c.unionId', '=', ctx.union.id)
}

/** The history, latest first, and its total, in one statement. */
export async function listCourriels(ctx: Ctx, { recherche, statut, page }: Filtres) {
  const rows = await selectCourriels(ctx)
    .$if(statut !== '', (query) => query.where('c.statut', '=', statut as StatutCourriel))
    .$if(recherche !== '', (query) =>
      query.where(
        sql<boolean>`position(f_norm(${recherche}) in f_norm(c.destinataire || ' ' || c.sujet)) > 0`,
      ),
    )
    .select(['c.id', 'c.creeLe', 'c.destinataire', 'c.sujet', 'c.modele', 'c.statut', 'c.essais'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('c.creeLe', 'desc')
    .orderBy('c.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.max(1, Math.ceil(total / parPage)), parPage }
}

/** The mails of these objects, latest first. */
export function listCourrielsObjets(ctx: Ctx, objetIds: string[], limite = 20) {
  return selectCourriels(ctx)
    .where('c.objetId', 'in', objetIds)
    .select(['c.id', 'c.creeLe', 'c.destinataire', 'c.sujet', 'c.statut'])
    .orderBy('c.creeLe', 'desc')
    .limit(limite)
    .execute()
}

export function findCourriel(ctx: Ctx, id: string) {
  return selectCourriels(ctx)
    .where('c.id', '=', id)
    .select(['c.id', 'c.creeLe', 'c.destinataire', 'c.sujet', 'c.modele', 'c.statut', 'c.essais', 'c.brut'])
    .select(['c.reponseServeur', 'c.remisLe', 'c.messageId', 'c.renvoiDeId'])
    .executeTakeFirst()
}
