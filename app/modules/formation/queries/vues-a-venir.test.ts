import { addDays } from '#app/platform/jour.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { filtresSchema, listFormations } from './listes.server.ts'
import { findSuivi } from './suivi.server.ts'
import { countVues } from './vues-a-venir.server.ts'

describe('Formations à venir', () => {
  test('FOR-2, FOR-6 : chaque vue dit combien de formations elle montre, sous les mêmes filtres', async ({
    ctx,
  }) => {
    const demain = addDays(ctx.aujourdhui, 1)
    await buildFormation(ctx, { jours: [demain], intitule: 'Canoë' })
    await buildFormation(ctx, { jours: [demain, addDays(demain, 1)], par: ctx })
    const apres = at(ctx, `${addDays(demain, 2)}T09:00:00Z`)
    const filtres = filtresSchema.parse({})
    expect(await countVues(ctx, filtres)).toEqual({
      toutes: 2,
      recherche: 2,
      inscriptions: 0,
      a_cloturer: 0,
      miennes: 1,
    })
    expect(await countVues(apres, filtres)).toMatchObject({ a_cloturer: 2 })
    expect(await countVues(ctx, filtresSchema.parse({ recherche: 'canoe' }))).toMatchObject({
      toutes: 1,
      miennes: 0,
    })
    const [{ id } = { id: '' }] = (await listFormations(ctx, 'validee', filtres)).rows
    await buildInscription(ctx, { formationId: id })
    expect(await countVues(ctx, filtres)).toMatchObject({ inscriptions: 1 })
    for (const vue of ['recherche', 'inscriptions', 'a_cloturer', 'miennes'] as const) {
      const { total } = await listFormations(apres, 'validee', { ...filtres, vue })
      expect((await countVues(apres, filtres))[vue]).toBe(total)
    }
  })

  test('FOR-6 : une ligne dit les inscriptions à valider et les journées', async ({ ctx }) => {
    const jour = addDays(ctx.aujourdhui, 7)
    const { id } = await buildFormation(ctx, { jours: [jour, addDays(jour, 1)] })
    await buildInscription(ctx, { formationId: id })
    const { rows } = await listFormations(ctx, 'validee', filtresSchema.parse({}))
    expect(rows).toMatchObject([{ id, aValider: 1, prises: 1, journees: 2 }])
  })

  test('FOR-3 : le suivi d’une formation dit ce qui est fait', async ({ ctx }) => {
    const { id } = await buildFormation(ctx)
    await buildInscription(ctx, { formationId: id })
    expect(await findSuivi(ctx, id)).toEqual({
      acceptes: 0,
      complete: false,
      convoques: 0,
      diplomes: 0,
      declarationAReprendre: false,
      declareeLe: null,
      consignesEnvoyeesLe: null,
    })
  })
})
