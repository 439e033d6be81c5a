import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { formatInstant } from '#app/ui/format.ts'
import { type Alerte, alerteEmail } from './emails/alerte.ts'
import { findCompte } from './queries/identite.server.ts'

/** Tells the owner of an account what has just happened to it, in the transaction of the act. */
export async function alerter(
  ctx: WriteCtx,
  compteId: string,
  alerte: Alerte,
  to?: string,
): Promise<void> {
  const adresse = to ?? (await findCompte(ctx, compteId))?.email
  if (adresse === undefined) return
  const personneId = ctx.acteur.genre === 'adherent' ? ctx.acteur.personneId : null
  const quand = formatInstant(ctx.now, ctx.union.fuseau)
  const lien = publicUrl(ctx, '/mot-de-passe-oublie')
  await envoyerCourriel(ctx, alerteEmail(alerte, { to: adresse, quand, lien, personneId }))
}
