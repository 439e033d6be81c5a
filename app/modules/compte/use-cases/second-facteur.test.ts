import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound, TooMany } from '#app/platform/errors.ts'
import { asPublic, at, describe, expect, test } from '#tests/base.ts'
import {
  acteurPar,
  buildApplication,
  buildCompte,
  buildSession,
  ctxPar,
  motDePasse,
  ouverte,
  visiteur,
} from '#tests/build/compte.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import { codeA } from '../totp.server.ts'
import { ajouterCleAcces } from './ajouter-cle-acces.server.ts'
import { confirmerApplication } from './confirmer-application.server.ts'
import { creerCodesSecours } from './creer-codes-secours.server.ts'
import { passerSecondFacteur } from './passer-second-facteur.server.ts'
import { proposerApplication } from './proposer-application.server.ts'
import { retirerSecondFacteur } from './retirer-second-facteur.server.ts'
import { seConnecter } from './se-connecter.server.ts'

const site = { origin: 'http://localhost', rpID: 'localhost' }
const minute = 60_000

/** A member with an application of codes, at a moment when its codes are fresh. */
async function membre(ctx: Ctx, options: Parameters<typeof buildCompte>[1] = {}) {
  const compte = await buildCompte(ctx, options)
  const moi = await ctxPar(ctx, await buildSession(ctx, compte))
  const { id: facteurId, secret, codes } = await buildApplication(ctx, moi)
  return { ...compte, facteurId, secret, codes, moi }
}

function plusTard(ctx: Ctx, ms: number): Ctx {
  return at(asPublic(ctx), new Date(ctx.now.getTime() + ms))
}

async function etapeDe(ctx: Ctx, pseudo: string): Promise<string> {
  const connexion = await seConnecter(ctx, { identifiant: pseudo, motDePasse }, visiteur())
  return 'etape' in connexion ? connexion.etape : ''
}

function passer(ctx: Ctx, etape: string, code: string, par = visiteur()) {
  return passerSecondFacteur(ctx, { etape, code, reponse: '' }, par, site)
}

describe('se connecter avec un second facteur', () => {
  test('le mot de passe seul n’ouvre rien : la session naît du code', async ({ ctx }) => {
    const { id, pseudo, secret } = await membre(ctx)
    const ici = plusTard(ctx, minute)
    const etape = await etapeDe(ici, pseudo)
    expect(etape).not.toBe('')
    expect(await acteurPar(ctx, etape)).toEqual({ genre: 'public' })
    const { token } = ouverte(await passer(ici, etape, codeA(secret, ici.now)))
    expect(await acteurPar(ici, token)).toMatchObject({ adherentId: id })
  })

  test('un code vaut un pas de 30 secondes de part et d’autre, pas deux', async ({ ctx }) => {
    const { pseudo, secret } = await membre(ctx)
    for (const [quand, ecart, juste] of [
      [5, -60, false],
      [10, -30, true],
      [15, 30, true],
      [20, 60, false],
    ] as const) {
      const ici = plusTard(ctx, quand * minute)
      const code = codeA(secret, new Date(ici.now.getTime() + ecart * 1000))
      const essai = passer(ici, await etapeDe(ici, pseudo), code)
      if (juste) await expect(essai).resolves.toHaveProperty('token')
      else await expect(essai).rejects.toMatchObject({ field: 'code' })
    }
  })

  test('un code déjà accepté est refusé, même vingt fois en même temps', async ({ ctx }) => {
    const { pseudo, secret } = await membre(ctx)
    const ici = plusTard(ctx, minute)
    const code = codeA(secret, ici.now)
    const etapes = []
    for (let nth = 0; nth < 12; nth += 1) etapes.push(await etapeDe(ici, pseudo))
    const envois = await Promise.allSettled(etapes.map((etape) => passer(ici, etape, code)))
    expect(envois.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(passer(ici, await etapeDe(ici, pseudo), code)).rejects.toThrow()
  })

  test('un code de secours sert une fois, même envoyé plusieurs fois en même temps', async ({
    ctx,
  }) => {
    const { compteId, pseudo, codes } = await membre(ctx)
    expect(new Set(codes).size).toBe(10)
    const [code = '', autre = ''] = codes
    const etapes = [
      await etapeDe(plusTard(ctx, 0), pseudo),
      await etapeDe(plusTard(ctx, 0), pseudo),
    ]
    const envois = await Promise.allSettled(
      etapes.map((etape) => passer(asPublic(ctx), etape, code.toLowerCase())),
    )
    expect(envois.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const encore = passer(asPublic(ctx), await etapeDe(asPublic(ctx), pseudo), code)
    await expect(encore).rejects.toMatchObject({ field: 'code' })
    const suivant = passer(asPublic(ctx), await etapeDe(asPublic(ctx), pseudo), autre)
    await expect(suivant).resolves.toHaveProperty('token')
    const restants = (await listFacteurs(ctx, compteId)).filter(
      ({ genre, utiliseLe }) => genre === 'secours' && utiliseLe === null,
    )
    expect(restants).toHaveLength(8)
    expect((await listLignes(ctx)).map(({ modele }) => modele)).toContain('compte.code_secours')
  })

  test('le code d’un compte n’ouvre pas celui d’un autre', async ({ ctx }) => {
    const un = await membre(ctx)
    const autre = await membre(ctx)
    const ici = plusTard(ctx, minute)
    const etape = await etapeDe(ici, un.pseudo)
    await expect(passer(ici, etape, codeA(autre.secret, ici.now))).rejects.toThrow('pas le bon')
    await expect(passer(ici, etape, autre.codes[0] ?? '')).rejects.toThrow('pas le bon')
  })

  test('l’étape dure dix minutes et sert une fois', async ({ ctx }) => {
    const { pseudo, secret } = await membre(ctx)
    const ici = plusTard(ctx, minute)
    const etape = await etapeDe(ici, pseudo)
    const tard = plusTard(ctx, 12 * minute)
    await expect(passer(tard, etape, codeA(secret, tard.now))).rejects.toThrow('a expiré')
    await passer(ici, etape, codeA(secret, ici.now))
    const encore = plusTard(ctx, 2 * minute)
    await expect(passer(encore, etape, codeA(secret, encore.now))).rejects.toThrow('a expiré')
  })

  test('les essais sont comptés pour le compte, d’où qu’ils viennent', async ({ ctx }) => {
    const { pseudo } = await membre(ctx)
    const etape = await etapeDe(asPublic(ctx), pseudo)
    for (let nth = 0; nth < 5; nth += 1) {
      await expect(passer(asPublic(ctx), etape, '000000')).rejects.toMatchObject({ field: 'code' })
    }
    await expect(passer(asPublic(ctx), etape, '000000')).rejects.toBeInstanceOf(TooMany)
  })
})

describe('ajouter une application de codes', () => {
  test('demande un code juste et le mot de passe, puis prévient et donne dix codes', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    const { codes, secret } = await buildApplication(ctx, moi)
    expect(codes).toHaveLength(10)
    expect((await listLignes(ctx)).map(({ modele }) => modele)).toContain('compte.facteur_ajoute')
    const facteurs = await listFacteurs(ctx, compte.compteId)
    expect(JSON.stringify(facteurs)).not.toContain(secret)
  })

  test('est refusé avec un code faux ou un mauvais mot de passe : rien n’est demandé ensuite', async ({
    ctx,
  }) => {
    const { pseudo, ...compte } = await buildCompte(ctx)
    const moi = await ctxPar(ctx, await buildSession(ctx, { pseudo }))
    await proposerApplication(moi)
    const par = visiteur()
    const faux = confirmerApplication(moi, { code: '000000', actuel: motDePasse }, par)
    await expect(faux).rejects.toMatchObject({ field: 'code' })
    const autre = confirmerApplication(moi, { code: '000000', actuel: 'un autre mot' }, par)
    await expect(autre).rejects.toMatchObject({ field: 'actuel' })
    const { token } = ouverte(
      await seConnecter(asPublic(ctx), { identifiant: pseudo, motDePasse }, visiteur()),
    )
    expect(await acteurPar(ctx, token)).toMatchObject({ compteId: compte.compteId })
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    await expect(proposerApplication(asPublic(ctx))).rejects.toBeInstanceOf(Forbidden)
    const essai = confirmerApplication(asPublic(ctx), { code: '1', actuel: 'x' }, visiteur())
    await expect(essai).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('ajouter une clé d’accès', () => {
  const reponse = JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key', response: {} })

  test('est refusé quand la réponse n’est pas celle d’une clé', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    for (const texte of [reponse, 'x', '{}', 'null', '[]']) {
      const saisie = { nom: 'Clé', reponse: texte, actuel: motDePasse }
      const essai = ajouterCleAcces(moi, saisie, visiteur(), site)
      await expect(essai).rejects.toThrow('Cette clé n’a pas répondu comme prévu')
    }
    const saisie = { nom: 'Clé', reponse, actuel: 'un autre mot' }
    const essai = ajouterCleAcces(moi, saisie, visiteur(), site)
    await expect(essai).rejects.toMatchObject({ field: 'actuel' })
  })

  test('une réponse inventée n’ouvre pas un compte', async ({ ctx }) => {
    const { pseudo } = await membre(ctx)
    const etape = await etapeDe(asPublic(ctx), pseudo)
    const essai = passerSecondFacteur(asPublic(ctx), { etape, code: '', reponse }, visiteur(), site)
    await expect(essai).rejects.toThrow('n’a pas été reconnue')
  })

  test('est interdit sans être connecté', async ({ ctx }) => {
    const saisie = { nom: 'Clé', reponse, actuel: motDePasse }
    const essai = ajouterCleAcces(asPublic(ctx), saisie, visiteur(), site)
    await expect(essai).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('retirer un second facteur', () => {
  test('redemande le mot de passe, prévient, et retire aussi les codes de secours', async ({
    ctx,
  }) => {
    const { facteurId, compteId, moi } = await membre(ctx)
    const faux = retirerSecondFacteur(moi, { facteurId, actuel: 'un autre mot' }, visiteur())
    await expect(faux).rejects.toMatchObject({ field: 'actuel' })
    await retirerSecondFacteur(moi, { facteurId, actuel: motDePasse }, visiteur())
    expect(await listFacteurs(ctx, compteId)).toEqual([])
    expect((await listLignes(ctx)).map(({ modele }) => modele)).toContain('compte.facteur_retire')
  })

  test('le dernier reste tant qu’un rôle élevé le demande', async ({ ctx }) => {
    const { facteurId, moi } = await membre(ctx, { roles: ['tresorier'] })
    const essai = retirerSecondFacteur(moi, { facteurId, actuel: motDePasse }, visiteur())
    await expect(essai).rejects.toThrow('Votre rôle demande un second facteur')
  })

  test('celui d’un autre compte n’existe pas', async ({ ctx }) => {
    const { facteurId } = await membre(ctx)
    const autre = await membre(ctx)
    const essai = retirerSecondFacteur(autre.moi, { facteurId, actuel: motDePasse }, visiteur())
    await expect(essai).rejects.toBeInstanceOf(NotFound)
    const public_ = retirerSecondFacteur(asPublic(ctx), { facteurId, actuel: 'x' }, visiteur())
    await expect(public_).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('les codes de secours', () => {
  test('dix nouveaux remplacent les anciens', async ({ ctx }) => {
    const { pseudo, codes, moi } = await membre(ctx)
    const nouveaux = await creerCodesSecours(moi, { actuel: motDePasse }, visiteur())
    expect(nouveaux).toHaveLength(10)
    const etape = await etapeDe(asPublic(ctx), pseudo)
    await expect(passer(asPublic(ctx), etape, codes[0] ?? '')).rejects.toThrow('pas le bon')
    await expect(passer(asPublic(ctx), etape, nouveaux[0] ?? '')).resolves.toHaveProperty('token')
  })

  test('sont refusés sans second facteur, et interdits sans compte', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const essai = creerCodesSecours(moi, { actuel: motDePasse }, visiteur())
    await expect(essai).rejects.toThrow('Ajoutez d’abord')
    const public_ = creerCodesSecours(asPublic(ctx), { actuel: motDePasse }, visiteur())
    await expect(public_).rejects.toBeInstanceOf(Forbidden)
  })
})
