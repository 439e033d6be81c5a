import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { annulerSerie } from './annuler-serie.server.ts'
import { creerSerie } from './creer-serie.server.ts'
import { dupliquerFormation } from './dupliquer-formation.server.ts'

const jours = ['2026-12-05', '2026-12-06']
const dates = ['2026-12-19', '2026-12-12', '2026-12-26']

describe('dupliquer une formation', () => {
  test('FOR-11 : tout sauf les personnes ; les écarts, horaires et lieux sont gardés, deux clics = une', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours, privee: true, places: 7 })
    await buildInscription(ctx, { formationId })
    const demande = { formationId, id: newId(), premierJour: '2027-01-09' }
    await dupliquerFormation(ctx, demande)
    await dupliquerFormation(ctx, demande)
    expect(await findFormation(relu(ctx), demande.id)).toMatchObject({
      numero: 'F27-0001',
      statut: 'validee',
      privee: true,
      places: 7,
      prix: 6000,
      prises: 0,
      premierJour: '2027-01-09',
      dernierJour: '2027-01-10',
      inscriptionsJusquAu: '2027-01-08',
    })
    expect(await listJournees(relu(ctx), [demande.id])).toMatchObject([
      { lieu: 'Salle Barthélemy', creneaux: [{ debut: '08:30' }, { fin: '17:30' }] },
      { jour: '2027-01-10' },
    ])
  })

  test('FOR-11 : refusée vers le passé, interdite au formateur', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    const demande = { formationId, id: newId(), premierJour: '2026-11-01' }
    await expect(dupliquerFormation(ctx, demande)).rejects.toThrow('déjà passée')
    const formateur = await asRole(ctx, ['formateur'])
    await expect(dupliquerFormation(formateur, demande)).rejects.toThrow(Forbidden)
  })
})

describe('une série de formations', () => {
  test('FOR-11 : toutes les dates ou aucune, une seule fois, et les formateurs sont prévenus une fois', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    const deja = (await listJobs(ctx, 'formation.prevenir_formateurs')).length
    const refusee = { formationId, serieId: newId(), jours: [...dates, '2026-11-01'] }
    await expect(creerSerie(ctx, refusee)).rejects.toThrow('déjà passée')
    expect(await premiersJours(ctx)).toEqual(['2026-12-05'])
    const serie = { formationId, serieId: newId(), jours: dates }
    const issues = await Promise.all([creerSerie(ctx, serie), creerSerie(ctx, serie)])
    expect(issues.map(({ creees }) => creees).sort()).toEqual([0, 3])
    expect(await premiersJours(ctx)).toEqual(['2026-12-05', ...[...dates].sort()])
    expect(await listJobs(ctx, 'formation.prevenir_formateurs')).toHaveLength(deja + 1)
  })

  test('FOR-11 : annuler celle-ci et les suivantes laisse les précédentes', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    await creerSerie(ctx, { formationId, serieId: newId(), jours: dates })
    const [, seconde, troisieme] = await formations(ctx)
    const inscrite = await buildInscription(ctx, { formationId: troisieme?.id ?? '' })
    const demande = { formationId: seconde?.id ?? '', version: 1, motif: 'Salle fermée' }
    expect(await annulerSerie(ctx, demande)).toEqual({ annulees: 3 })
    expect((await formations(ctx)).map(({ statut }) => statut)).toEqual([
      'validee',
      'annulee',
      'annulee',
      'annulee',
    ])
    expect(await listInscriptions(ctx, troisieme?.id ?? '')).toMatchObject([
      { id: inscrite.id, statut: 'desinscrite', motif: 'annulation' },
    ])
  })
})

function relu(ctx: Ctx): Ctx {
  return at(ctx, ctx.now)
}

function formations(ctx: Ctx) {
  return relu(ctx)
    .db.selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .select(['id', 'premierJour', 'statut'])
    .orderBy('premierJour')
    .execute()
}

async function premiersJours(ctx: Ctx) {
  return (await formations(ctx)).map(({ premierJour }) => premierJour)
}
