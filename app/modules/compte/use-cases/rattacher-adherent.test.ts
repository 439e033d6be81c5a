import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { as, asPublic, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  acteurPar,
  buildApplication,
  buildCompte,
  buildSession,
  ctxPar,
  motDePasse,
  visiteur,
} from '#tests/build/compte.ts'
import { listLignes, tablesContenant } from '#tests/build/courriel.ts'
import { chercherRattachement } from '../jobs/chercher-rattachement.server.ts'
import { creerLienAcces } from '../liens.server.ts'
import { findCompte, listUnionsDuCompte } from '../queries/identite.server.ts'
import { corrigerEmail } from './corriger-email.server.ts'
import { demanderRattachement } from './demander-rattachement.server.ts'
import { rattacherAdherent } from './rattacher-adherent.server.ts'
import { seConnecter } from './se-connecter.server.ts'

/** Somebody of two unions, with two accounts: logged in with the first. */
async function deuxUnions(ctx: Ctx) {
  const ailleurs = await newUnion()
  const ici = await buildCompte(ctx)
  const la = await buildCompte(ailleurs, { roles: ['formateur'] })
  const token = await buildSession(ctx, ici)
  return { ailleurs, ici, la, token }
}

/** The link as the job makes it. */
function lien(ailleurs: Ctx, compteId: string, la: { id: string; compteId: string }) {
  const systeme = ctxFor(ailleurs.union, { genre: 'systeme' }, ailleurs.now)
  const donnees = { adherentId: la.id, ancien: la.compteId, slug: ailleurs.union.slug }
  return transaction(systeme, (ctx) => creerLienAcces(ctx, compteId, 'rattachement', 24, donnees))
}

describe('rattacher une autre union à son compte', () => {
  test('ADH-10 : une seule connexion ouvre les deux, chacune avec ses rôles', async ({ ctx }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    expect(await acteurPar(ailleurs, token)).toMatchObject({ genre: 'etranger' })
    const jeton = await lien(ailleurs, ici.compteId, la)
    await rattacherAdherent(await ctxPar(ailleurs, token), { jeton })
    expect(await acteurPar(ailleurs, token)).toMatchObject({
      adherentId: la.id,
      roles: [{ role: 'formateur', centreId: null }],
    })
    expect(await acteurPar(ctx, token)).toMatchObject({ adherentId: ici.id, roles: [] })
    const saisie = { identifiant: la.pseudo, motDePasse }
    const connexion = await seConnecter(asPublic(ailleurs), saisie, visiteur())
    expect(connexion).toHaveProperty('token')
  })

  test('ADH-10 : le menu ne donne que des noms d’unions, et rien à l’ancien compte', async ({
    ctx,
  }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const jeton = await lien(ailleurs, ici.compteId, la)
    await rattacherAdherent(await ctxPar(ailleurs, token), { jeton })
    const unions = await listUnionsDuCompte(ctx, ici.compteId)
    expect(unions).toHaveLength(2)
    expect(unions.map((une) => Object.keys(une).sort())).toEqual([
      ['id', 'nom', 'slug'],
      ['id', 'nom', 'slug'],
    ])
    expect(await listUnionsDuCompte(ctx, la.compteId)).toEqual([])
    expect(await findCompte(ctx, la.compteId)).toBeUndefined()
    // The look into each union leaves the request where it was.
    const membres = await ctx.db.selectFrom('adherent').select('unionId').distinct().execute()
    expect(membres).toEqual([{ unionId: ctx.union.id }])
  })

  test('ADH-10 : rien de l’autre union ne se lit, et son journal garde l’acte', async ({ ctx }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const jeton = await lien(ailleurs, ici.compteId, la)
    await rattacherAdherent(await ctxPar(ailleurs, token), { jeton })
    const moi = await ctxPar(ctx, token)
    expect(
      await moi.db.selectFrom('adherent').where('id', '=', la.id).select('id').execute(),
    ).toEqual([])
    const journal = (ctx: Ctx) =>
      ctx.db.selectFrom('journal').where('acte', '=', 'compte.rattache').select('objetId').execute()
    expect(await journal(ctx)).toEqual([])
    expect(await journal(as(ailleurs, ailleurs.acteur))).toEqual([{ objetId: la.id }])
  })

  test('ADH-12 : le compte de deux unions n’appartient plus à une seule', async ({ ctx }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const jeton = await lien(ailleurs, ici.compteId, la)
    await rattacherAdherent(await ctxPar(ailleurs, token), { jeton })
    const input = { adherentId: la.id, email: `x${ctx.union.id}@exemple.fr` }
    await expect(corrigerEmail(ailleurs, input)).rejects.toThrow('seul son titulaire')
    await expect(corrigerEmail(ctx, { ...input, adherentId: ici.id })).rejects.toThrow('titulaire')
  })

  test('un lien sert une fois, même suivi plusieurs fois en même temps', async ({ ctx }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const jeton = await lien(ailleurs, ici.compteId, la)
    const moi = [await ctxPar(ailleurs, token), await ctxPar(ailleurs, token)]
    const suites = await Promise.allSettled(moi.map((ctx) => rattacherAdherent(ctx, { jeton })))
    expect(suites.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('est refusé à un autre compte, et à celui qui a un second facteur à contourner', async ({
    ctx,
  }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const jeton = await lien(ailleurs, ici.compteId, la)
    const autre = await ctxPar(ailleurs, await buildSession(ctx, await buildCompte(ctx)))
    await expect(rattacherAdherent(autre, { jeton })).rejects.toThrow('autre compte')
    await buildApplication(ailleurs, await ctxPar(ailleurs, await buildSession(ailleurs, la)))
    const moi = await ctxPar(ailleurs, token)
    await expect(rattacherAdherent(moi, { jeton })).rejects.toThrow('second facteur')
  })

  test('un lien d’une union ne vaut pas dans une autre, et sans compte rien n’existe', async ({
    ctx,
  }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const jeton = await lien(ailleurs, ici.compteId, la)
    const tierce = await newUnion()
    const moi = await ctxPar(tierce, token)
    await expect(rattacherAdherent(moi, { jeton })).rejects.toThrow('plus valable')
    await expect(rattacherAdherent(asPublic(ailleurs), { jeton })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('demander un rattachement', () => {
  test('ADH-12 : le lien part à l’adresse de l’adhérent, depuis son union, et n’est pas gardé', async ({
    ctx,
  }) => {
    const { ailleurs, ici, la, token } = await deuxUnions(ctx)
    const moi = await ctxPar(ctx, token)
    await demanderRattachement(moi, { slug: ailleurs.union.slug, identifiant: la.pseudo })
    const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    const payload = { compteId: ici.compteId, slug: ailleurs.union.slug, identifiant: la.pseudo }
    await chercherRattachement.run(systeme, payload, { attempt: 1, maxAttempts: 1 })
    expect(await listLignes(ailleurs)).toContainEqual(
      expect.objectContaining({ modele: 'compte.rattachement', destinataire: la.email }),
    )
    expect((await listLignes(ctx)).map(({ modele }) => modele)).not.toContain('compte.rattachement')
    expect(await tablesContenant('Rattacher cette union')).toEqual([])
  })

  test('répond la même chose pour un identifiant inconnu, sans rien envoyer', async ({ ctx }) => {
    const { ailleurs, ici, token } = await deuxUnions(ctx)
    const moi = await ctxPar(ctx, token)
    const input = { slug: ailleurs.union.slug, identifiant: 'personne.inconnue' }
    expect(await demanderRattachement(moi, input)).toBeUndefined()
    const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    const payload = { compteId: ici.compteId, ...input }
    const avant = (await listLignes(ailleurs)).length
    await chercherRattachement.run(systeme, payload, { attempt: 1, maxAttempts: 1 })
    expect(await listLignes(ailleurs)).toHaveLength(avant)
    expect(await findCompte(ctx, ici.compteId)).toMatchObject({ unions: 1 })
  })

  test('est refusé dans sa propre union, et interdit sans compte', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const ici = demanderRattachement(moi, { slug: ctx.union.slug, identifiant: 'a.b' })
    await expect(ici).rejects.toMatchObject({ field: 'slug' })
    const public_ = demanderRattachement(asPublic(ctx), { slug: 'xx', identifiant: 'a.b' })
    await expect(public_).rejects.toBeInstanceOf(Forbidden)
  })
})
