import fc from 'fast-check'
import { addDays } from '#app/platform/jour.ts'
import { as, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCotisation } from '#tests/build/cotisation.ts'
import { estAJour, genresCotisation } from '../model.ts'
import { listCotisations } from './cotisations.server.ts'
import { filtresSchema, listChoisis, listSituations } from './situations.server.ts'

const payeeLe = '2026-03-02'

describe('qui est à jour (ADH-8)', () => {
  test('les deux vues se partagent les membres, avec leurs totaux en centimes', async ({ ctx }) => {
    const aJour = await buildAdherent(ctx, { nom: 'AJOUR' })
    const retard = await buildAdherent(ctx, { nom: 'RETARD' })
    for (const genre of ['union', 'federale'] as const) {
      await buildCotisation(ctx, { adherentId: aJour.id, genre, montant: 1250, payeeLe })
    }
    await buildCotisation(ctx, { adherentId: retard.id, montant: 2501 })
    const vue = async (query: Record<string, string>) =>
      listSituations(as(ctx, ctx.acteur), filtresSchema.parse(query))
    const pas = await vue({})
    expect(pas.rows.map(({ nom }) => nom)).toContain('RETARD')
    expect(pas).toMatchObject({ aJour: 1, encaisse: 2500, attendu: 2501 })
    expect((await vue({ vue: 'a_jour' })).rows.map(({ nom }) => nom)).toEqual(['AJOUR'])
    expect((await vue({ vue: 'a_jour', jour: '2027-01-01' })).rows).toEqual([])
    expect((await vue({ vue: 'toutes', recherche: 'retard camille' })).rows).toHaveLength(1)
    expect((await vue({ vue: 'a_jour', genre: 'union' })).rows).toHaveLength(1)
    expect((await vue({ vue: 'a_jour', genre: 'amicale' })).rows).toHaveLength(0)
  })

  test('une page se lit en deux requêtes', async ({ ctx }) => {
    const lecteur = as(ctx, ctx.acteur)
    const avant = lecteur.statements.count
    await listSituations(lecteur, filtresSchema.parse({}))
    expect(lecteur.statements.count - avant).toBe(2)
  })

  test('la règle en SQL dit comme celle du modèle, quelles que soient les cotisations', async ({
    ctx,
  }) => {
    const { id: adherentId } = await buildAdherent(ctx, { nom: 'PROPRIETE' })
    const jours = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-01-01', days))
    const cotisation = fc.record({
      genre: fc.constantFrom(...genresCotisation),
      du: jours,
      duree: fc.integer({ min: 0, max: 400 }),
      payee: fc.boolean(),
    })
    const posees = fc.uniqueArray(cotisation, {
      maxLength: 4,
      selector: ({ genre, du }) => genre + du,
    })
    for (const cotisations of fc.sample(posees, 6)) {
      for (const { genre, du, duree, payee } of cotisations) {
        await buildCotisation(ctx, {
          adherentId,
          genre,
          du,
          au: addDays(du, duree),
          ...(payee && { payeeLe }),
        }).catch(
          () => undefined, // the same kind and day, drawn twice
        )
      }
      const lecteur = as(ctx, ctx.acteur)
      const siennes = await listCotisations(lecteur, adherentId)
      for (const jour of fc.sample(jours, 5)) {
        const filtres = filtresSchema.parse({ vue: 'toutes', recherche: 'propriete', jour })
        const { rows } = await listSituations(lecteur, filtres)
        expect(rows[0]?.aJour).toBe(estAJour(siennes, jour))
        const [choisi] = await listChoisis(lecteur, { ids: [adherentId], filtres })
        expect(choisi?.aJour).toBe(estAJour(siennes, jour))
      }
    }
  })
})
