import { sql } from 'kysely'
import { z } from 'zod'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from '../alertes.server.ts'
import { envoyerLienAcces } from '../jobs/envoyer-lien-acces.server.ts'
import { annulerLiens } from '../liens.server.ts'
import { empechementCorrection } from '../model/correction-email.ts'
import { authorize, can } from '../policy.ts'
import { findCompte } from '../queries/identite.server.ts'
import { findTitulaire } from '../queries/titulaire.server.ts'

export const corrigerEmailSchema = z.object({ adherentId: z.uuid(), email: emailSchema })

/**
 * ADH-12: the union's staff mends the login address of a member whose account belongs to this union
 * alone. It is to be proved again by the link that leaves at once; the old address is told.
 */
export function corrigerEmail(
  ctx: Ctx,
  { adherentId, email }: z.output<typeof corrigerEmailSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'compte.corriger_adresse')
    const titulaire = (await findTitulaire(ctx, adherentId)) ?? notFound()
    if (!can(ctx, 'compte.corriger_adresse', titulaire)) notFound() // somebody of another centre
    const compte = (await findCompte(ctx, titulaire.compteId)) ?? notFound()
    refuseIf(empechementCorrection(ctx, { ...titulaire, unions: compte.unions }))
    const ancienne = compte.email
    if (ancienne.toLowerCase() === email.toLowerCase()) {
      throw new Refusal('C’est déjà son adresse de connexion.', 'email')
    }
    await sql`select identite.changer_email(${compte.id}, ${email}, false, ${ctx.now})`.execute(
      ctx.db,
    )
    for (const genre of ['email', 'retour_email', 'creation', 'oubli'] as const) {
      await annulerLiens(ctx, compte.id, genre)
    }
    await alerter(
      ctx,
      compte.id,
      { quoi: 'adresse_changee', details: [['Nouvelle adresse', email]] },
      ancienne,
    )
    const genre = compte.motDePasseHash === null ? 'creation' : 'oubli'
    await enqueue(ctx, envoyerLienAcces, { adherentId, genre })
    record(ctx, 'compte.email_corrige', { genre: 'adherent', id: adherentId })
  })
}
