import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound, TooMany } from '#app/platform/errors.ts'
import { asPublic, asRole, at, ctxFor, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import {
  acteurPar,
  buildCompte,
  buildSession,
  ctxPar,
  motDePasse,
  visiteur,
} from '#tests/build/compte.ts'
import { listLignes, tablesContenant } from '#tests/build/courriel.ts'
import { buildCentre } from '#tests/build/union.ts'
import { creerLienAcces } from '../liens.server.ts'
import { lienPerime } from '../model.ts'
import { findCompte } from '../queries/identite.server.ts'
import { choisirMotDePasse } from './choisir-mot-de-passe.server.ts'
import { confirmerEmail } from './confirmer-email.server.ts'
import { corrigerEmail } from './corriger-email.server.ts'
import { demanderEmail } from './demander-email.server.ts'
import { seConnecter } from './se-connecter.server.ts'

function lien(ctx: Ctx, compte: { id: string; compteId: string; email: string }, email: string) {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const donnees = { email, ancien: compte.email, adherentId: compte.id }
  return transaction(systeme, async (ctx) => ({
    nouveau: await creerLienAcces(ctx, compte.compteId, 'email', 24, donnees),
    retour: await creerLienAcces(ctx, compte.compteId, 'retour_email', 72, donnees),
  }))
}

function adresse(ctx: Ctx): string {
  return `nouvelle-${ctx.union.id}@exemple.fr`
}

describe('changer son adresse de connexion', () => {
  test('ADH-12 : deux liens partent, un à chaque adresse ; rien ne change avant la confirmation', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    await demanderEmail(moi, { email: adresse(ctx), actuel: motDePasse }, visiteur())
    expect((await findCompte(ctx, compte.compteId))?.email).toBe(compte.email)
    expect(await tablesContenant('compte.envoyer_lien_email')).not.toEqual([])
  })

  test('ADH-12 : le lien reçu à la nouvelle adresse la confirme, une fois, et prévient l’ancienne', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const { nouveau } = await lien(ctx, compte, adresse(ctx))
    const envois = await Promise.allSettled(
      Array.from({ length: 10 }, () => confirmerEmail(asPublic(ctx), { jeton: nouveau })),
    )
    expect(envois.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const saisie = { identifiant: adresse(ctx), motDePasse }
    await expect(seConnecter(asPublic(ctx), saisie, visiteur())).resolves.toHaveProperty('token')
    expect(await listLignes(ctx)).toContainEqual(
      expect.objectContaining({ modele: 'compte.adresse_changee', destinataire: compte.email }),
    )
  })

  test('ADH-12 : le lien reçu à l’ancienne adresse la rétablit et ferme toutes les sessions', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const token = await buildSession(ctx, compte)
    const { nouveau, retour } = await lien(ctx, compte, adresse(ctx))
    await confirmerEmail(asPublic(ctx), { jeton: nouveau })
    expect(await confirmerEmail(asPublic(ctx), { jeton: retour })).toBe('retabli')
    expect((await findCompte(ctx, compte.compteId))?.email).toBe(compte.email)
    expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
  })

  test('ADH-12 : arrêté depuis l’ancienne adresse, le lien de la nouvelle ne sert plus', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const { nouveau, retour } = await lien(ctx, compte, adresse(ctx))
    await confirmerEmail(asPublic(ctx), { jeton: retour })
    await expect(confirmerEmail(asPublic(ctx), { jeton: nouveau })).rejects.toThrow(lienPerime)
  })

  test('est refusé pour une adresse qu’un autre compte a déjà prouvée', async ({ ctx }) => {
    const pris = await buildCompte(ctx, { email: adresse(ctx) })
    const compte = await buildCompte(ctx)
    const { nouveau } = await lien(ctx, compte, pris.email)
    await expect(confirmerEmail(asPublic(ctx), { jeton: nouveau })).rejects.toThrow('autre compte')
    expect((await findCompte(ctx, compte.compteId))?.email).toBe(compte.email)
  })

  test('un lien d’adresse ne choisit pas un mot de passe, et un lien périmé ne fait rien', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx)
    const { nouveau } = await lien(ctx, compte, adresse(ctx))
    const saisie = { jeton: nouveau, nouveau: 'montagne violon citron pluie' }
    const detourne = choisirMotDePasse(asPublic(ctx), saisie, visiteur())
    await expect(detourne).rejects.toThrow(lienPerime)
    const tard = at(asPublic(ctx), new Date(ctx.now.getTime() + 24 * 3600_000))
    await expect(confirmerEmail(tard, { jeton: nouveau })).rejects.toThrow(lienPerime)
  })

  test('n’envoie que cinq demandes par heure', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const demander = () =>
      demanderEmail(moi, { email: adresse(ctx), actuel: motDePasse }, visiteur())
    for (let nth = 0; nth < 5; nth += 1) await demander()
    await expect(demander()).rejects.toBeInstanceOf(TooMany)
  })

  test('demande le mot de passe, et un compte', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const faux = demanderEmail(moi, { email: adresse(ctx), actuel: 'un autre' }, visiteur())
    await expect(faux).rejects.toMatchObject({ field: 'actuel' })
    const public_ = demanderEmail(asPublic(ctx), { email: 'a@b.fr', actuel: 'x' }, visiteur())
    await expect(public_).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('corriger l’adresse de connexion d’un adhérent', () => {
  test('ADH-12 : la remplace, à prouver de nouveau, et prévient l’ancienne', async ({ ctx }) => {
    const membre = await buildAdherent(ctx)
    const moi = await asRole(ctx, ['gestionnaire_adherents'])
    await corrigerEmail(moi, { adherentId: membre.id, email: adresse(ctx) })
    const compte = await findCompte(ctx, membre.compteId)
    expect(compte).toMatchObject({ email: adresse(ctx), emailVerifieLe: null })
    expect(await listLignes(ctx)).toContainEqual(
      expect.objectContaining({ modele: 'compte.adresse_changee', destinataire: membre.email }),
    )
  })

  test('est refusé pour un rôle élevé, sauf à un administrateur, et pour soi-même', async ({
    ctx,
  }) => {
    const tresorier = await buildAdherent(ctx, { roles: ['tresorier'] })
    const moi = await asRole(ctx, ['gestionnaire_adherents'])
    const input = { adherentId: tresorier.id, email: adresse(ctx) }
    await expect(corrigerEmail(moi, input)).rejects.toThrow('seul un administrateur')
    await expect(corrigerEmail(ctx, input)).resolves.toBeUndefined()
    const adherentId = moi.acteur.genre === 'adherent' ? moi.acteur.adherentId : ''
    const soi = corrigerEmail(moi, { adherentId, email: adresse(ctx) })
    await expect(soi).rejects.toThrow('votre propre adresse')
  })

  test('ADH-14 : un adhérent d’un autre centre n’existe pas pour qui gère le sien', async ({
    ctx,
  }) => {
    const [sien, autre] = [await buildCentre(ctx), await buildCentre(ctx)]
    const membre = await buildAdherent(ctx, { centreId: autre.id })
    const moi = await asRole(ctx, ['gestionnaire_adherents'], sien.id)
    const essai = corrigerEmail(moi, { adherentId: membre.id, email: adresse(ctx) })
    await expect(essai).rejects.toBeInstanceOf(NotFound)
  })

  test('est interdit à qui ne gère pas les adhérents', async ({ ctx }) => {
    const membre = await buildAdherent(ctx)
    const moi = await asRole(ctx, ['secretaire'])
    const essai = corrigerEmail(moi, { adherentId: membre.id, email: adresse(ctx) })
    await expect(essai).rejects.toBeInstanceOf(Forbidden)
  })
})
