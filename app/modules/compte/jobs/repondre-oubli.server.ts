import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { countOne } from '#app/platform/throttle.server.ts'
import { findCompteConnexion } from '../queries/identite.server.ts'
import { envoyerLienAcces } from './envoyer-lien-acces.server.ts'

/** Three mails an hour for an account: more would only fill a mailbox. */
const mails = { name: 'oubli', points: 3, seconds: 3600 }

/** Who asked for a new password: nobody we know, or an account to which a link is sent. */
export const repondreOubli = defineJob(
  'compte.repondre_oubli',
  z.object({ identifiant: z.string() }),
  async (ctx, { identifiant }) => {
    const compte = await findCompteConnexion(ctx, identifiant)
    if (!compte || compte.bloqueLe !== null || compte.desactiveLe !== null) return
    await ctx.closeReader() // counting takes a connection of its own
    if ((await countOne(mails, compte.compteId)) !== undefined) return
    await transaction(ctx, async (ctx) => {
      await enqueue(ctx, envoyerLienAcces, { adherentId: compte.adherentId, genre: 'oubli' })
      record(ctx, 'compte.lien_oubli_demande', { genre: 'adherent', id: compte.adherentId })
    })
  },
)
