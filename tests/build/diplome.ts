import { listCreneaux } from '#app/modules/stagiaire/queries/presences.server.ts'
import { saisirPresences } from '#app/modules/stagiaire/use-cases/saisir-presences.server.ts'
import { validerPresences } from '#app/modules/stagiaire/use-cases/valider-presences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { at } from '#tests/base.ts'
import { buildFormation } from './formation.ts'
import { buildInscription } from './stagiaire.ts'

const jour = '2026-11-28'

type Options = Parameters<typeof buildFormation>[1] & { presents?: number; absents?: number }

/** A formation seen on its evening: some were there all day and are *stagiaires validés*, others never came. */
export async function buildFormationFaite(ctx: Ctx, options: Options = {}) {
  const { presents = 2, absents = 0, ...formation } = options
  const { id } = await buildFormation(ctx, { jours: [jour], places: 400, ...formation })
  const le = at(ctx, `${jour}T19:00:00Z`)
  const personnes = []
  for (let rang = 0; rang < presents + absents; rang += 1)
    personnes.push(await buildInscription(ctx, { formationId: id, validee: true }))
  const venus = personnes.slice(0, presents)
  const feuille = Object.fromEntries(
    (await listCreneaux(ctx, id)).map((c) => [c.id, 'present' as const]),
  )
  if (venus.length > 0) {
    await saisirPresences(le, {
      formationId: id,
      presences: Object.fromEntries(venus.map((venu) => [venu.id, feuille])),
    })
    await validerPresences(le, { formationId: id, inscriptionIds: [], motif: null })
  }
  return { id, le, venus, absents: personnes.slice(presents) }
}
