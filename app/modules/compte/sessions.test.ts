import { retirerAccreditation } from '#app/modules/adherent/use-cases/retirer-accreditation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { at, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  acteurPar,
  bloquer,
  buildCompte,
  buildSession,
  ctxPar,
  desactiverAdherent,
  requestOf,
} from '#tests/build/compte.ts'
import { authorize } from './policy.ts'
import { findActeur } from './public.server.ts'

const hour = 3600_000

function plusTard(ctx: Ctx, ms: number): Ctx {
  return at(ctx, new Date(ctx.now.getTime() + ms))
}

describe('une session', () => {
  test('dit qui agit, avec ses rôles', async ({ ctx }) => {
    const compte = await buildCompte(ctx, {
      roles: ['formateur'],
      nom: 'LE GOFF',
      prenoms: 'Anaïs',
    })
    const token = await buildSession(ctx, compte)
    expect(await acteurPar(ctx, token)).toMatchObject({
      genre: 'adherent',
      nom: 'LE GOFF',
      prenom: 'Anaïs',
      valide: true,
      roles: [{ role: 'formateur', centreId: null }],
    })
  })

  test('sans jeton, ou avec un jeton inventé, personne n’est connecté', async ({ ctx }) => {
    expect(await acteurPar(ctx, '')).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, 'a'.repeat(43))).toEqual({ genre: 'public' })
  })

  test('se lit en une requête, et note son usage toutes les cinq minutes au plus', async ({
    ctx,
  }) => {
    const token = await buildSession(ctx, await buildCompte(ctx))
    const tot = plusTard(ctx, 4 * 60_000)
    await findActeur(tot, requestOf(token))
    expect(tot.statements.count).toBe(1)
    const tard = plusTard(ctx, 6 * 60_000)
    await findActeur(tard, requestOf(token))
    expect(tard.statements.count).toBe(2)
  })

  test('se ferme après 8 heures sans activité, et reste ouverte si elle sert', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const oubliee = await buildSession(ctx, compte)
    const servie = await buildSession(ctx, compte)
    expect(await acteurPar(plusTard(ctx, 7 * hour), servie)).toMatchObject({ genre: 'adherent' })
    expect(await acteurPar(plusTard(ctx, 8 * hour), oubliee)).toEqual({ genre: 'public' })
    expect(await acteurPar(plusTard(ctx, 14 * hour), servie)).toMatchObject({ genre: 'adherent' })
  })

  test('se ferme après 30 jours, même si elle sert tout le temps', async ({ ctx }) => {
    const token = await buildSession(ctx, await buildCompte(ctx))
    for (let elapsed = 7; elapsed < 30 * 24; elapsed += 7) {
      expect(await acteurPar(plusTard(ctx, elapsed * hour), token)).toMatchObject({
        genre: 'adherent',
      })
    }
    expect(await acteurPar(plusTard(ctx, 30 * 24 * hour), token)).toEqual({ genre: 'public' })
  })

  test('n’ouvre rien dans une autre union', async ({ ctx }) => {
    const token = await buildSession(ctx, await buildCompte(ctx))
    const ailleurs = await newUnion()
    expect(await acteurPar(ailleurs, token)).toMatchObject({ genre: 'etranger' })
  })

  test('ADH-4 : un adhérent désactivé n’a plus rien dès la requête suivante', async ({ ctx }) => {
    const compte = await buildCompte(ctx, { roles: ['gestionnaire_formations'] })
    const token = await buildSession(ctx, compte)
    await desactiverAdherent(ctx, compte.id)
    const acteur = await acteurPar(ctx, token)
    expect(acteur).toMatchObject({ genre: 'etranger' })
    expect(acteur).not.toHaveProperty('roles')
    const moi = await ctxPar(ctx, token)
    expect(() => authorize(moi, 'compte.lire')).toThrow(Forbidden)
  })

  test('un compte bloqué n’est plus connecté nulle part', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const token = await buildSession(ctx, compte)
    await bloquer(compte.compteId)
    expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
  })

  test('un rôle retiré ne sert plus dès la requête suivante', async ({ ctx }) => {
    const compte = await buildCompte(ctx, { roles: ['gestionnaire_formations', 'formateur'] })
    const token = await buildSession(ctx, compte)
    await retirerAccreditation(ctx, {
      adherentId: compte.id,
      role: 'gestionnaire_formations',
      centreId: null,
    })
    expect(await acteurPar(ctx, token)).toMatchObject({ roles: [{ role: 'formateur' }] })
  })

  test('ADH-15 : un compte non validé se connecte, et le dit', async ({ ctx }) => {
    const compte = await buildCompte(ctx, { valide: false, roles: ['administrateur'] })
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    expect(moi.acteur).toMatchObject({ genre: 'adherent', valide: false })
    expect(() => authorize(moi, 'compte.lire')).not.toThrow()
    expect(() => authorize(moi, 'droit.consulter')).toThrow(Forbidden)
  })
})
