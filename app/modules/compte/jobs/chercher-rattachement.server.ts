import { z } from 'zod'
import { newCtx } from '#app/ctx.server.ts'
import { remettreSecret } from '#app/modules/courriel/public.server.ts'
import { findUnionParSlug } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { openReader, transaction } from '#app/platform/db.server.ts'
import { defineJob, type JobAttempt } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { rattachementEmail } from '../emails/rattachement.ts'
import { creerLienAcces } from '../liens.server.ts'
import { findCompte, findCompteConnexion } from '../queries/identite.server.ts'
import { findTitulaire } from '../queries/titulaire.server.ts'

const heures = 24

/**
 * Looks for the member in the union that was named, and writes from that union: the one where the request
 * was made learns nothing of it.
 */
export const chercherRattachement = defineJob(
  'compte.chercher_rattachement',
  z.object({ compteId: z.uuid(), slug: z.string(), identifiant: z.string() }),
  async (ctx, { compteId, slug, identifiant }, attempt) => {
    const union = await findUnionParSlug(slug)
    if (!union) return
    const reader = openReader(union.id, ctx.statements)
    const { now, requestId, statements } = ctx
    const la = newCtx({ union, reader, now, requestId, statements })
    try {
      await ecrire({ ...la, acteur: { genre: 'systeme' } }, compteId, identifiant, attempt)
    } finally {
      await reader.close()
    }
  },
)

async function ecrire(ctx: Ctx, compteId: string, identifiant: string, attempt: JobAttempt) {
  const trouve = await findCompteConnexion(ctx, identifiant)
  if (!trouve || trouve.compteId === compteId) return
  if (trouve.desactiveLe !== null || trouve.bloqueLe !== null) return
  const [ancien, compte] = [await findCompte(ctx, trouve.compteId), await findCompte(ctx, compteId)]
  const titulaire = await findTitulaire(ctx, trouve.adherentId)
  if (!ancien || !compte || !titulaire) return
  const donnees = { adherentId: trouve.adherentId, ancien: ancien.id, slug: ctx.union.slug }
  const jeton = await transaction(ctx, (ctx) =>
    creerLienAcces(ctx, compteId, 'rattachement', heures, donnees),
  )
  const message = rattachementEmail({
    to: ancien.email,
    pseudo: titulaire.pseudo,
    compte: compte.email,
    lien: publicUrl(ctx, `/rattachement/${jeton}`),
    heures,
    personneId: titulaire.personneId,
  })
  await remettreSecret(ctx, message, attempt)
}
