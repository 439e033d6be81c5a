import { sql } from 'kysely'
import { z } from 'zod'
import { lirePreference } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from '../alertes.server.ts'
import { empechementRetrait, estDemande, facteursActifs } from '../model/second-facteur.ts'
import { exigerMotDePasse, motDePasseActuel } from '../mot-de-passe.server.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'

export const retirerSecondFacteurSchema = z.object({
  facteurId: z.uuid('Ce second facteur n’est pas reconnu.'),
  actuel: motDePasseActuel,
})

/** Removes an application or a key, the password being asked again. The last one stays while a role asks for it. */
export async function retirerSecondFacteur(
  ctx: Ctx,
  { facteurId, actuel }: z.output<typeof retirerSecondFacteurSchema>,
  visiteur: Provenance,
): Promise<void> {
  const { compteId, adherentId } = moi(ctx)
  await exigerMotDePasse(ctx, actuel, visiteur)
  await transaction(ctx, async (ctx) => {
    const facteurs = await listFacteurs(ctx, compteId)
    const facteur = facteursActifs(facteurs).find(({ id }) => id === facteurId) ?? notFound()
    const demande =
      !ctx.union.demonstration &&
      estDemande(moi(ctx), await lirePreference(ctx, 'second_facteur_pour'))
    refuseIf(empechementRetrait(facteurs, demande))
    await sql`select identite.retirer_facteur(${compteId}, ${facteurId})`.execute(ctx.db)
    record(ctx, 'compte.facteur_retire', { genre: 'adherent', id: adherentId })
    const details: [string, string][] = [['Second facteur', facteur.nom]]
    await alerter(ctx, compteId, { quoi: 'facteur_retire', details })
  })
}
