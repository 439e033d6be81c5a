import { sql } from 'kysely'
import { z } from 'zod'
import { type Site, verifyCreation } from '#app/platform/auth/passkeys.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { noterAjout } from '../ajout-facteur.server.ts'
import { defiDe } from '../defi.server.ts'
import { exigerMotDePasse, motDePasseActuel } from '../mot-de-passe.server.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'

export const ajouterCleAccesSchema = z.object({
  nom: requiredText('Donnez un nom à cette clé, comme « Téléphone de Jean ».', 60),
  reponse: z
    .string({ error: 'Aucune clé n’a répondu. Réessayez.' })
    .min(1, 'Aucune clé n’a répondu. Réessayez.')
    .max(20_000),
  actuel: motDePasseActuel,
})

const cleRefusee = 'Cette clé n’a pas répondu comme prévu. Rien n’a changé, vous pouvez réessayer.'

/** Adds a passkey (WebAuthn) that the browser has just made for this session. */
export async function ajouterCleAcces(
  ctx: Ctx,
  { nom, reponse, actuel }: z.output<typeof ajouterCleAccesSchema>,
  visiteur: Provenance,
  site: Site,
): Promise<string[] | undefined> {
  const { compteId, sessionId } = moi(ctx)
  await exigerMotDePasse(ctx, actuel, visiteur)
  const cle = await verifyCreation(site, reponse, defiDe('ajout', sessionId))
  if (!cle) throw new Refusal(cleRefusee)
  return transaction(ctx, async (ctx) => {
    const avant = await listFacteurs(ctx, compteId)
    try {
      await sql`select identite.ajouter_cle(${newId()}, ${compteId}, ${nom}, ${cle.id},
        ${cle.publicKey}, ${cle.uses}, ${cle.transports}::text[], ${ctx.now})`.execute(ctx.db)
    } catch (error) {
      if (brokenConstraint(error) !== 'facteur_cle_unique') throw error
      throw new Refusal('Cette clé est déjà enregistrée.')
    }
    return noterAjout(ctx, compteId, avant, nom)
  })
}
