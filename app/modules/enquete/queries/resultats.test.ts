import { formatNote, formatTaux } from '#app/modules/statistique/model.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asPublic, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildCloturee, listEnvoisDe, matin, repondre } from '#tests/build/enquete.ts'
import { periodesPubliees } from '../model/periodes.ts'
import { publierResultats } from '../use-cases/publier-resultats.server.ts'
import { retirerResultats } from '../use-cases/retirer-resultats.server.ts'
import { findPublication, listResultats } from './resultats.server.ts'

const annee = { du: '2026-01-01', au: '2026-12-31' }

/** The certificate itself: delivering it is another act, with its own tests. */
async function diplomer(ctx: Ctx, inscriptionIds: string[]) {
  await transaction(at(ctx, ctx.now), (ctx) =>
    ctx.db
      .insertInto('diplome')
      .values(
        inscriptionIds.map((inscriptionId, rang) => ({
          unionId: ctx.union.id,
          id: newId(),
          inscriptionId,
          numero: `D${rang}`,
          le: ctx.aujourdhui,
          origine: 'trame' as const,
          donnees: '{}',
        })),
      )
      .execute(),
  )
}

describe('les résultats publiés', () => {
  test('STAT-1 : 8 validés, 5 diplômés, 7 réponses dont 4 de diplômés', async ({ ctx }) => {
    const { formationId, inscriptionIds } = await buildCloturee(ctx, {
      stagiaires: Array.from({ length: 8 }, () => ({})),
    })
    await diplomer(ctx, inscriptionIds.slice(0, 5))
    await matin(ctx, '2027-01-27')
    const envois = await listEnvoisDe(ctx, formationId)
    const notes = [5, 5, 4, 5, 3, 4, 4]
    const repondants = [...inscriptionIds.slice(0, 4), ...inscriptionIds.slice(5)]
    for (const [rang, inscriptionId] of repondants.entries()) {
      const envoi = envois.find((envoi) => envoi.inscriptionId === inscriptionId)
      await repondre(ctx, envoi?.id ?? '', { satisfaction: notes[rang] })
    }
    const { ensemble, types } = await listResultats(at(ctx, ctx.now), annee)
    expect(types).toHaveLength(1)
    expect(ensemble).toMatchObject({ sessions: 1, valides: 8, diplomes: 5, sondes: 4, abandons: 0 })
    const { reussite, satisfaction, reponse } = ensemble.taux
    expect([formatTaux(reussite), formatNote(satisfaction), formatTaux(reponse)]).toEqual([
      '62,5\u00a0%',
      '4,29',
      '80,0\u00a0%',
    ])
  })

  test('STAT-1 : sans rien, des tirets ; hors de la période, rien ; une autre union, rien', async ({
    ctx,
  }) => {
    await buildCloturee(ctx)
    const avant = { du: '2025-01-01', au: '2025-12-31' }
    for (const [ici, periode] of [
      [at(ctx, ctx.now), avant],
      [await newUnion(), annee],
    ] as const) {
      const { ensemble, types } = await listResultats(ici, periode)
      expect(types).toEqual([])
      expect(ensemble.taux).toEqual({ reussite: null, satisfaction: null, reponse: null })
    }
  })

  test('Qualiopi 2 : l’année civile écoulée et douze mois jusqu’à aujourd’hui', () => {
    expect(periodesPubliees('2026-11-23')).toEqual({
      annee: { du: '2025-01-01', au: '2025-12-31' },
      douzeMois: { du: '2025-11-24', au: '2026-11-23' },
    })
  })

  test('Qualiopi 2 : un administrateur publie, puis retire ; deux fois ne changent rien', async ({
    ctx,
  }) => {
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await expect(publierResultats(gestion)).rejects.toThrow(Forbidden)
    await Promise.all([publierResultats(ctx), publierResultats(at(ctx, ctx.now))])
    expect(await findPublication(asPublic(ctx))).toBeDefined()
    await expect(retirerResultats(gestion)).rejects.toThrow(Forbidden)
    await retirerResultats(at(ctx, ctx.now))
    await retirerResultats(at(ctx, ctx.now))
    expect(await findPublication(asPublic(ctx))).toBeUndefined()
  })
})
