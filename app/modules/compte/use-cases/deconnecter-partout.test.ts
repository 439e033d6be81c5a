import { Forbidden } from '#app/platform/errors.ts'
import { asPublic, describe, expect, test } from '#tests/base.ts'
import { acteurPar, buildCompte, buildSession, ctxPar } from '#tests/build/compte.ts'
import { deconnecterPartout } from './deconnecter-partout.server.ts'
import { seDeconnecter } from './se-deconnecter.server.ts'

describe('se déconnecter', () => {
  test('ferme cette session et laisse les autres', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const [ici, ailleurs] = [await buildSession(ctx, compte), await buildSession(ctx, compte)]
    await seDeconnecter(ici)
    expect(await acteurPar(ctx, ici)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, ailleurs)).toMatchObject({ adherentId: compte.id })
  })

  test('sans session, ne fait rien', async () => {
    await expect(seDeconnecter(undefined)).resolves.toBeUndefined()
    await expect(seDeconnecter('jeton inconnu')).resolves.toBeUndefined()
  })
})

describe('se déconnecter partout', () => {
  test('ferme toutes les sessions du compte, celle-ci comprise, et aucune autre', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const autre = await buildCompte(ctx)
    const miennes = [await buildSession(ctx, compte), await buildSession(ctx, compte)]
    const sienne = await buildSession(ctx, autre)
    await deconnecterPartout(await ctxPar(ctx, miennes[0] ?? ''))
    for (const token of miennes) expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, sienne)).toMatchObject({ adherentId: autre.id })
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    await expect(deconnecterPartout(asPublic(ctx))).rejects.toBeInstanceOf(Forbidden)
  })
})
