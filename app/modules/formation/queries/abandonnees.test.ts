import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildCentre } from '#tests/build/union.ts'
import { annulerFormation } from '../use-cases/annuler-formation.server.ts'
import { listAbandonnees } from './abandonnees.server.ts'
import { filtresSchema } from './listes.server.ts'

const filtres = filtresSchema.parse({})

describe('Formations annulées ou refusées', () => {
  test('FOR-2 : une formation annulée s’y retrouve, avec son motif, dans ses centres seulement', async ({
    ctx,
  }) => {
    const { id } = await buildFormation(ctx, { intitule: 'Canoë' })
    await buildFormation(ctx)
    await annulerFormation(ctx, { formationId: id, version: 1, motif: 'Le club a renoncé.' })
    expect(await listAbandonnees(ctx, filtres)).toMatchObject({
      total: 1,
      rows: [{ id, statut: 'annulee', motif: 'Le club a renoncé.' }],
    })
    const cherchees = (recherche: string) =>
      listAbandonnees(ctx, filtresSchema.parse({ recherche }))
    expect((await cherchees('canoe')).total).toBe(1)
    expect((await cherchees('aviron')).total).toBe(0)
    const { id: centreId } = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], centreId)
    expect((await listAbandonnees(local, filtres)).total).toBe(0)
    expect((await listAbandonnees(await newUnion(), filtres)).total).toBe(0)
  })
})
