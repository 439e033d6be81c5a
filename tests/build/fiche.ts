import { findFiche } from '#app/modules/adherent/queries/modification.server.ts'
import { type ModifierAdherent, modifierAdherentSchema } from '#app/modules/adherent/schema.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { ctxFor } from '#tests/ctx.ts'

type Changements = Partial<Omit<ModifierAdherent, 'identite'>> & {
  identite?: Partial<ModifierAdherent['identite']>
}

/** The form of *Modifier adhérent* as it opens now, some answers changed. */
export async function formulaireDe(ctx: Ctx, adherentId: string, changements: Changements = {}) {
  const lecture = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const fiche = await findFiche(lecture, adherentId)
  await lecture.closeReader()
  if (!fiche) throw new Error('Cette fiche n’existe pas')
  const { identite, ...autres } = changements
  const saisie = {
    ...fiche,
    adherentId,
    tailles: fiche.tailles,
    identite: { ...fiche, ...identite },
  }
  return { ...modifierAdherentSchema.parse({ ...saisie, ...vides(saisie) }), ...autres }
}

/** A form sends texts: what is not known is empty. */
function vides(saisie: object) {
  return Object.fromEntries(
    Object.entries(saisie).flatMap(([champ, value]) => (value === null ? [[champ, '']] : [])),
  )
}
