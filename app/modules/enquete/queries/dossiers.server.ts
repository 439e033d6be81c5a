import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { centresAutorises } from '../policy.ts'

const jourFacultatif = z.union([z.iso.date(), z.literal('')]).catch('')

export const filtresDossiersSchema = z.object({
  du: jourFacultatif,
  au: jourFacultatif,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltresDossiers = z.output<typeof filtresDossiersSchema>

/** Closed trainings of a period, within the reader's centres, latest first. */
function selectCloturees(ctx: Ctx, { du, au }: Pick<FiltresDossiers, 'du' | 'au'>) {
  const centres = centresAutorises(ctx, 'qualiopi.lire')
  return ctx.db
    .selectFrom('formation as f')
    .where('f.unionId', '=', ctx.union.id)
    .where('f.statut', '=', 'cloturee')
    .$if(du !== '', (query) => query.where('f.dernierJour', '>=', du))
    .$if(au !== '', (query) => query.where('f.dernierJour', '<=', au))
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres}::uuid[])`),
    )
}

const parPage = 50

export async function listDossiers(ctx: Ctx, filtres: FiltresDossiers) {
  const { total } = await selectCloturees(ctx, filtres)
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(total / parPage))
  const page = Math.min(filtres.page, pages)
  const rows = await selectCloturees(ctx, filtres)
    .select('f.id')
    .orderBy('f.dernierJour', 'desc')
    .orderBy('f.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  return { ids: rows.map(({ id }) => id), total, pages, page, parPage }
}

/** Trainings that one archive may hold. */
const dossiersMax = 500

export async function listIdsDossiers(ctx: Ctx, filtres: FiltresDossiers): Promise<string[]> {
  const rows = await selectCloturees(ctx, filtres)
    .select('f.id')
    .orderBy('f.dernierJour', 'desc')
    .orderBy('f.id')
    .limit(dossiersMax)
    .execute()
  return rows.map(({ id }) => id)
}
