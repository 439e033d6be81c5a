import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findSuite } from '../queries/serie.server.ts'
import { changerSerieSchema } from '../schema-serie.ts'
import { annulerFormation } from './annuler-formation.server.ts'
import { changerSerie } from './changer-serie.server.ts'
import { creerSerie } from './creer-serie.server.ts'

const prevenir = 'stagiaire.prevenir_changement'
const matin = { creneaux: { matin: { debut: '09:00', fin: '13:00' } } }

/** A series of four Saturdays; the second is cancelled. Gives their ids, by date. */
async function buildSerie(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours: ['2026-12-05'] })
  const jours = ['2026-12-12', '2026-12-19', '2026-12-26']
  await creerSerie(ctx, { formationId, serieId: newId(), jours })
  const rows = await at(ctx, ctx.now)
    .db.selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .select('id')
    .orderBy('premierJour')
    .execute()
  const [premiere = '', seconde = '', troisieme = '', derniere = ''] = rows.map(({ id }) => id)
  await annulerFormation(ctx, { formationId: seconde, version: 1, motif: 'Salle fermée' })
  return { premiere, seconde, troisieme, derniere }
}

/** The form as the page sends it, once its preview was seen. */
async function demande(ctx: Ctx, formationId: string, saisie: Record<string, unknown>) {
  const suite = (await findSuite(at(ctx, ctx.now), formationId)) ?? []
  const versions = Object.fromEntries(suite.map(({ formation: f }) => [f.id, f.version]))
  return changerSerieSchema.parse({ ...saisie, formationId, versions })
}

const lire = async (ctx: Ctx, id: string) => findFormation(at(ctx, ctx.now), id)
const heures = async (ctx: Ctx, id: string) =>
  (await listJournees(at(ctx, ctx.now), [id])).map(({ lieu, creneaux }) => [
    lieu,
    ...creneaux.map(({ debut, fin }) => `${debut}-${fin}`),
  ])

describe('changer une série', () => {
  test('FOR-11 : dès la formation choisie, places, prix, lieu et horaires changent ; la précédente et l’annulée restent', async ({
    ctx,
  }) => {
    const { premiere, seconde, troisieme, derniere } = await buildSerie(ctx)
    const saisie = { ...matin, places: '12', prix: '75', lieuLibre: 'Maison des associations' }
    const { changees } = await changerSerie(ctx, await demande(ctx, troisieme, saisie))
    expect(changees).toBe(2)
    for (const id of [troisieme, derniere]) {
      expect(await lire(ctx, id)).toMatchObject({ places: 12, prix: 7500, version: 2 })
      expect(await heures(ctx, id)).toEqual([
        ['Maison des associations', '09:00-13:00', '13:30-17:30'],
      ])
    }
    for (const id of [premiere, seconde]) {
      expect(await lire(ctx, id)).toMatchObject({ places: 10, prix: 6000 })
      expect(await heures(ctx, id)).toEqual([['Salle Barthélemy', '08:30-12:30', '13:30-17:30']])
    }
  })

  test('FOR-11 : les inscrits sont prévenus là où les horaires changent, pas pour des places', async ({
    ctx,
  }) => {
    const { premiere, derniere } = await buildSerie(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId: derniere })
    await changerSerie(ctx, await demande(ctx, premiere, { places: '8', formateursRequis: '2' }))
    expect(await listJobs(ctx, prevenir)).toEqual([])
    await changerSerie(ctx, await demande(ctx, premiere, matin))
    expect(await listJobs(ctx, prevenir)).toMatchObject([
      { inscriptionId, quoi: 'Les horaires ont changé' },
    ])
    expect(await listJobs(ctx, 'formation.prevenir_changement')).toHaveLength(3)
  })

  test('STA-3 : moins de places que d’inscrits ne retire personne ; les heures des formateurs suivent', async ({
    ctx,
  }) => {
    const { premiere } = await buildSerie(ctx)
    for (let rang = 0; rang < 3; rang += 1) await buildInscription(ctx, { formationId: premiere })
    const { id: adherentId } = await buildAdherent(ctx, {
      roles: ['formateur'],
      competences: ['FPSC'],
    })
    await affecterFormateur(ctx, { id: newId(), formationId: premiere, adherentId })
    const court = { matin: { debut: '09:00', fin: '12:00' } }
    await changerSerie(ctx, await demande(ctx, premiere, { places: '2', creneaux: court }))
    expect(await listInscriptions(ctx, premiere)).toHaveLength(3)
    const affectations = await at(ctx, ctx.now)
      .db.selectFrom('affectationJournee')
      .where('unionId', '=', ctx.union.id)
      .select('minutes')
      .execute()
    expect(affectations).toEqual([{ minutes: 420 }])
  })

  test('FOR-11 : une journée passée reste comme elle s’est tenue', async ({ ctx }) => {
    const { premiere, troisieme } = await buildSerie(ctx)
    const tard = at(ctx, '2026-12-10T08:00:00Z')
    expect(await changerSerie(tard, await demande(tard, premiere, matin))).toEqual({ changees: 2 })
    expect((await heures(ctx, premiere))[0]).toContain('08:30-12:30')
    expect((await heures(ctx, troisieme))[0]).toContain('09:00-13:00')
  })

  test('FOR-11 : refusé si des créneaux se superposent ou si rien ne change, toutes ou aucune', async ({
    ctx,
  }) => {
    const { premiere } = await buildSerie(ctx)
    const trop = { creneaux: { matin: { debut: '09:00', fin: '14:00' } } }
    await expect(changerSerie(ctx, await demande(ctx, premiere, trop))).rejects.toThrow('F26-0001')
    const rien = await demande(ctx, premiere, { places: '10' })
    await expect(changerSerie(ctx, rien)).rejects.toThrow('Rien ne changerait')
    expect((await heures(ctx, premiere))[0]).toContain('08:30-12:30')
  })

  test('FOR-11 : une formation changée depuis l’aperçu le fait revoir ; deux envois = un changement', async ({
    ctx,
  }) => {
    const { premiere } = await buildSerie(ctx)
    const vue = await demande(ctx, premiere, { places: '12' })
    const issues = await Promise.allSettled([changerSerie(ctx, vue), changerSerie(ctx, vue)])
    expect(issues.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(changerSerie(ctx, vue)).rejects.toThrow(StaleVersion)
  })

  test('FOR-11 : interdit au formateur, à un responsable d’un autre centre, à une autre union ; sans série, rien', async ({
    ctx,
  }) => {
    const { premiere } = await buildSerie(ctx)
    const vue = await demande(ctx, premiere, { places: '12' })
    const formateur = await asRole(ctx, ['formateur'])
    await expect(changerSerie(formateur, vue)).rejects.toThrow(Forbidden)
    const centre = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    await expect(changerSerie(local, vue)).rejects.toThrow(Forbidden)
    await expect(changerSerie(await newUnion(), vue)).rejects.toThrow(NotFound)
    const { id: seule } = await buildFormation(ctx)
    await expect(changerSerie(ctx, { ...vue, formationId: seule })).rejects.toThrow('aucune série')
  })

  test('FOR-11 : une série de cinquante-deux formations se change en quelques requêtes', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: ['2026-12-05'] })
    const jours = Array.from({ length: 51 }, (_, rang) =>
      new Date(Date.UTC(2026, 11, 12 + 7 * rang)).toISOString().slice(0, 10),
    )
    await creerSerie(ctx, { formationId, serieId: newId(), jours })
    const vue = await demande(ctx, formationId, { ...matin, places: '8' })
    const compte = { ...at(ctx, ctx.now), statements: { count: 0 } }
    expect(await changerSerie(compte, vue)).toEqual({ changees: 52 })
    // Two for each formation that is told of its new hours: those enrolled, then trainers and client.
    expect(compte.statements.count).toBeLessThanOrEqual(20 + 2 * 52)
  })
})
