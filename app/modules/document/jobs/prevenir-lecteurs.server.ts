import { z } from 'zod'
import { notifier } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { listNonLecteurs } from '../queries/destinataires.server.ts'
import { findDocument } from '../queries/documents.server.ts'

/** DOC-2: tells those it speaks to that a document, or a newer version, is there. Run twice, tells once. */
export const prevenirLecteurs = defineJob(
  'document.prevenir_lecteurs',
  z.object({ documentId: z.uuid(), numero: z.number().int() }),
  async (ctx, { documentId, numero }) => {
    const document = await findDocument(ctx, documentId)
    if (!document || document.archiveLe || document.numero !== numero) return
    await transaction(ctx, async (ctx) => {
      const genre = `document.publie:${documentId}:${numero}`
      const prevenus = await ctx.db
        .selectFrom('notification')
        .where('unionId', '=', ctx.union.id)
        .where('genre', '=', genre)
        .select('adherentId')
        .execute()
      const deja = new Set(prevenus.map(({ adherentId }) => adherentId))
      const restants = await listNonLecteurs(ctx, documentId)
      const aPrevenir = restants.filter((id) => !deja.has(id))
      for (let rang = 0; rang < aPrevenir.length; rang += 1000) {
        await notifier(ctx, {
          adherentIds: aPrevenir.slice(rang, rang + 1000),
          genre,
          titre:
            numero === 1
              ? `Nouveau document : « ${document.titre} »`
              : `Nouvelle version d’un document : « ${document.titre} »`,
          lien: '/compte/documents',
        })
      }
    })
  },
)
