import { validerDiplomes } from '#app/modules/diplome/use-cases/valider-diplomes.server.ts'
import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildFormationTenue } from '#tests/build/bilan.ts'
import { buildCentre } from '#tests/build/union.ts'
import { filtresSchema } from '../model/filtres.ts'
import { filtresFormationsCompteesSchema, filtresStagiairesSchema } from '../model/listes.ts'
import { listFormationsComptees } from './formations-comptees.server.ts'
import { lireStatistiques } from './page-statistiques.server.ts'
import { listStagiairesComptes } from './stagiaires-comptes.server.ts'

const annee = (plus: Record<string, string> = {}) => filtresSchema.parse({ annee: 2025, ...plus })

/** Two trainings of one centre, one of another; somebody absent. */
async function buildAnnee(ctx: Ctx, { diplome = false } = {}) {
  const nord = await buildCentre(ctx, { nom: 'CIS Nord' })
  const sud = await buildCentre(ctx, { nom: 'CIS Sud' })
  const tenue = (centreId: string, jour: string, plus = {}) =>
    buildFormationTenue(ctx, {
      type: 'PSC',
      jours: [jour],
      stagiaires: ['particulier', 'particulier'],
      centreId,
      ...plus,
    })
  const mars = await tenue(nord.id, '2025-03-08', { absents: ['particulier'], cloturee: false })
  const soir = at(ctx, '2025-03-08T20:00:00Z')
  const id = mars.venus[0]?.id ?? ''
  const numeros = { [id]: '25-2025-001' }
  if (diplome) await validerDiplomes(soir, { formationId: mars.id, inscriptionIds: [id], numeros })
  await cloturerFormation(soir, mars.id)
  await tenue(nord.id, '2025-04-05', { type: 'GQS' })
  await tenue(sud.id, '2025-04-12')
  await tenue(sud.id, '2025-05-10', { cloturee: false })
  return { sud }
}

describe('les statistiques des formations', () => {
  test('STAT-1 : comptent les formations clôturées, par mois, type et centre', async ({ ctx }) => {
    await buildAnnee(ctx)
    const { total, parMois, parType, parCentre, aCloturer, bilan } = await lireStatistiques(
      ctx,
      annee(),
    )
    expect(total).toMatchObject({ sessions: 3, inscrits: 7, valides: 6, minutes: 6 * 420 })
    expect(total.minutesFormateurs).toBe(3 * 420)
    expect(aCloturer).toBe(1)
    expect(parMois).toHaveLength(12)
    expect(parMois.map(({ valides }) => valides).slice(2, 5)).toEqual([2, 4, 0])
    expect(parType.map(({ nom, sessions }) => [nom, sessions])).toEqual([
      ['Premiers secours citoyen', 2],
      ['Gestes qui sauvent', 1],
    ])
    expect(parCentre.map(({ nom, sessions }) => [nom, sessions])).toEqual([
      ['CIS Nord', 2],
      ['CIS Sud', 1],
    ])
    expect(bilan.f1.d).toEqual({ stagiaires: 6, minutes: 6 * 420 })
  })

  test('STAT-1 : un diplôme délivré compte dans la réussite, l’absent n’y compte pas', async ({
    ctx,
  }) => {
    await buildAnnee(ctx, { diplome: true })
    const { total } = await lireStatistiques(at(ctx, ctx.now), annee({ mois: '2025-03' }))
    expect(total).toMatchObject({ inscrits: 3, valides: 2, diplomes: 1, sondes: 0, notes: 0 })
    const liste = async (etat: string) =>
      (
        await listStagiairesComptes(
          at(ctx, ctx.now),
          filtresStagiairesSchema.parse({ annee: 2025, mois: '2025-03', etat }),
        )
      ).total
    expect(
      await Promise.all(['inscrits', 'absents', 'diplomes', 'non_diplomes'].map(liste)),
    ).toEqual([3, 1, 1, 1])
  })

  test('ADH-14 : un responsable local ne compte que ses centres, en page et en listes', async ({
    ctx,
  }) => {
    const { sud } = await buildAnnee(ctx)
    const local = await asRole(ctx, ['responsable_local'], sud.id)
    const { total, parCentre, centres, sansCentre } = await lireStatistiques(local, annee())
    expect([total.sessions, parCentre.map(({ nom }) => nom)]).toEqual([1, ['CIS Sud']])
    expect([centres.map(({ nom }) => nom), sansCentre]).toEqual([['CIS Sud'], false])
    const formations = await listFormationsComptees(
      local,
      filtresFormationsCompteesSchema.parse({ annee: 2025 }),
    )
    expect([formations.total, formations.rows[0]?.centre]).toEqual([1, 'CIS Sud'])
    const stagiaires = filtresStagiairesSchema.parse({ annee: 2025 })
    expect((await listStagiairesComptes(local, stagiaires)).total).toBe(2)
  })

  test('une période à soi l’emporte sur l’année, et la page tient en quatre lectures', async ({
    ctx,
  }) => {
    await buildAnnee(ctx)
    const lecteur = at(ctx, ctx.now)
    const { total, periode } = await lireStatistiques(
      lecteur,
      annee({ du: '2025-04-01', au: '2025-04-06' }),
    )
    expect([total.sessions, periode.du, periode.au]).toEqual([1, '2025-04-01', '2025-04-06'])
    expect(lecteur.statements.count).toBe(4)
  })
})
