import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { lecteur } from '../policy.ts'
import { findMonDocument } from '../queries/mes-documents.server.ts'

/** « J’ai lu » : said once for a version, by its reader alone. */
export function lireDocument(ctx: Ctx | WriteCtx, documentId: string) {
  return transaction(ctx, async (ctx) => {
    const document = (await findMonDocument(ctx, documentId)) ?? notFound()
    if (document.luLe) return
    await noter(ctx, document, ctx.now)
    const { numero } = document
    record(ctx, 'document.lu', { genre: 'document_collectif', id: documentId }, { numero })
  })
}

/** The file of a document that speaks to the actor; the first opening of a version is noted. */
export async function ouvrirDocument(ctx: Ctx, documentId: string) {
  const document = (await findMonDocument(ctx, documentId)) ?? notFound()
  if (!document.ouvertLe) await transaction(ctx, (ctx) => noter(ctx, document, null))
  return document
}

async function noter(
  ctx: WriteCtx,
  document: { id: string; numero: number },
  luLe: Date | null,
): Promise<void> {
  await ctx.db
    .insertInto('documentLu')
    .values({
      unionId: ctx.union.id,
      documentId: document.id,
      numero: document.numero,
      adherentId: lecteur(ctx).adherentId,
      ouvertLe: luLe === null ? ctx.now : null,
      luLe,
    })
    .onConflict((conflict) =>
      conflict.columns(['unionId', 'documentId', 'numero', 'adherentId']).doUpdateSet((eb) => ({
        ouvertLe: eb.fn.coalesce('documentLu.ouvertLe', 'excluded.ouvertLe'),
        luLe: eb.fn.coalesce('documentLu.luLe', 'excluded.luLe'),
      })),
    )
    .execute()
}
