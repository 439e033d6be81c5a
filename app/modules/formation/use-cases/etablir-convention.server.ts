import { readImage } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { memeDocument } from '../documents/comparable.ts'
import { conventionPdf } from '../documents/convention.server.ts'
import type { DonneesConvention } from '../documents/donnees-convention.ts'
import { empechementConvention } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { findConvention } from '../queries/convention.server.ts'
import { donneesConvention } from '../queries/donnees-convention.server.ts'

/**
 * FOR-7: the convention as the training and its client are now, frozen. What has not changed since the
 * last version makes no new one. Gives the number of the version in force.
 */
export function etablirConvention(ctx: Ctx | WriteCtx, formationId: string): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'convention.etablir', formation)
    const journees = await listJournees(ctx, [formationId])
    refuseIf(empechementConvention(formation))
    const derniere = await findConvention(ctx, formationId)
    const version = (derniere?.numero ?? 0) + 1
    const donnees = { ...(await donneesConvention(ctx, formation, journees)), version }
    if (derniere && memeDocument(donnees, derniere.donnees as DonneesConvention))
      return derniere.numero
    const logo = await readImage(ctx, 'logo')
    const fichier = await insertFichier(ctx, {
      bytes: await conventionPdf(donnees, logo?.bytes),
      nom: `Convention-${formation.numero}-v${version}.pdf`,
      genre: 'convention',
      proprietaire: { genre: 'formation', id: formationId },
      fige: true,
    })
    await ctx.db
      .insertInto('documentFormation')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        formationId,
        genre: 'convention',
        numero: version,
        fichierId: fichier.id,
        donnees: JSON.stringify(donnees),
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .execute()
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'formation.convention_etablie', objet, { version })
    return version
  })
}
