import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { remplacerCodes } from '../codes-secours.server.ts'
import { facteursActifs } from '../model/second-facteur.ts'
import { exigerMotDePasse, motDePasseActuel } from '../mot-de-passe.server.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'

export const creerCodesSecoursSchema = z.object({ actuel: motDePasseActuel })

/** Ten recovery codes, single use, shown once; the former ones no longer open anything. */
export async function creerCodesSecours(
  ctx: Ctx,
  { actuel }: z.output<typeof creerCodesSecoursSchema>,
  visiteur: Provenance,
): Promise<string[]> {
  const { compteId, adherentId } = moi(ctx)
  await exigerMotDePasse(ctx, actuel, visiteur)
  return transaction(ctx, async (ctx) => {
    if (facteursActifs(await listFacteurs(ctx, compteId)).length === 0) {
      throw new Refusal('Ajoutez d’abord une application de codes ou une clé d’accès.')
    }
    record(ctx, 'compte.codes_secours_crees', { genre: 'adherent', id: adherentId })
    return remplacerCodes(ctx, compteId)
  })
}
