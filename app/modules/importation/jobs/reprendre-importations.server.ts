import { sql } from 'kysely'
import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { executerImportation } from './executer-importation.server.ts'

/**
 * Starts again an import that nothing has moved for a minute: the machine stopped under its worker, and
 * the queue would keep its job for hours. Two runs of one import are harmless: a line is written once.
 */
export const reprendreImportations = defineJob(
  'importation.reprendre',
  z.object({}),
  async (ctx) => {
    const arretees = await ctx.db
      .selectFrom('importAdherent as i')
      .where('i.unionId', '=', ctx.union.id)
      .where('i.statut', '=', 'en_cours')
      .where(
        sql<boolean>`greatest(i.confirme_le, (select max(l.traitee_le) from import_ligne l
          where l.union_id = i.union_id and l.import_id = i.id)) < ${ctx.now}::timestamptz - interval '1 minute'`,
      )
      .select('i.id')
      .execute()
    for (const { id: importId } of arretees) {
      await transaction(ctx, (ctx) =>
        enqueue(ctx, executerImportation, { importId }, { key: `import:${importId}` }),
      )
    }
  },
)
