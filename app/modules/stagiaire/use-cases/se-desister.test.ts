import { changerPreferences } from '#app/modules/union/use-cases/changer-preferences.server.ts'
import { NotFound } from '#app/platform/errors.ts'
import { addDays } from '#app/platform/jour.ts'
import { asPublic, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { seDesister } from './se-desister.server.ts'
import { validerPresences } from './valider-presences.server.ts'

describe('STA-9 : se désister depuis son lien', () => {
  test('libère la place, prévient la personne et les gestionnaires, une seule fois', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { places: 1 })
    const { id } = await buildInscription(ctx, { formationId, validee: true })
    const jeton = jetonSuivi(ctx, id)
    await seDesister(asPublic(ctx), { jeton })
    await seDesister(asPublic(ctx), { jeton })
    expect(await listInscriptions(ctx, formationId)).toMatchObject([
      { statut: 'desinscrite', motif: 'demande', vivante: false, desinscriteLe: ctx.now },
    ])
    expect(await listJobs(ctx, 'stagiaire.prevenir_desinscription')).toHaveLength(1)
    expect(await listJobs(ctx, 'stagiaire.prevenir_desistement')).toEqual([{ inscriptionId: id }])
    await expect(buildInscription(ctx, { formationId })).resolves.toBeDefined()
  })

  test.for([
    { limite: 2, avant: 2, attendu: 'possible' },
    { limite: 2, avant: 1, attendu: 'Il reste moins de 2 jours avant la formation' },
    { limite: 1, avant: 0, attendu: 'Il reste moins d’un jour avant la formation' },
    { limite: 0, avant: 0, attendu: 'possible' },
    { limite: 0, avant: -1, attendu: 'La formation a commencé' },
  ])(
    'limite de $limite jours, $avant jours avant : $attendu',
    async ({ limite, avant, attendu }, { ctx }) => {
      await changerPreferences(ctx, [{ cle: 'desistement_jours', valeur: limite }])
      const premierJour = addDays(ctx.aujourdhui, 10)
      const { id: formationId } = await buildFormation(ctx, { jours: [premierJour] })
      const { id } = await buildInscription(ctx, { formationId })
      const jour = at(ctx, `${addDays(premierJour, -avant)}T09:00:00Z`)
      const acte = seDesister(asPublic(jour), { jeton: jetonSuivi(ctx, id) })
      if (attendu === 'possible') await expect(acte).resolves.toBeUndefined()
      else await expect(acte).rejects.toThrow(attendu)
      const [ligne] = await listInscriptions(ctx, formationId)
      expect(ligne?.statut).toBe(attendu === 'possible' ? 'desinscrite' : 'inscrite')
    },
  )

  test('refusé quand la présence est validée ; un lien inventé ou d’une autre union n’existe pas', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: ['2026-11-28'] })
    const { id } = await buildInscription(ctx, { formationId, validee: true })
    const soir = at(ctx, '2026-11-28T18:00:00Z')
    await validerPresences(soir, { formationId, inscriptionIds: [id], motif: 'Feuille signée' })
    const jeton = jetonSuivi(ctx, id)
    await expect(seDesister(asPublic(soir), { jeton })).rejects.toThrow('Sa présence est validée')
    await expect(seDesister(asPublic(ctx), { jeton: 'inventé' })).rejects.toThrow(NotFound)
    const ailleurs = await newUnion()
    await expect(seDesister(asPublic(ailleurs), { jeton })).rejects.toThrow(NotFound)
  })
})
