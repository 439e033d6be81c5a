import { validerDiplomes } from '#app/modules/diplome/use-cases/valider-diplomes.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { buildFormationTenue } from '#tests/build/bilan.ts'
import { filtresSchema } from '../model/filtres.ts'
import { formatNote, formatTaux, tauxQualiopi } from '../model.ts'
import { countStagiairesComptes } from './statistiques.server.ts'

/** Answers to the survey sent later, by inscription. */
function buildReponses(ctx: Ctx, formationId: string, notes: [string, number][]) {
  return transaction(ctx, async (ctx) => {
    const enqueteId = newId()
    const enquete = { unionId: ctx.union.id, id: enqueteId, version: 900, questions: '[]' }
    await ctx.db
      .insertInto('enquete')
      .values({ ...enquete, genre: 'froid' })
      .execute()
    for (const [inscriptionId, note] of notes) {
      await ctx.db
        .insertInto('enqueteEnvoi')
        .values({
          ...{ unionId: ctx.union.id, id: newId(), enqueteId, formationId, inscriptionId },
          ...{ genre: 'froid', jetonSha256: Buffer.from(newId()), noteGlobale: note },
          ...{ envoyeLe: ctx.now, reponduLe: ctx.now, expireLe: ctx.now },
        })
        .execute()
    }
  })
}

describe('les taux de la base', () => {
  test('STAT-1 : 8 validés, 5 diplômés, 7 réponses dont 4 de diplômés', async ({ ctx }) => {
    const formation = await buildFormationTenue(ctx, {
      type: 'PSC',
      jours: ['2025-03-08'],
      stagiaires: Array.from({ length: 8 }, () => 'particulier' as const),
      absents: ['particulier'],
      cloturee: false,
    })
    const ids = formation.venus.map(({ id }) => id)
    const soir = at(ctx, '2025-03-08T20:00:00Z')
    const diplomes = ids.slice(0, 5)
    await validerDiplomes(soir, {
      formationId: formation.id,
      inscriptionIds: diplomes,
      numeros: Object.fromEntries(diplomes.map((id, rang) => [id, `25-2025-00${rang}`])),
    })
    await cloturerFormation(soir, formation.id)
    // Diplômés 1 to 4, then the three validés without a diploma; the absent one's answer counts nowhere.
    const repondants = [...ids.slice(0, 4), ...ids.slice(5)]
    const notes = [5, 5, 4, 5, 3, 4, 4]
    await buildReponses(ctx, formation.id, [
      ...repondants.map((id, rang): [string, number] => [id, notes[rang] ?? 0]),
      [formation.absents[0]?.id ?? '', 1],
    ])
    const lignes = await countStagiairesComptes(
      at(ctx, ctx.now),
      filtresSchema.parse({ annee: 2025 }),
    )
    const total = lignes.find(({ par }) => par === 'total')
    expect(total).toMatchObject({ valides: 8, diplomes: 5, sondes: 4, notes: 7, sommeNotes: 30 })
    const taux = tauxQualiopi(
      total ?? { valides: 0, diplomes: 0, sondes: 0, notes: 0, sommeNotes: 0 },
    )
    expect([
      formatTaux(taux.reussite),
      formatNote(taux.satisfaction),
      formatTaux(taux.reponse),
    ]).toEqual(['62,5\u00a0%', '4,29', '80,0\u00a0%'])
  })
})
