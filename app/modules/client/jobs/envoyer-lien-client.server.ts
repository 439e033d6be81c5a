import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { hashToken, newToken } from '#app/platform/auth/tokens.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { lienClientEmail } from '../emails/lien-client.ts'
import { nomContact } from '../model/client.ts'
import { lockDestinataire } from '../queries/lien.server.ts'

const heures = 3_600_000
/** A number typed again and again writes to its owner this often at most. */
const parJour = 3

/** CLI-1: mails the pre-filled form to the known address of a client; links past their day are forgotten. */
export const envoyerLienClient = defineJob(
  'client.envoyer_lien',
  z.object({ numero: z.string().max(20) }),
  (ctx, { numero }) =>
    transaction(ctx, async (ctx) => {
      const client = await lockDestinataire(ctx, numero)
      if (!client || client.liens >= parJour) return
      const jeton = newToken()
      await ctx.db
        .deleteFrom('lienClient')
        .where('unionId', '=', ctx.union.id)
        .where('expireLe', '<', ctx.now)
        .execute()
      await ctx.db
        .insertInto('lienClient')
        .values({
          unionId: ctx.union.id,
          id: newId(),
          clientId: client.id,
          contactId: client.contact.id,
          jetonSha256: hashToken(jeton),
          expireLe: new Date(ctx.now.getTime() + 24 * heures),
          creeLe: ctx.now,
        })
        .execute()
      await envoyerCourriel(
        ctx,
        lienClientEmail({
          to: client.contact.email,
          clientId: client.id,
          contact: nomContact(client.contact),
          client: client.raisonSociale,
          numero,
          lien: publicUrl(ctx, `/demande-formation/${jeton}`),
        }),
      )
    }),
)
