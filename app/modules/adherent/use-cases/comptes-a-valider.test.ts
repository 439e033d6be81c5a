import { ouvrirCompte } from '#app/modules/compte/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { adherentComplet, buildAdherent } from '#tests/build/adherent.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildCentre } from '#tests/build/union.ts'
import { prevenirCompteValide } from '../jobs/prevenir-compte-valide.server.ts'
import { relancerCompte } from '../jobs/relancer-compte.server.ts'
import { listComptes } from '../queries/comptes-a-valider.server.ts'
import { creerAdherent } from './creer-adherent.server.ts'
import { relancerComptes, relancerTousLesComptes } from './relancer-comptes.server.ts'
import { renvoyerMotDePasse } from './renvoyer-mot-de-passe.server.ts'
import { validerComptes } from './valider-comptes.server.ts'

/** A password and the terms accepted, but no telephone. */
async function buildSansTelephone(ctx: Ctx) {
  const cree = await creerAdherent(ctx, { ...adherentComplet(), telephone: null })
  const systeme = as(ctx, { genre: 'systeme' })
  await transaction(systeme, (ctx) => ouvrirCompte(ctx, cree.compteId, 'no password opens it'))
  return cree
}

describe('validation des comptes actifs', () => {
  test('ADH-3 : montre les comptes complets, et ce qui manque exactement aux autres', async ({
    ctx,
  }) => {
    const complet = await buildAdherent(ctx, { valide: false, complet: true })
    await buildAdherent(ctx)
    const ferme = await buildAdherent(ctx, { valide: false })
    const presque = await buildSansTelephone(ctx)
    expect(await listComptes(ctx, 'a_valider')).toMatchObject({
      total: 1,
      lignes: [{ id: complet.id, manques: [] }],
    })
    expect((await listComptes(ctx, 'incomplet')).lignes).toMatchObject([
      {
        id: ferme.id,
        manques: ['mot de passe', 'adresse à confirmer', 'conditions d’utilisation'],
      },
      { id: presque.id, manques: ['téléphone'] },
    ])
  })

  test('ADH-3 : valide plusieurs comptes, laisse de côté ceux qui ne sont pas complets', async ({
    ctx,
  }) => {
    const un = await buildAdherent(ctx, { valide: false, complet: true })
    const deux = await buildAdherent(ctx, { valide: false, complet: true })
    const incomplet = await buildAdherent(ctx, { valide: false })
    const adherentIds = [un.id, deux.id, incomplet.id]
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    expect(await validerComptes(gestion, { adherentIds })).toEqual({ valides: 2, ecartes: 1 })
    expect(await validerComptes(gestion, { adherentIds })).toEqual({ valides: 0, ecartes: 3 })
  })

  test('la personne est prévenue une fois, par mail et dans son espace', async ({ ctx }) => {
    const { id, email } = await buildAdherent(ctx, { valide: false, complet: true })
    await validerComptes(ctx, { adherentIds: [id] })
    const payload = { adherentId: id }
    await prevenirCompteValide.run(ctx, payload, { attempt: 1, maxAttempts: 1 })
    await prevenirCompteValide.run(ctx, payload, { attempt: 2, maxAttempts: 2 })
    const mails = (await listLignes(ctx)).filter(
      ({ modele }) => modele === 'adherent.compte_valide',
    )
    expect(mails).toMatchObject([{ destinataire: email, objetId: id }])
    await ctx.closeReader()
    const notes = await ctx.db
      .selectFrom('notification')
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', id)
      .select('titre')
      .execute()
    expect(notes).toEqual([{ titre: 'Votre compte est validé' }])
  })

  test('est interdite à la secrétaire, refusée sans choix, bornée au centre', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const { id } = await buildAdherent(ctx, { valide: false, complet: true })
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(validerComptes(secretaire, { adherentIds: [id] })).rejects.toThrow(Forbidden)
    await expect(validerComptes(ctx, { adherentIds: [] })).rejects.toThrow('au moins un compte')
    const local = await asRole(ctx, ['gestionnaire_adherents'], centre.id)
    expect((await listComptes(local, 'a_valider')).total).toBe(0)
    await expect(validerComptes(local, { adherentIds: [id] })).rejects.toThrow(NotFound)
    await expect(validerComptes(await newUnion(), { adherentIds: [id] })).rejects.toThrow(NotFound)
  })
})

describe('relancer un compte incomplet', () => {
  test('au plus une fois par personne et par jour, même à plusieurs en même temps', async ({
    ctx,
  }) => {
    const un = await buildSansTelephone(ctx)
    const deux = await buildAdherent(ctx, { valide: false })
    const autre = await asRole(ctx, ['gestionnaire_adherents'])
    const [a, b] = await Promise.all([
      relancerTousLesComptes(ctx),
      relancerComptes(autre, { adherentIds: [un.id, deux.id] }),
    ])
    expect(a.relances + b.relances).toBe(2)
    expect((await relancerTousLesComptes(ctx)).relances).toBe(0)
    const demain = at(ctx, '2026-11-24T09:00:00Z')
    expect((await relancerTousLesComptes(demain)).relances).toBe(2)
  })

  test('dit ce qui manque, à l’adresse du compte ; une fois complet, rien ne part', async ({
    ctx,
  }) => {
    const { id } = await buildSansTelephone(ctx)
    const essai = { attempt: 1, maxAttempts: 1 }
    await relancerCompte.run(ctx, { adherentId: id }, essai)
    await relancerCompte.run(ctx, { adherentId: id }, essai)
    const mails = (await listLignes(ctx)).filter(({ objetId }) => objetId === id)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.brut?.toString()).toContain('Indiquer un t')
    const complet = await buildAdherent(ctx, { valide: false, complet: true })
    await relancerCompte.run(ctx, { adherentId: complet.id }, essai)
    expect((await listLignes(ctx)).filter(({ objetId }) => objetId === complet.id)).toEqual([])
  })

  test('un compte complet n’est pas relancé ; c’est interdit à qui lit la liste', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx, { valide: false, complet: true })
    expect(await relancerComptes(ctx, { adherentIds: [id] })).toEqual({ relances: 0, ecartes: 1 })
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(relancerComptes(secretaire, { adherentIds: [id] })).rejects.toThrow(Forbidden)
    await expect(relancerTousLesComptes(secretaire)).rejects.toThrow(Forbidden)
  })
})

describe('Renvoyer mot de passe', () => {
  test('ADH-12 : trois liens par heure au plus, jamais vers un compte fermé', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    for (let rang = 0; rang < 3; rang += 1) await renvoyerMotDePasse(ctx, id)
    await expect(renvoyerMotDePasse(ctx, id)).rejects.toThrow('Trois liens sont déjà partis')
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(renvoyerMotDePasse(secretaire, id)).rejects.toThrow(Forbidden)
    const autre = await buildAdherent(ctx)
    await expect(renvoyerMotDePasse(await newUnion(), autre.id)).rejects.toThrow(NotFound)
  })
})
