import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { asPublic, at, ctxFor, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import {
  acteurPar,
  buildCompte,
  buildSession,
  motDePasse,
  ouverte,
  visiteur,
} from '#tests/build/compte.ts'
import { lienPerime } from '../model.ts'
import { creerLienAcces } from '../public.server.ts'
import { choisirMotDePasse } from './choisir-mot-de-passe.server.ts'
import { seConnecter } from './se-connecter.server.ts'

const nouveau = 'montagne violon citron pluie'

function lien(ctx: Ctx, compteId: string, heures = 1): Promise<string> {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  return transaction(systeme, (ctx) => creerLienAcces(ctx, compteId, 'oubli', heures))
}

describe('choisir un mot de passe', () => {
  test('ouvre une session, et le nouveau mot de passe remplace l’ancien', async ({ ctx }) => {
    const { id, compteId, pseudo } = await buildCompte(ctx)
    const jeton = await lien(ctx, compteId)
    const saisie = { jeton, nouveau }
    const { token } = ouverte(await choisirMotDePasse(asPublic(ctx), saisie, visiteur()))
    expect(await acteurPar(ctx, token)).toMatchObject({ adherentId: id })
    const connexion = (mot: string) =>
      seConnecter(asPublic(ctx), { identifiant: pseudo, motDePasse: mot }, visiteur())
    await expect(connexion(nouveau)).resolves.toBeDefined()
    await expect(connexion(motDePasse)).rejects.toThrow('ne vont pas ensemble')
  })

  test('ADH-11 : le lien reçu prouve l’adresse, qui sert alors à se connecter', async ({ ctx }) => {
    const email = `preuve-${ctx.union.id}@exemple.fr`
    const { compteId } = await buildAdherent(ctx, { email, valide: false })
    const par = () =>
      seConnecter(asPublic(ctx), { identifiant: email, motDePasse: nouveau }, visiteur())
    await expect(par()).rejects.toThrow('ne vont pas ensemble')
    const jeton = await lien(ctx, compteId)
    await choisirMotDePasse(asPublic(ctx), { jeton, nouveau }, visiteur())
    await expect(par()).resolves.toBeDefined()
  })

  test('ferme toutes les sessions ouvertes, et les autres liens', async ({ ctx }) => {
    const { compteId, pseudo } = await buildCompte(ctx)
    const ancienne = await buildSession(ctx, { pseudo })
    const [jeton, autre] = [await lien(ctx, compteId), await lien(ctx, compteId)]
    await choisirMotDePasse(asPublic(ctx), { jeton, nouveau }, visiteur())
    expect(await acteurPar(ctx, ancienne)).toEqual({ genre: 'public' })
    const encore = choisirMotDePasse(asPublic(ctx), { jeton: autre, nouveau }, visiteur())
    await expect(encore).rejects.toThrow(lienPerime)
  })

  test('un lien sert une seule fois, même envoyé vingt fois en même temps', async ({ ctx }) => {
    const { compteId } = await buildCompte(ctx)
    const jeton = await lien(ctx, compteId)
    const envois = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        choisirMotDePasse(asPublic(ctx), { jeton, nouveau }, visiteur()),
      ),
    )
    const refus = envois.flatMap((envoi) =>
      envoi.status === 'rejected' ? [envoi.reason.message] : [],
    )
    expect(refus).toEqual(Array(19).fill(lienPerime))
  })

  test('est refusé une heure plus tard, et pour un lien inventé', async ({ ctx }) => {
    const { compteId } = await buildCompte(ctx)
    const jeton = await lien(ctx, compteId)
    const plusTard = at(asPublic(ctx), new Date(ctx.now.getTime() + 3600_000))
    const tard = choisirMotDePasse(plusTard, { jeton, nouveau }, visiteur())
    await expect(tard).rejects.toThrow(lienPerime)
    const invente = choisirMotDePasse(asPublic(ctx), { jeton: 'invente', nouveau }, visiteur())
    await expect(invente).rejects.toThrow(lienPerime)
  })

  test('un mot de passe trop court ou qui reprend le nom est refusé, et le lien reste bon', async ({
    ctx,
  }) => {
    const { compteId } = await buildCompte(ctx, { nom: 'GRANDJEAN', prenoms: 'Thibault' })
    const jeton = await lien(ctx, compteId)
    const choisir = (mot: string) =>
      choisirMotDePasse(asPublic(ctx), { jeton, nouveau: mot }, visiteur())
    await expect(choisir('court')).rejects.toMatchObject({ field: 'nouveau' })
    await expect(choisir('Grandjean.Thibault.25')).rejects.toMatchObject({ field: 'nouveau' })
    await expect(choisir(nouveau)).resolves.toHaveProperty('token')
  })

  test('en démonstration, est refusé depuis une autre machine', async ({ ctx }) => {
    const { compteId } = await buildCompte(ctx)
    const jeton = await lien(ctx, compteId)
    const demo = { ...asPublic(ctx), union: { ...ctx.union, demonstration: true } }
    await expect(choisirMotDePasse(demo, { jeton, nouveau }, visiteur())).rejects.toThrow(
      'démonstration',
    )
  })
})
