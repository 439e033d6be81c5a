import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
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
    await transaction(ctx, async (ctx) =>
      prevenir(ctx, {
        adherentIds: await listNonLecteurs(ctx, documentId),
        genre: 'document.publie',
        cle: `${documentId}.${numero}`,
        titre:
          numero === 1
            ? `Nouveau document : « ${document.titre} »`
            : `Nouvelle version d’un document : « ${document.titre} »`,
        lien: '/compte/documents',
      }),
    )
  },
)
