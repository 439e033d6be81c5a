import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { asPublic, describe, expect, test } from '#tests/base.ts'
import {
  acteurPar,
  buildCompte,
  buildSession,
  ctxPar,
  motDePasse,
  ouverte,
  visiteur,
} from '#tests/build/compte.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { fermerAutresSessions } from './fermer-autres-sessions.server.ts'
import { fermerSession } from './fermer-session.server.ts'
import { seConnecter } from './se-connecter.server.ts'

function sessionDe(acteur: Awaited<ReturnType<typeof acteurPar>>): string {
  return 'sessionId' in acteur ? acteur.sessionId : ''
}

describe('fermer une session', () => {
  test('ferme celle d’un autre appareil, et elle seule', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const [ici, la, ailleurs] = [
      await buildSession(ctx, compte),
      await buildSession(ctx, compte),
      await buildSession(ctx, compte),
    ]
    const moi = await ctxPar(ctx, ici)
    await fermerSession(moi, { sessionId: sessionDe(await acteurPar(ctx, la)) })
    expect(await acteurPar(ctx, la)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, ailleurs)).toMatchObject({ adherentId: compte.id })
    expect(await fermerAutresSessions(moi)).toBe(1)
    expect(await acteurPar(ctx, ailleurs)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, ici)).toMatchObject({ adherentId: compte.id })
  })

  test('celle d’un autre compte n’existe pas', async ({ ctx }) => {
    const autre = await buildSession(ctx, await buildCompte(ctx))
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const essai = fermerSession(moi, { sessionId: sessionDe(await acteurPar(ctx, autre)) })
    await expect(essai).rejects.toBeInstanceOf(NotFound)
    expect(await acteurPar(ctx, autre)).toMatchObject({ genre: 'adherent' })
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    const sessionId = '019ab000-0000-7000-8000-000000000001'
    await expect(fermerSession(asPublic(ctx), { sessionId })).rejects.toBeInstanceOf(Forbidden)
    await expect(fermerAutresSessions(asPublic(ctx))).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('un nouvel appareil', () => {
  test('est annoncé par courriel, sauf le premier, le même navigateur et le même lieu', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    const connecter = async (par: ReturnType<typeof visiteur>) =>
      ouverte(await seConnecter(asPublic(ctx), { identifiant: pseudo, motDePasse }, par))
    const annonces = async () =>
      (await listLignes(ctx)).filter(({ modele }) => modele === 'compte.nouvel_appareil').length
    const maison = visiteur()
    const { navigateur } = await connecter(maison)
    expect(await annonces()).toBe(0)
    await connecter(maison) // another window, same kind of browser, same place
    await connecter(visiteur({ navigateur })) // the same browser, elsewhere
    expect(await annonces()).toBe(0)
    await connecter(visiteur({ userAgent: 'Chrome/140 (Windows)' }))
    expect(await annonces()).toBe(1)
  })
})
