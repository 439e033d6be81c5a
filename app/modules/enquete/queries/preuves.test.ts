import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { readZip } from '#app/platform/files/zip-read.server.ts'
import { streamZip } from '#app/platform/files/zip-write.server.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildCloturee, envoyerApresCloture, listEnvoisDe, repondre } from '#tests/build/enquete.ts'
import { buildCentre } from '#tests/build/union.ts'
import { avancement, juger } from '../model/preuves.ts'
import { exporterDossiers } from '../use-cases/exporter-dossiers.server.ts'
import { listFaits } from './preuves.server.ts'

const toutes = { du: '', au: '', page: 1 }

describe('le dossier Qualiopi', () => {
  test('Qualiopi 11, 12, 21, 30 : dit ce qui est là et ce qui manque', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx)
    await envoyerApresCloture(ctx, formationId)
    const [faits] = await listFaits(at(ctx, ctx.now), [formationId])
    const preuves = faits ? juger(faits) : []
    const etats = Object.fromEntries(preuves.map(({ cle, etat }) => [cle, etat]))
    expect(etats).toMatchObject({
      besoin: 'presente',
      convention: 'sans_objet',
      reglement: 'manquante',
      convocations: 'manquante',
      pv: 'presente',
      emargement: 'manquante',
      attestations: 'manquante',
      missions: 'manquante',
      formateurs: 'presente',
      enquete_chaud: 'presente',
      enquete_froid: 'manquante',
      enquete_entreprise: 'sans_objet',
      enquete_formateur: 'presente',
      reclamations: 'sans_objet',
      analyse: 'sans_objet',
    })
    const { presentes, attendues } = avancement(preuves)
    expect(presentes).toBeLessThan(attendues)
    const [envoi] = await listEnvoisDe(ctx, formationId)
    await repondre(ctx, envoi?.id ?? '', { satisfaction: 5 }, 'Très bien.')
    const [apres] = await listFaits(at(ctx, ctx.now), [formationId])
    expect(apres && juger(apres).find(({ cle }) => cle === 'analyse')?.etat).toBe('manquante')
  })

  test('Qualiopi : l’archive a un sommaire et un dossier par formation, dans l’ordre', async ({
    ctx,
  }) => {
    const { formationId } = await buildCloturee(ctx)
    await envoyerApresCloture(ctx, formationId)
    const ici = at(ctx, ctx.now)
    const entrees = await exporterDossiers(ici, { filtres: toutes })
    const archive = Buffer.from(await new Response(streamZip(entrees)).arrayBuffer())
    const noms = readZip(archive)?.map(({ name }) => name) ?? []
    expect(noms).toEqual([
      'Sommaire.html',
      'F26-0001 Premiers secours citoyen/03 Émargement/presences.csv',
      'F26-0001 Premiers secours citoyen/05 Procès-verbal/PV-2026-0001.pdf',
      'F26-0001 Premiers secours citoyen/07 Formateurs/competences.csv',
      'F26-0001 Premiers secours citoyen/08 Sondages/sondages.csv',
    ])
  })

  test('ADH-14 : est interdit sans le droit, borné aux centres, fermé aux autres unions', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const { formationId } = await buildCloturee(ctx, { centreId: centre.id })
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(exporterDossiers(secretaire, { filtres: toutes })).rejects.toThrow(Forbidden)
    await expect(exporterDossiers(await newUnion(), { formationId })).rejects.toThrow(NotFound)
    const autre = await asRole(ctx, ['responsable_local'], (await buildCentre(ctx)).id)
    expect(await exporterDossiers(autre, { filtres: toutes })).toHaveLength(1)
    const sien = await asRole(ctx, ['responsable_local'], centre.id)
    expect((await exporterDossiers(sien, { filtres: toutes })).length).toBeGreaterThan(2)
  })
})
