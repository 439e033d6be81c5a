import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildCloturee } from '#tests/build/enquete.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findAnalyse } from '../queries/analyse-ecrite.server.ts'
import { ecrireAnalyse } from './ecrire-analyse.server.ts'

const texte = 'Le rythme du matin est trop rapide.'

describe('STA-8, Qualiopi 30 et 32 : l’analyse des réponses d’une formation', () => {
  test('s’écrit, se corrige, et dit qui l’a écrite', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx)
    await ecrireAnalyse(ctx, { formationId, version: 0, texte })
    await ecrireAnalyse(ctx, { formationId, version: 1, texte: `${texte} Pause à 10 h.` })
    expect(await findAnalyse(ctx, formationId)).toMatchObject({
      texte: `${texte} Pause à 10 h.`,
      version: 2,
    })
  })

  test('deux personnes à la fois : la seconde voit qu’elle a changé, rien n’est écrasé', async ({
    ctx,
  }) => {
    const { formationId } = await buildCloturee(ctx)
    const essais = await Promise.allSettled(
      ['Un', 'Deux'].map((texte) => ecrireAnalyse(ctx, { formationId, version: 0, texte })),
    )
    const refus = essais.filter(({ status }) => status === 'rejected')
    expect(refus).toMatchObject([{ reason: expect.any(StaleVersion) }])
    expect(await findAnalyse(ctx, formationId)).toMatchObject({ version: 1 })
  })

  test('interdite sans le droit, inconnue hors de ses centres et d’une autre union', async ({
    ctx,
  }) => {
    const { formationId } = await buildCloturee(ctx)
    const demande = { formationId, version: 0, texte }
    await expect(ecrireAnalyse(await asRole(ctx, ['formateur']), demande)).rejects.toThrow(
      Forbidden,
    )
    const { id: centreId } = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], centreId)
    await expect(ecrireAnalyse(local, demande)).rejects.toThrow(NotFound)
    await expect(ecrireAnalyse(await newUnion(), demande)).rejects.toThrow(NotFound)
  })
})
