import { z } from 'zod'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, TooMany } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { countOne } from '#app/platform/throttle.server.ts'
import { envoyerLienEmail } from '../jobs/envoyer-lien-email.server.ts'
import { annulerLiens } from '../liens.server.ts'
import { exigerMotDePasse, motDePasseActuel } from '../mot-de-passe.server.ts'
import { moi } from '../policy.ts'
import { findCompte } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'

export const demanderEmailSchema = z.object({ email: emailSchema, actuel: motDePasseActuel })

/** Each sends two mails, one of them to an address that nobody has proved. */
const demandes = { name: 'changement_email', points: 5, seconds: 3600 }

/**
 * ADH-12: asks to change one's login address. Nothing changes before the link sent to the new address is
 * opened; the old address receives what it takes to stop it.
 */
export async function demanderEmail(
  ctx: Ctx,
  { email, actuel }: z.output<typeof demanderEmailSchema>,
  visiteur: Provenance,
): Promise<void> {
  const { compteId, adherentId } = moi(ctx)
  await exigerMotDePasse(ctx, actuel, visiteur)
  if ((await countOne(demandes, compteId)) !== undefined) {
    throw new TooMany('Trop de demandes sont parties de votre compte. Réessayez dans une heure.')
  }
  await transaction(ctx, async (ctx) => {
    const compte = await findCompte(ctx, compteId)
    if (compte?.email.toLowerCase() === email.toLowerCase() && compte.emailVerifieLe !== null) {
      throw new Refusal('C’est déjà votre adresse de connexion.', 'email')
    }
    await annulerLiens(ctx, compteId, 'email')
    await enqueue(ctx, envoyerLienEmail, { adherentId, email, genre: 'email' })
    await enqueue(ctx, envoyerLienEmail, { adherentId, email, genre: 'retour_email' })
    record(ctx, 'compte.email_demande', { genre: 'adherent', id: adherentId })
  })
}
