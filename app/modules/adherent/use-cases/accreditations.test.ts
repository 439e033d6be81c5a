import type { Ctx, Role } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCentre } from '#tests/build/union.ts'
import { donnerAccreditation } from './donner-accreditation.server.ts'
import { retirerAccreditation } from './retirer-accreditation.server.ts'

async function rolesDe(ctx: Ctx, id: string) {
  return (await acteurDe(ctx, { id })).roles
}

function partout(adherentId: string, role: Role) {
  return { adherentId, role, centreId: null }
}

describe('donner un rôle', () => {
  test('pour toute l’union ou pour un centre, une seule fois', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    const centre = await buildCentre(ctx)
    await donnerAccreditation(ctx, partout(id, 'tresorier'))
    await donnerAccreditation(ctx, partout(id, 'tresorier'))
    await donnerAccreditation(ctx, {
      adherentId: id,
      role: 'responsable_local',
      centreId: centre.id,
    })
    expect(await rolesDe(ctx, id)).toEqual(
      expect.arrayContaining([
        { role: 'tresorier', centreId: null },
        { role: 'responsable_local', centreId: centre.id },
      ]),
    )
    expect(await rolesDe(ctx, id)).toHaveLength(2)
  })

  test('seul un administrateur le peut, sauf le rôle de formateur', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    await donnerAccreditation(gestion, partout(id, 'formateur'))
    await expect(donnerAccreditation(gestion, partout(id, 'administrateur'))).rejects.toThrow(
      Forbidden,
    )
    await expect(donnerAccreditation(gestion, partout(id, 'secretaire'))).rejects.toThrow(Forbidden)
    const formations = await asRole(ctx, ['gestionnaire_formations'])
    await expect(donnerAccreditation(formations, partout(id, 'formateur'))).rejects.toThrow(
      Forbidden,
    )
    expect(await rolesDe(ctx, id)).toEqual([{ role: 'formateur', centreId: null }])
  })

  test('le membre d’une autre union n’existe pas, son centre non plus', async ({ ctx }) => {
    const ailleurs = await newUnion()
    const autre = await buildAdherent(ailleurs)
    await expect(donnerAccreditation(ctx, partout(autre.id, 'formateur'))).rejects.toThrow(NotFound)
    const { id } = await buildAdherent(ctx)
    const centre = await buildCentre(ailleurs)
    await expect(
      donnerAccreditation(ctx, { adherentId: id, role: 'responsable_local', centreId: centre.id }),
    ).rejects.toThrow('Ce centre n’existe plus.')
  })
})

describe('retirer un rôle', () => {
  test('ne retire que celui qu’on dit', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const { id } = await buildAdherent(ctx, { roles: ['formateur', 'secretaire'] })
    await donnerAccreditation(ctx, { adherentId: id, role: 'formateur', centreId: centre.id })
    await retirerAccreditation(ctx, partout(id, 'formateur'))
    await retirerAccreditation(ctx, partout(id, 'formateur'))
    expect(await rolesDe(ctx, id)).toEqual(
      expect.arrayContaining([
        { role: 'secretaire', centreId: null },
        { role: 'formateur', centreId: centre.id },
      ]),
    )
  })

  test('le dernier administrateur ne se retire pas, même par lui-même', async ({ ctx }) => {
    if (ctx.acteur.genre !== 'adherent') throw new Error('an administrator is expected')
    const { adherentId } = ctx.acteur
    await expect(retirerAccreditation(ctx, partout(adherentId, 'administrateur'))).rejects.toThrow(
      'C’est le dernier administrateur',
    )
  })

  test('un administrateur dont le compte n’est pas validé ne compte pas', async ({ ctx }) => {
    if (ctx.acteur.genre !== 'adherent') throw new Error('an administrator is expected')
    await buildAdherent(ctx, { roles: ['administrateur'], valide: false })
    await expect(
      retirerAccreditation(ctx, partout(ctx.acteur.adherentId, 'administrateur')),
    ).rejects.toThrow('C’est le dernier administrateur')
  })

  test('deux administrateurs qui se retirent l’un l’autre au même moment : un reste', async ({
    ctx,
  }) => {
    for (let essai = 0; essai < 5; essai += 1) {
      const union = await newUnion()
      if (union.acteur.genre !== 'adherent') throw new Error('an administrator is expected')
      const premier = union.acteur.adherentId
      const second = await buildAdherent(union, { roles: ['administrateur'] })
      const autre = as(union, await acteurDe(union, second))
      const issues = await Promise.allSettled([
        retirerAccreditation(union, partout(second.id, 'administrateur')),
        retirerAccreditation(autre, partout(premier, 'administrateur')),
      ])
      expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const restants = [...(await rolesDe(union, premier)), ...(await rolesDe(union, second.id))]
      expect(restants).toEqual([{ role: 'administrateur', centreId: null }])
    }
    expect(ctx.acteur.genre).toBe('adherent')
  })

  test('est interdit à qui n’est pas administrateur', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { roles: ['secretaire'] })
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    await expect(retirerAccreditation(gestion, partout(id, 'secretaire'))).rejects.toThrow(
      Forbidden,
    )
    await expect(retirerAccreditation(ctx, partout(newId(), 'secretaire'))).rejects.toThrow(
      NotFound,
    )
  })
})
