import { vi } from 'vitest'
import type { Ctx } from '#app/platform/ctx.ts'
import { TooMany } from '#app/platform/errors.ts'
import { afterEach, asPublic, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  acteurPar,
  bloquer,
  buildCompte,
  desactiverAdherent,
  motDePasse,
  ouverte,
  visiteur,
} from '#tests/build/compte.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { identifiantInconnu } from '../model.ts'
import { seConnecter, type Visiteur } from './se-connecter.server.ts'

afterEach(() => {
  vi.useRealTimers()
})

type Issue = 'ouverte' | 'fausse' | 'refusée'

/** How a try ended: opened, verified and wrong, or refused without being verified. */
async function essai(ctx: Ctx, identifiant: string, mot: string, par: Visiteur): Promise<Issue> {
  try {
    await seConnecter(asPublic(ctx), { identifiant, motDePasse: mot }, par)
    return 'ouverte'
  } catch (error) {
    if (error instanceof TooMany) return 'refusée'
    expect(error).toMatchObject({ message: identifiantInconnu })
    return 'fausse'
  }
}

describe('se connecter', () => {
  test('ADH-1 : ouvre une session par le pseudo, quelle que soit la casse', async ({ ctx }) => {
    const { id, pseudo } = await buildCompte(ctx, { pseudo: 'dupont.jean' })
    const identifiant = 'DUPONT.Jean'
    const saisie = { identifiant, motDePasse }
    const { token } = ouverte(await seConnecter(asPublic(ctx), saisie, visiteur()))
    expect(await acteurPar(ctx, token)).toMatchObject({ genre: 'adherent', adherentId: id, pseudo })
  })

  test('ADH-1 : ouvre une session par l’adresse vérifiée', async ({ ctx }) => {
    const email = `Jean.Dupont-${ctx.union.id}@exemple.fr`
    const { id } = await buildCompte(ctx, { email })
    const identifiant = email.toLowerCase()
    const saisie = { identifiant, motDePasse }
    const { token } = ouverte(await seConnecter(asPublic(ctx), saisie, visiteur()))
    expect(await acteurPar(ctx, token)).toMatchObject({ adherentId: id })
  })

  test('laisse une ligne au journal, au nom de la personne', async ({ ctx }) => {
    const { id, pseudo } = await buildCompte(ctx)
    await seConnecter(asPublic(ctx), { identifiant: pseudo, motDePasse }, visiteur())
    const lignes = await ctx.db
      .selectFrom('journal')
      .where('unionId', '=', ctx.union.id)
      .where('acte', '=', 'compte.connecte')
      .select(['acteurGenre', 'acteurId', 'objetId'])
      .execute()
    expect(lignes).toEqual([{ acteurGenre: 'adherent', acteurId: id, objetId: id }])
  })

  test('ADH-1 : identifiant inconnu, mauvais mot de passe et compte bloqué ont la même réponse', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    const bloque = await buildCompte(ctx)
    await bloquer(bloque.compteId)
    expect(await essai(ctx, pseudo, 'un autre mot de passe', visiteur())).toBe('fausse')
    expect(await essai(ctx, bloque.pseudo, motDePasse, visiteur())).toBe('fausse')
    expect(await essai(ctx, 'personne.inconnue', motDePasse, visiteur())).toBe('fausse')
    expect(await essai(ctx, '\u{1f600}'.repeat(50), motDePasse, visiteur())).toBe('fausse')
  })

  test('ADH-11 : le pseudo d’une autre union n’ouvre rien ici', async ({ ctx }) => {
    const ailleurs = await newUnion()
    const { pseudo } = await buildCompte(ailleurs, { pseudo: `seul.ailleurs${ailleurs.union.id}` })
    expect(await essai(ctx, pseudo, motDePasse, visiteur())).toBe('fausse')
    expect(await essai(ailleurs, pseudo, motDePasse, visiteur())).toBe('ouverte')
  })

  test('ADH-4 : un compte désactivé est refusé, et le dit à qui connaît le mot de passe', async ({
    ctx,
  }) => {
    const { id, pseudo } = await buildCompte(ctx)
    await desactiverAdherent(ctx, id)
    const identifiant = pseudo
    const juste = seConnecter(asPublic(ctx), { identifiant, motDePasse }, visiteur())
    await expect(juste).rejects.toThrow('Votre compte est désactivé dans cette union.')
    expect(await essai(ctx, pseudo, 'un autre mot de passe', visiteur())).toBe('fausse')
  })

  test('un compte de démonstration s’ouvre seulement depuis la machine elle-même', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    const demo = asPublic({ ...ctx, union: { ...ctx.union, demonstration: true } })
    const saisie = { identifiant: pseudo, motDePasse }
    await expect(seConnecter(demo, saisie, visiteur())).rejects.toThrow('depuis la machine')
    await expect(seConnecter(demo, saisie, visiteur({ loopback: true }))).resolves.toBeDefined()
  })
})

describe('les essais d’une connexion', () => {
  test('ADH-1 : après 5 essais, il faut attendre 1, 2, 4… secondes', async ({ ctx }) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const { pseudo } = await buildCompte(ctx)
    const par = visiteur()
    for (let nth = 1; nth <= 5; nth += 1)
      expect(await essai(ctx, pseudo, 'faux', par)).toBe('fausse')
    for (const seconds of [1, 2, 4, 8]) {
      expect(await essai(ctx, pseudo, 'faux', par)).toBe('refusée')
      vi.setSystemTime(Date.now() + seconds * 1000 + 50)
      expect(await essai(ctx, pseudo, 'faux', par)).toBe('fausse')
    }
    const attente = seConnecter(asPublic(ctx), { identifiant: pseudo, motDePasse }, par)
    await expect(attente).rejects.toThrow(
      new TooMany('Trop d’essais. Attendez 16 secondes, puis réessayez.'),
    )
  })

  test('un compte inconnu est compté de la même façon', async ({ ctx }) => {
    const par = visiteur()
    const inconnu = () => essai(ctx, 'Personne.Inconnue', 'faux', par)
    for (let nth = 1; nth <= 5; nth += 1) expect(await inconnu()).toBe('fausse')
    expect(await essai(ctx, 'personne.inconnue', 'faux', par)).toBe('refusée')
  })

  test('1 000 mots de passe faux depuis une adresse : 15 vérifiés au plus, et le membre entre d’ailleurs', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    const par = visiteur()
    const issues: Issue[] = []
    for (let batch = 0; batch < 20; batch += 1) {
      const tries = Array.from({ length: 50 }, (_, nth) =>
        essai(ctx, pseudo, `faux ${batch} ${nth}`, par),
      )
      issues.push(...(await Promise.all(tries)))
    }
    const verifies = issues.filter((issue) => issue === 'fausse').length
    expect(issues).toHaveLength(1000)
    expect(verifies).toBeGreaterThan(0)
    expect(verifies).toBeLessThanOrEqual(15)
    expect(await essai(ctx, pseudo, motDePasse, par)).toBe('refusée')
    expect(await essai(ctx, pseudo, motDePasse, visiteur())).toBe('ouverte')
  })

  test('trente mots de passe faux, d’où qu’ils viennent : le titulaire est prévenu, une fois', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    for (let nth = 0; nth < 35; nth += 1) await essai(ctx, pseudo, 'faux', visiteur())
    const lignes = await listLignes(ctx)
    expect(lignes.filter(({ modele }) => modele === 'compte.mots_de_passe_faux')).toHaveLength(1)
    expect(await essai(ctx, pseudo, motDePasse, visiteur())).toBe('ouverte')
  })

  test('tout le temps d’un quart d’heure ne donne pas plus de 15 essais', async ({ ctx }) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const { pseudo } = await buildCompte(ctx)
    const par = visiteur()
    const debut = Date.now()
    let verifies = 0
    while (Date.now() - debut < 900_000) {
      if ((await essai(ctx, pseudo, 'faux', par)) === 'fausse') verifies += 1
      else vi.setSystemTime(Date.now() + 5_000)
    }
    expect(verifies).toBeGreaterThan(8)
    expect(verifies).toBeLessThanOrEqual(15)
  })

  test('un navigateur déjà connu du compte garde ses propres essais', async ({ ctx }) => {
    const { pseudo } = await buildCompte(ctx)
    const par = visiteur()
    const saisie = { identifiant: pseudo, motDePasse }
    const { navigateur } = ouverte(await seConnecter(asPublic(ctx), saisie, par))
    for (let nth = 1; nth <= 6; nth += 1) await essai(ctx, pseudo, 'faux', par)
    expect(await essai(ctx, pseudo, motDePasse, par)).toBe('refusée')
    expect(await essai(ctx, pseudo, motDePasse, { ...par, navigateur })).toBe('ouverte')
    const faux = navigateur.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(await essai(ctx, pseudo, motDePasse, { ...par, navigateur: faux })).toBe('refusée')
  })

  test('le navigateur connu d’un compte ne vaut pas pour un autre', async ({ ctx }) => {
    const un = await buildCompte(ctx)
    const autre = await buildCompte(ctx)
    const par = visiteur()
    const saisie = { identifiant: un.pseudo, motDePasse }
    const { navigateur } = ouverte(await seConnecter(asPublic(ctx), saisie, par))
    for (let nth = 1; nth <= 6; nth += 1) await essai(ctx, autre.pseudo, 'faux', par)
    expect(await essai(ctx, autre.pseudo, motDePasse, { ...par, navigateur })).toBe('refusée')
  })

  test('une adresse essaie 60 fois au plus en un quart d’heure, tous comptes confondus', async ({
    ctx,
  }) => {
    const par = visiteur({ ip: `2001:db8:${ctx.union.id.toString(16)}:1::1` })
    const voisin = visiteur({ ip: `2001:db8:${ctx.union.id.toString(16)}:1:ffff::9` })
    for (let nth = 1; nth <= 60; nth += 1) {
      expect(await essai(ctx, `inconnu.${nth}`, 'faux', par)).toBe('fausse')
    }
    expect(await essai(ctx, 'inconnu.61', 'faux', par)).toBe('refusée')
    expect(await essai(ctx, 'inconnu.62', 'faux', voisin)).toBe('refusée')
    expect(await essai(ctx, 'inconnu.63', 'faux', visiteur())).toBe('fausse')
  })

  test('une caserne entière peut se connecter derrière une seule adresse', async ({ ctx }) => {
    const { pseudo } = await buildCompte(ctx)
    const par = visiteur()
    for (let nth = 1; nth <= 65; nth += 1) {
      expect(await essai(ctx, pseudo, motDePasse, par)).toBe('ouverte')
    }
  })
})
