import { z } from 'zod'
import { estFormateurDe, lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteur } from '../ecriture.server.ts'
import { empechementSaisie } from '../model/emargement.ts'
import { empechementGestion, empechementPresence } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { listCreneaux } from '../queries/presences.server.ts'
import { lireSignature } from '../signature.server.ts'

export const signerPresenceSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid('Cette ligne n’est pas reconnue. Rechargez la page.'),
  creneauId: z.uuid('Ce créneau n’est pas reconnu. Rechargez la page.'),
  /** What the canvas holds: `data:image/png;base64,…`. */
  image: z.string('La signature manque.').max(300_000, 'Cette signature est trop lourde.'),
})

/**
 * STA-5: the trainee signs on the trainer's screen; signing says present. The image is frozen. Signed
 * twice: the first signature stays, so that a post sent again by a bad network changes nothing.
 */
export function signerPresence(
  ctx: Ctx | WriteCtx,
  { formationId, inscriptionId, creneauId, image }: z.output<typeof signerPresenceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    if (!(await estFormateurDe(ctx, formationId))) exiger(ctx, 'presence.saisir', formation)
    refuseIf(empechementGestion(formation))
    const creneaux = await listCreneaux(ctx, formationId)
    const creneau = creneaux.find(({ id }) => id === creneauId) ?? notFound()
    refuseIf(empechementPresence(creneau, ctx.aujourdhui))
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (await estSignee(ctx, inscriptionId, creneauId)) return
    refuseIf(empechementSaisie(inscription))
    const bytes = lireSignature(image)
    if (!bytes) throw new Refusal('Cette signature ne se lit pas. Signez de nouveau.', 'image')

    const { id: signatureFichierId } = await insertFichier(ctx, {
      bytes,
      nom: 'signature.png',
      genre: 'signature',
      proprietaire: { genre: 'inscription', id: inscriptionId },
      fige: true,
    })
    const note = { present: true, moyen: 'signature', signatureFichierId } as const
    const moment = { saisieLe: ctx.now, saisiePar: auteur(ctx) }
    await ctx.db
      .insertInto('presence')
      .values({ unionId: ctx.union.id, id: newId(), inscriptionId, creneauId, ...note, ...moment })
      .onConflict((conflict) =>
        conflict
          .columns(['unionId', 'inscriptionId', 'creneauId'])
          .doUpdateSet({ ...note, ...moment, confirmeeLe: null, confirmeePar: null }),
      )
      .execute()
    record(ctx, 'inscription.presence_signee', { genre: 'inscription', id: inscriptionId })
  })
}

async function estSignee(ctx: WriteCtx, inscriptionId: string, creneauId: string) {
  const row = await ctx.db
    .selectFrom('presence')
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', inscriptionId)
    .where('creneauId', '=', creneauId)
    .where('signatureFichierId', 'is not', null)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
