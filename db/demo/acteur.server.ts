import type { Accreditation, Ctx } from '#app/platform/ctx.ts'
import { openReader } from '#app/platform/db.server.ts'
import type { Monde } from './demonstration.server.ts'
import { membres } from './monde.ts'

/** The same moment, lived by a member: what he does passes the policies like a real click. */
export async function acteurDemonstration(ctx: Ctx, monde: Monde, pseudo: string): Promise<Ctx> {
  const membre = membres.find((candidate) => candidate.pseudo === pseudo)
  const known = monde.adherents.get(pseudo)
  if (!membre || !known) return ctx
  const centres = membre.centresDuRole?.map((code) => monde.centres.get(code) ?? null) ?? [null]
  const roles = (membre.roles ?? []).flatMap((role) => centres.map((centreId) => ({ role, centreId }) as Accreditation))
  const reader = openReader(ctx.union.id, ctx.statements)
  return {
    ...ctx,
    db: reader.db,
    closeReader: reader.close,
    acteur: {
      genre: 'adherent',
      adherentId: known.id,
      personneId: known.personneId,
      compteId: '',
      sessionId: '',
      pseudo,
      nom: membre.nom,
      prenom: membre.prenom,
      email: '',
      centreId: null,
      valide: true,
      roles,
    },
  }
}
