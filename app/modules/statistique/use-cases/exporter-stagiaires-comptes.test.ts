import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormationTenue } from '#tests/build/bilan.ts'
import { filtresStagiairesSchema } from '../model/listes.ts'
import { exporterStagiairesComptes } from './exporter-stagiaires-comptes.server.ts'

const annee = filtresStagiairesSchema.parse({ annee: '2026', etat: 'valides' })

describe('STAT-1 : exporter les stagiaires que compte un chiffre', () => {
  test('les lignes du chiffre, toutes, avec une trace au-delà de 50 personnes', async ({ ctx }) => {
    const petite = { type: 'PSC', jours: ['2026-03-02'], stagiaires: Array(3).fill('particulier') }
    await buildFormationTenue(ctx, petite)
    expect(await exporterStagiairesComptes(ctx, annee)).toHaveLength(3)
    expect(await listJournal(ctx, { acte: 'statistique.stagiaires_exportes' })).toEqual([])
    const grande = { type: 'GQS', jours: ['2026-03-03'], stagiaires: Array(40).fill('particulier') }
    await buildFormationTenue(ctx, grande)
    const suite = { type: 'PSC', jours: ['2026-03-04'], stagiaires: Array(9).fill('particulier') }
    await buildFormationTenue(ctx, suite)
    expect(await exporterStagiairesComptes(ctx, annee)).toHaveLength(52)
    expect(await listJournal(ctx, { acte: 'statistique.stagiaires_exportes' })).toHaveLength(1)
  })

  test('interdit sans le droit ; d’une autre union, rien', async ({ ctx }) => {
    const une = { type: 'PSC', jours: ['2026-03-02'], stagiaires: Array(2).fill('particulier') }
    await buildFormationTenue(ctx, une)
    const formateur = await asRole(ctx, ['formateur'])
    await expect(exporterStagiairesComptes(formateur, annee)).rejects.toThrow(Forbidden)
    expect(await exporterStagiairesComptes(await newUnion(), annee)).toEqual([])
  })
})
