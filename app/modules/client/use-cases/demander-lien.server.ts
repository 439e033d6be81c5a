import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { envoyerLienClient } from '../jobs/envoyer-lien-client.server.ts'
import { lireNumeroClient } from '../model/client.ts'
import { authorize } from '../policy.ts'

/**
 * CLI-1: somebody types a client number. Known or not, the answer is the same and takes the same time:
 * a job looks for it, and mails the known address.
 */
export async function demanderLien(ctx: Ctx, texte: string): Promise<void> {
  authorize(ctx, 'demande_formation.creer_publique')
  const numero = lireNumeroClient(texte)
  if (!numero) return
  await transaction(ctx, (ctx) => enqueue(ctx, envoyerLienClient, { numero }))
}
