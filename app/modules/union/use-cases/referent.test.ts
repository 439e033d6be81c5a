import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { queryOwner } from '#tests/build/catalogue.ts'
import { findReferentHandicap, listAnciensReferents } from '../queries/referent.server.ts'
import { nommerReferent, nommerReferentSchema } from './nommer-referent.server.ts'
import { retirerReferent } from './retirer-referent.server.ts'

async function nommer(ctx: Ctx, pseudo: string, version = 0, champs = {}) {
  const input = nommerReferentSchema.parse({ adherent: pseudo, version, ...champs })
  await nommerReferent(ctx, input)
}

/** A member whose record says how to reach her. */
async function joignable(ctx: Ctx) {
  const odile = await buildAdherent(ctx, { email: 'odile@exemple.fr' })
  await queryOwner(`update adherent set telephone = '+33612345678' where id = $1`, [odile.id])
  return odile
}

const actuel = (ctx: Ctx) => findReferentHandicap(as(ctx, ctx.acteur))

describe('le référent handicap', () => {
  test('Qualiopi 26 : nommé, il a les coordonnées de sa fiche, ou celles qui sont écrites', async ({
    ctx,
  }) => {
    const odile = await joignable(ctx)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    await nommer(gestion, odile.pseudo)
    expect(await actuel(ctx)).toMatchObject({
      adherentId: odile.id,
      email: 'odile@exemple.fr',
      telephone: '+33612345678',
    })
    await nommer(gestion, odile.pseudo, 1, {
      telephone: '02 54 00 00 01',
      email: 'handicap@udsp.fr',
    })
    expect(await actuel(ctx)).toMatchObject({
      email: 'handicap@udsp.fr',
      telephone: '+33254000001',
    })
    expect(await listAnciensReferents(as(ctx, ctx.acteur))).toEqual([])
  })

  test('un autre le remplace ; l’ancien reste dans l’historique', async ({ ctx }) => {
    const [premier, second] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    const champs = { telephone: '0254000001', email: 'handicap@udsp.fr' }
    await nommer(ctx, premier.pseudo, 0, champs)
    await nommer(ctx, second.pseudo, 1, champs)
    expect(await actuel(ctx)).toMatchObject({ adherentId: second.id })
    expect(await listAnciensReferents(as(ctx, ctx.acteur))).toMatchObject([
      { adherentId: premier.id },
    ])
    await retirerReferent(ctx, { version: 1 })
    expect(await actuel(ctx)).toBeUndefined()
    await expect(retirerReferent(ctx, { version: 1 })).rejects.toThrow('Personne n’est nommé')
  })

  test('deux nominations au même moment n’en laissent qu’une', async ({ ctx }) => {
    const [premier, second] = [await buildAdherent(ctx), await buildAdherent(ctx)]
    const champs = { telephone: '0254000001', email: 'handicap@udsp.fr' }
    const essais = await Promise.allSettled(
      [premier, second].map(({ pseudo }) => nommer(as(ctx, ctx.acteur), pseudo, 0, champs)),
    )
    expect(essais.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [echec] = essais.flatMap((essai) => (essai.status === 'rejected' ? [essai.reason] : []))
    expect(echec).toBeInstanceOf(StaleVersion)
  })

  test('est refusé pour un inconnu, ou sans moyen de le joindre', async ({ ctx }) => {
    await expect(nommer(ctx, 'personne.ici')).rejects.toThrow('Aucun adhérent')
    const sans = await buildAdherent(ctx)
    await queryOwner('update adherent set email = null where id = $1', [sans.id])
    await expect(nommer(ctx, sans.pseudo)).rejects.toThrow('écrivez-la')
    const telephone = nommerReferentSchema.safeParse({ adherent: 'x', version: 0, telephone: '12' })
    expect(telephone.error?.issues[0]?.message).toMatch(/téléphone français/)
  })

  test('est interdit sans le droit, et ne touche pas une autre union', async ({ ctx }) => {
    const odile = await joignable(ctx)
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(nommer(secretaire, odile.pseudo)).rejects.toThrow(Forbidden)
    await expect(nommer(await newUnion(), odile.pseudo)).rejects.toThrow('Aucun adhérent')
  })
})
