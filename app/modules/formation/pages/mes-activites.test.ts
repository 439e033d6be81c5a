import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { acteurDe, as, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { activitesDe, anneesDe, totauxDe } from '../model/activites.ts'
import { moi } from '../policy.ts'
import { listMesActivites } from '../queries/mes-activites.server.ts'
import { affecterFormateur } from '../use-cases/affecter-formateur.server.ts'

describe('mes activités', () => {
  test('ADH-9 : heures prévues avant la journée, faites après ; par année, avec les totaux', async ({
    ctx,
  }) => {
    const formateur = await buildAdherent(ctx, {
      roles: ['formateur'],
      competences: [{ code: 'FPSC', obtenueLe: addDays(ctx.aujourdhui, -30) }],
    })
    const { id: formationId } = await buildFormation(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId: formateur.id })
    const lui = as(ctx, await acteurDe(ctx, formateur))
    const avant = await listMesActivites(lui, moi(lui))
    expect(avant).toMatchObject([{ genre: 'encadree', minutes: 480, minutesFaites: 0 }])
    expect(totauxDe(avant)).toMatchObject({ minutesEncadrees: 0, minutesPrevues: 480 })
    const plusTard = at(lui, '2027-01-04T09:00:00Z')
    const apres = await listMesActivites(plusTard, moi(plusTard))
    expect(totauxDe(apres)).toMatchObject({ encadrees: 1, minutesEncadrees: 480 })
    expect(anneesDe(apres, 2027)).toEqual([2027, 2026])
    expect(activitesDe(apres, 2027, 2027)).toEqual([])
  })

  test('celles d’un autre membre ou d’une autre union ne s’y trouvent pas', async ({ ctx }) => {
    const autre = await newUnion()
    expect(await listMesActivites(autre, moi(autre))).toEqual([])
    expect(await listMesActivites(ctx, moi(ctx))).toEqual([])
    expect(() => moi(as(ctx, { genre: 'public' }))).toThrow('Droit manquant')
  })
})
