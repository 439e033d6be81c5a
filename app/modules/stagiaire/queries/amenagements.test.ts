import { findAttentes } from '#app/modules/compte/queries/attentes.server.ts'
import { nommerReferent } from '#app/modules/union/use-cases/nommer-referent.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { acteurDe, as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { queryOwner } from '#tests/build/catalogue.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { prevenirAmenagement } from '../jobs/prevenir-amenagement.server.ts'
import { listAmenagements } from './amenagements.server.ts'
import { findSourcesConvocation } from './convocations.server.ts'

/** A member without any role, named referent; a trainee who needs something, one who does not. */
async function situation(ctx: Ctx) {
  const odile = await buildAdherent(ctx, { email: 'odile@exemple.fr' })
  await nommerReferent(ctx, {
    adherent: odile.pseudo,
    email: null,
    telephone: '+33612345678',
    version: 0,
  })
  const centre = await buildCentre(ctx)
  const { id: formationId } = await buildFormation(ctx, { centreId: centre.id })
  const { id: inscriptionId } = await buildInscription(ctx, {
    formationId,
    amenagement: 'Fauteuil',
  })
  await buildInscription(ctx, { formationId })
  return { odile, centre, formationId, inscriptionId, elle: as(ctx, await acteurDe(ctx, odile)) }
}

describe('les besoins d’aménagement', () => {
  test('Qualiopi 26 : le référent voit le besoin, comment joindre, où et quand ; rien d’autre', async ({
    ctx,
  }) => {
    const { elle, inscriptionId } = await situation(ctx)
    const { referent, gestion, lignes } = await listAmenagements(elle)
    expect({ referent, gestion }).toEqual({ referent: true, gestion: false })
    expect(lignes).toMatchObject([
      { id: inscriptionId, amenagement: 'Fauteuil', ouvrable: false, telephone: '+33612345678' },
    ])
    expect(
      Object.keys(lignes[0] ?? {}).filter((cle) => /naissance(D|C|P)|adresse|statut/.test(cle)),
    ).toEqual([])
    expect((await findAttentes(elle)).amenagements).toMatchObject({ nombre: 1 })
  })

  test('ADH-14 : un responsable local voit ceux de ses centres ; sans droit ni mission, c’est interdit', async ({
    ctx,
  }) => {
    const { centre } = await situation(ctx)
    const sien = await asRole(ctx, ['responsable_local'], centre.id)
    expect((await listAmenagements(sien)).lignes).toMatchObject([{ ouvrable: true }])
    const autre = await asRole(ctx, ['responsable_local'], (await buildCentre(ctx)).id)
    expect((await listAmenagements(autre)).lignes).toEqual([])
    await expect(listAmenagements(await asRole(ctx, ['formateur']))).rejects.toThrow(Forbidden)
    expect((await listAmenagements(await newUnion())).lignes).toEqual([])
  })

  test('Qualiopi 26 : la convocation donne ses coordonnées', async ({ ctx }) => {
    const { formationId, inscriptionId } = await situation(ctx)
    const lecture = as(ctx, ctx.acteur)
    const { organisme } = await findSourcesConvocation(lecture, formationId, [inscriptionId])
    expect(organisme.referent).toMatchObject({
      email: 'odile@exemple.fr',
      telephone: '+33612345678',
    })
  })

  test('RGPD art. 5-1-c : la formation finie, ou la mission, il n’y a plus rien à voir', async ({
    ctx,
  }) => {
    const { elle, odile } = await situation(ctx)
    expect((await listAmenagements(at(elle, '2027-06-01T09:00:00Z'))).lignes).toEqual([])
    await queryOwner(
      "update referent_handicap set fin_le = now() + interval '5 years' where adherent_id = $1",
      [odile.id],
    )
    await expect(listAmenagements(as(ctx, elle.acteur))).rejects.toThrow(Forbidden)
    expect((await findAttentes(as(ctx, elle.acteur))).amenagements).toMatchObject({ nombre: 0 })
  })

  test('STA-1 : il est prévenu comme les gestionnaires, vers sa propre liste, une fois', async ({
    ctx,
  }) => {
    const { odile, inscriptionId, formationId } = await situation(ctx)
    const systeme = as(ctx, { genre: 'systeme' })
    for (const attempt of [1, 2])
      await prevenirAmenagement.run(systeme, { inscriptionId }, { attempt, maxAttempts: 2 })
    const avis = await queryOwner<{ lien: string; sien: boolean; titre: string }>(
      `select lien, adherent_id = $2 as sien, titre from notification where genre = 'stagiaire.amenagement' and cle = $1`,
      [inscriptionId, odile.id],
    )
    expect(avis.filter(({ sien }) => sien)).toMatchObject([{ lien: '/formations/amenagements' }])
    expect(avis.filter(({ sien }) => !sien)[0]?.lien).toContain(formationId)
    expect(JSON.stringify(avis)).not.toContain('Fauteuil')
  })
})
