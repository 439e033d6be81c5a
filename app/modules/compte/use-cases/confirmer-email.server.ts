import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from '../alertes.server.ts'
import { annulerLiens, consommerLien } from '../liens.server.ts'
import { lienPerime } from '../model.ts'

export const confirmerEmailSchema = z.object({ jeton: z.string().max(200) })

const dejaPrise = 'Cette adresse sert déjà à un autre compte. Rien n’a changé.'

/**
 * ADH-12: the link received at the new address makes it the login address; the link received at the old
 * one keeps or restores it, and ends every session. Who holds the link is who reads that mailbox.
 */
export function confirmerEmail(
  ctx: Ctx,
  { jeton }: z.output<typeof confirmerEmailSchema>,
): Promise<'change' | 'retabli'> {
  return transaction(ctx, async (ctx) => {
    const lien = await consommerLien(ctx, jeton, ['email', 'retour_email'])
    if (!lien) throw new Refusal(lienPerime)
    const { compteId, genre, donnees } = lien
    const { email = '', ancien = '', adherentId = '' } = donnees
    const objet = { genre: 'adherent', id: adherentId }
    const adresse = genre === 'email' ? email : ancien
    const { rows } = await sql<{ faite: boolean }>`select identite.changer_email(
      ${compteId}, ${adresse}, true, ${ctx.now}) as faite`.execute(ctx.db)
    if (!rows[0]?.faite) throw new Refusal(dejaPrise)
    await annulerLiens(ctx, compteId, 'email')
    if (genre === 'email') {
      await alerter(
        ctx,
        compteId,
        { quoi: 'adresse_changee', details: [['Nouvelle adresse', email]] },
        ancien,
      )
      record(ctx, 'compte.email_change', objet)
      return 'change'
    }
    await sql`select identite.terminer_sessions(${compteId})`.execute(ctx.db)
    record(ctx, 'compte.email_retabli', objet)
    return 'retabli'
  })
}
