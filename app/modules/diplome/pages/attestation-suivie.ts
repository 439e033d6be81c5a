import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { estStagiaireValide } from '#app/modules/stagiaire/model.ts'
import { findSuivi } from '#app/modules/stagiaire/public.server.ts'
import { readImage } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { pdfResponse } from '#app/platform/files/file-response.server.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { attestationsPdf } from '../documents/certificats.server.ts'
import { listAttestations } from '../queries/attestations.server.ts'
import type { Route } from './+types/attestation-suivie.ts'

/** FOR-9: one's own attestation, once the training is closed; the follow-up link is the right. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const suivi = (await findSuivi(ctx, params.jeton)) ?? notFound()
  if (suivi.statutFormation !== 'cloturee' || !estStagiaireValide(suivi)) notFound()
  // A closed or private formation is not public: its holder's link has just been checked.
  const systeme: Ctx = { ...ctx, acteur: { genre: 'systeme' } }
  const formation = (await findFormation(systeme, suivi.formationId)) ?? notFound()
  const attestations = await listAttestations(systeme, formation, suivi.id)
  const logo = await readImage(systeme, 'logo')
  const bytes = await attestationsPdf(attestations, logo?.bytes)
  return pdfResponse(bytes, `Attestation ${formation.numero}.pdf`)
}
