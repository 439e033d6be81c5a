import { accepterCgu } from '#app/modules/compte/public.server.ts'
import { listAcceptations } from '#app/modules/compte/queries/identite.server.ts'
import { listVersionsCgu } from '#app/modules/union/queries/cgu.server.ts'
import { publierCgu } from '#app/modules/union/use-cases/publier-cgu.server.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { acteurPar, buildCompte, buildSession, ctxPar } from '#tests/build/compte.ts'

const texte = 'Article premier.\n\nArticle second.'

describe('publier de nouvelles conditions d’utilisation', () => {
  test('ADH-3 : chacun doit accepter la nouvelle version, et la date de chaque acceptation reste', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const token = await buildSession(ctx, compte)
    expect(await acteurPar(ctx, token)).not.toHaveProperty('cguAAccepter')
    expect(await publierCgu(ctx, { version: 1, texte })).toBe(2)
    expect(await acteurPar(ctx, token)).toMatchObject({ cguAAccepter: 2 })
    const moi = await ctxPar(ctx, token)
    await accepterCgu(moi, { compteId: compte.compteId, version: 2 })
    expect(await acteurPar(ctx, token)).not.toHaveProperty('cguAAccepter')
    const acceptations = await listAcceptations(moi, compte.compteId)
    expect(acceptations.map(({ version }) => version)).toEqual([2, 1])
    expect(acceptations[0]?.accepteeLe).toEqual(ctx.now)
    const { versions } = await listVersionsCgu(as(ctx, ctx.acteur))
    expect(versions.map(({ version, acceptees }) => [version, acceptees])).toEqual([
      [2, 1],
      [1, 2],
    ])
  })

  test('ne demande rien dans une autre union', async ({ ctx }) => {
    const ailleurs = await newUnion()
    const token = await buildSession(ailleurs, await buildCompte(ailleurs))
    await publierCgu(ctx, { version: 1, texte })
    expect(await acteurPar(ailleurs, token)).not.toHaveProperty('cguAAccepter')
  })

  test('est refusé pour le même texte, et périmé quand une autre version est sortie', async ({
    ctx,
  }) => {
    await publierCgu(ctx, { version: 1, texte })
    await expect(publierCgu(ctx, { version: 2, texte })).rejects.toMatchObject({ field: 'texte' })
    const perime = publierCgu(ctx, { version: 1, texte: 'Autre' })
    await expect(perime).rejects.toBeInstanceOf(StaleVersion)
  })

  test('deux administrateurs en même temps : une seule version sort', async ({ ctx }) => {
    const publications = await Promise.allSettled(
      ['Un', 'Deux', 'Trois'].map((texte) =>
        publierCgu(as(ctx, ctx.acteur), { version: 1, texte }),
      ),
    )
    expect(publications.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('est interdit à qui n’est pas administrateur', async ({ ctx }) => {
    const moi = await asRole(ctx, ['communication'])
    await expect(publierCgu(moi, { version: 1, texte })).rejects.toBeInstanceOf(Forbidden)
  })
})
