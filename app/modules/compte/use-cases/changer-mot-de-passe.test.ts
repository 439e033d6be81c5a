import { Forbidden, TooMany } from '#app/platform/errors.ts'
import { asPublic, describe, expect, test } from '#tests/base.ts'
import {
  acteurPar,
  buildCompte,
  buildSession,
  ctxPar,
  motDePasse,
  visiteur,
} from '#tests/build/compte.ts'
import { changerMotDePasse } from './changer-mot-de-passe.server.ts'

const nouveau = 'montagne violon citron pluie'

describe('changer son mot de passe', () => {
  test('ferme toutes les sessions, sauf celle qui s’ouvre ici', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const ailleurs = await buildSession(ctx, compte)
    const ici = await buildSession(ctx, compte)
    const saisie = { actuel: motDePasse, nouveau }
    const token = await changerMotDePasse(await ctxPar(ctx, ici), saisie, visiteur())
    expect(await acteurPar(ctx, ailleurs)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, ici)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, token)).toMatchObject({ adherentId: compte.id })
  })

  test('demande le mot de passe actuel, sans se laisser deviner', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    const par = visiteur()
    const tenter = () => changerMotDePasse(moi, { actuel: 'un autre', nouveau }, par)
    for (let nth = 1; nth <= 5; nth += 1) {
      await expect(tenter()).rejects.toMatchObject({ field: 'actuel' })
    }
    await expect(tenter()).rejects.toBeInstanceOf(TooMany)
  })

  test('refuse un mot de passe qui se devine', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const saisie = { actuel: motDePasse, nouveau: 'motdepasse123456' }
    await expect(changerMotDePasse(moi, saisie, visiteur())).rejects.toMatchObject({
      field: 'nouveau',
    })
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    const saisie = { actuel: motDePasse, nouveau }
    const essai = changerMotDePasse(asPublic(ctx), saisie, visiteur())
    await expect(essai).rejects.toBeInstanceOf(Forbidden)
  })
})
