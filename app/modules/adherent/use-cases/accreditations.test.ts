import type { Ctx, Role } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { confirmerIdentite } from '#tests/build/compte.ts'
import { buildCentre } from '#tests/build/union.ts'
import { rolesEleves } from '../model/role.ts'
import { listAccreditations } from '../queries/accreditations.server.ts'
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
    await confirmerIdentite(ctx)
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

describe('les rôles élevés', () => {
  test.for(rolesEleves)(
    'ADH-4 : « %s » demande de retaper le mot de passe',
    async (role, { ctx }) => {
      const { id } = await buildAdherent(ctx)
      const attempt = () => donnerAccreditation(ctx, partout(id, role))
      await expect(attempt()).rejects.toThrow('Tapez votre mot de passe')
      expect(await rolesDe(ctx, id)).toEqual([])
      await confirmerIdentite(ctx)
      await attempt()
      expect(await rolesDe(ctx, id)).toEqual([{ role, centreId: null }])
    },
  )

  test('ADH-4 : la confirmation vaut dix minutes, pour donner comme pour retirer', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx, { roles: ['tresorier'] })
    await confirmerIdentite(ctx, 11)
    await expect(retirerAccreditation(ctx, partout(id, 'tresorier'))).rejects.toThrow(
      'Tapez votre mot de passe',
    )
    const autre = await confirmerIdentite(
      as(ctx, await acteurDe(ctx, await buildAdherent(ctx, { roles: ['administrateur'] }))),
      9,
    )
    await retirerAccreditation(autre, partout(id, 'tresorier'))
    expect(await rolesDe(ctx, id)).toEqual([])
  })

  test('un administrateur l’est pour toute l’union, un responsable local pour des centres', async ({
    ctx,
  }) => {
    await confirmerIdentite(ctx)
    const { id } = await buildAdherent(ctx)
    const centreId = (await buildCentre(ctx)).id
    await expect(
      donnerAccreditation(ctx, { adherentId: id, role: 'administrateur', centreId }),
    ).rejects.toThrow('vaut pour toute l’union')
    await expect(donnerAccreditation(ctx, partout(id, 'responsable_local'))).rejects.toThrow(
      'Choisissez au moins un centre',
    )
  })

  test('ADH-14 : un gestionnaire d’un centre y donne « formateur », et nulle part ailleurs', async ({
    ctx,
  }) => {
    const ici = await buildCentre(ctx)
    const ailleurs = await buildCentre(ctx)
    const sien = await buildAdherent(ctx, { centreId: ici.id })
    const autre = await buildAdherent(ctx, { centreId: ailleurs.id })
    const local = await asRole(ctx, ['gestionnaire_adherents'], ici.id)
    const formateur = (adherentId: string, centreId: string | null) =>
      donnerAccreditation(local, { adherentId, role: 'formateur', centreId })
    await formateur(sien.id, ici.id)
    await expect(formateur(sien.id, null)).rejects.toThrow(Forbidden)
    await expect(formateur(sien.id, ailleurs.id)).rejects.toThrow(Forbidden)
    await expect(formateur(autre.id, ici.id)).rejects.toThrow(NotFound)
  })

  test('l’historique dit qui a donné, qui a retiré, et quand', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { roles: ['formateur'] })
    await retirerAccreditation(ctx, partout(id, 'formateur'))
    await donnerAccreditation(ctx, partout(id, 'secretaire'))
    expect(await listAccreditations(ctx, id)).toMatchObject([
      { role: 'secretaire', donneePar: expect.stringContaining('Camille'), retireeLe: null },
      { role: 'formateur', donneePar: null, retireePar: expect.stringContaining('Camille') },
    ])
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
    await confirmerIdentite(ctx)
    await expect(retirerAccreditation(ctx, partout(adherentId, 'administrateur'))).rejects.toThrow(
      'C’est le dernier administrateur',
    )
  })

  test('un administrateur dont le compte n’est pas validé ne compte pas', async ({ ctx }) => {
    if (ctx.acteur.genre !== 'adherent') throw new Error('an administrator is expected')
    await confirmerIdentite(ctx)
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
      await confirmerIdentite(union)
      await confirmerIdentite(autre)
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
