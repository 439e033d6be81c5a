import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { asPublic, describe, expect, test } from '#tests/base.ts'
import { buildCompte, buildSession, ctxPar } from '#tests/build/compte.ts'
import { faitsDe, findMesInformations } from '../queries/mes-informations.server.ts'
import { accepterCgu } from './accepter-cgu.server.ts'

describe('accepter les conditions d’utilisation', () => {
  test('ADH-3 : retire ce manque du compte', async ({ ctx }) => {
    const compte = await buildCompte(ctx, { valide: false })
    const token = await buildSession(ctx, compte)
    const avant = await findMesInformations(await ctxPar(ctx, token))
    expect(faitsDe(avant).cguAcceptees).toBe(false)
    await accepterCgu(await ctxPar(ctx, token), { compteId: compte.compteId, version: 1 })
    const apres = await findMesInformations(await ctxPar(ctx, token))
    expect(faitsDe(apres).cguAcceptees).toBe(true)
  })

  test('est refusé pour un texte qui n’est plus en vigueur', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    const ancien = accepterCgu(moi, { compteId: compte.compteId, version: 0 })
    await expect(ancien).rejects.toThrow('viennent de changer')
  })

  test('ne s’accepte ni sans compte, ni pour quelqu’un d’autre', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const autre = await buildCompte(ctx)
    const input = { compteId: autre.compteId, version: 1 }
    await expect(accepterCgu(asPublic(ctx), input)).rejects.toBeInstanceOf(Forbidden)
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    await expect(accepterCgu(moi, input)).rejects.toBeInstanceOf(NotFound)
  })
})
