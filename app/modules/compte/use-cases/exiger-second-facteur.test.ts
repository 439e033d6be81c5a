import { changerPreferences } from '#app/modules/union/use-cases/changer-preferences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { permits } from '#app/platform/policy.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import {
  acteurPar,
  buildApplication,
  buildCompte,
  buildSession,
  ctxPar,
} from '#tests/build/compte.ts'

const jour = 24 * 3600_000

function dans(ctx: Ctx, jours: number): Ctx {
  return at(ctx, new Date(ctx.now.getTime() + jours * jour))
}

const lister = { libelle: '', a: ['gestionnaire_adherents'] } as const
const monCompte = { libelle: '', a: ['compte'] } as const

describe('le second facteur des rôles élevés', () => {
  test('est demandé dès la première page, sept jours pour le faire', async ({ ctx }) => {
    const compte = await buildCompte(ctx, { roles: ['gestionnaire_adherents'] })
    const acteur = await acteurPar(ctx, await buildSession(ctx, compte))
    expect(acteur).toMatchObject({ secondFacteurAvant: new Date(ctx.now.getTime() + 7 * jour) })
    expect(permits(acteur, lister)).toBe(true)
  })

  test('passé ce délai, seul Mon compte s’ouvre, et le reste revient avec le facteur', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx, { roles: ['gestionnaire_adherents'] })
    await acteurPar(ctx, await buildSession(ctx, compte))
    const tard = dans(ctx, 7)
    const token = await buildSession(tard, compte)
    const retenu = await acteurPar(tard, token)
    expect(retenu).toMatchObject({ retenu: true, roles: [] })
    expect([permits(retenu, lister), permits(retenu, monCompte)]).toEqual([false, true])
    await buildApplication(tard, await ctxPar(tard, token))
    const acteur = await acteurPar(tard, token)
    expect(acteur).not.toHaveProperty('retenu')
    expect(acteur).not.toHaveProperty('secondFacteurAvant')
    expect(permits(acteur, lister)).toBe(true)
  })

  test('n’est demandé à personne d’autre, sauf si l’union le veut', async ({ ctx }) => {
    const formateur = await buildCompte(ctx, { roles: ['formateur'] })
    const simple = await buildCompte(ctx)
    const demande = async (compte: { pseudo: string }) =>
      'secondFacteurAvant' in (await acteurPar(ctx, await buildSession(ctx, compte)))
    expect([await demande(formateur), await demande(simple)]).toEqual([false, false])
    await changerPreferences(ctx, [{ cle: 'second_facteur_pour', valeur: 'tous_roles' }])
    expect([await demande(formateur), await demande(simple)]).toEqual([true, false])
    await changerPreferences(ctx, [{ cle: 'second_facteur_pour', valeur: 'tous' }])
    expect([await demande(formateur), await demande(simple)]).toEqual([true, true])
  })

  test('n’est jamais demandé dans une union de démonstration', async ({ ctx }) => {
    const compte = await buildCompte(ctx, { roles: ['administrateur'] })
    const token = await buildSession(ctx, compte)
    const demo = dans({ ...ctx, union: { ...ctx.union, demonstration: true } }, 0)
    expect(await acteurPar(demo, token)).not.toHaveProperty('secondFacteurAvant')
  })
})
