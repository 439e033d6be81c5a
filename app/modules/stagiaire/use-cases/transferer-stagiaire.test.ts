import { asPublic, asRole, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { inscrireStagiaire } from './inscrire-stagiaire.server.ts'
import { transfererStagiaire } from './transferer-stagiaire.server.ts'

describe('STA-2 (e) : transférer un stagiaire', () => {
  test('garde sa validation et son lien de suivi, libère sa place, le prévient', async ({
    ctx,
  }) => {
    const depart = await buildFormation(ctx, { places: 1 })
    const arrivee = await buildFormation(ctx, { places: 1 })
    const { id } = await buildInscription(ctx, { formationId: depart.id, validee: true })
    const [avant] = await listInscriptions(ctx, depart.id)
    await inscrireStagiaire(asPublic(ctx), {
      ...demandeInscription({ formationId: depart.id, nomNaissance: 'ATTEND' }),
      attente: true,
    })
    const envoi = { formationId: depart.id, inscriptionId: id, versId: arrivee.id }
    await transfererStagiaire(ctx, envoi)
    await transfererStagiaire(ctx, envoi)
    expect(await listInscriptions(ctx, arrivee.id)).toMatchObject([
      {
        id,
        statut: 'validee',
        vivante: true,
        valideeLe: avant?.valideeLe,
        suiviSha256: avant?.suiviSha256,
      },
    ])
    expect(await listJobs(ctx, 'stagiaire.prevenir_transfert')).toHaveLength(1)
    expect(await listJobs(ctx, 'stagiaire.proposer_places')).toEqual([{ formationId: depart.id }])
  })

  test('est refusé vers une formation complète, ou quand la personne est déjà ailleurs pour ce type', async ({
    ctx,
  }) => {
    const depart = await buildFormation(ctx, { type: 'SST' })
    const pleine = await buildFormation(ctx, { places: 1 })
    const autre = await buildFormation(ctx)
    const personne = { nomNaissance: 'DURAND', naissanceDate: '1985-03-12' }
    const { id } = await buildInscription(ctx, { ...personne, formationId: depart.id })
    await buildInscription(ctx, { formationId: pleine.id })
    const envoi = { formationId: depart.id, inscriptionId: id }
    await expect(transfererStagiaire(ctx, { ...envoi, versId: pleine.id })).rejects.toThrow(
      'complète',
    )
    await buildInscription(ctx, { ...personne, formationId: autre.id })
    const vide = await buildFormation(ctx)
    await expect(transfererStagiaire(ctx, { ...envoi, versId: vide.id })).rejects.toThrow(
      'déjà inscrit',
    )
  })

  test('STA-3 : 6 transferts simultanés vers 2 places en font exactement 2', async ({ ctx }) => {
    const depart = await buildFormation(ctx)
    const arrivee = await buildFormation(ctx, { places: 2 })
    const ids = []
    for (let rang = 0; rang < 6; rang += 1)
      ids.push((await buildInscription(ctx, { formationId: depart.id })).id)
    const issues = await Promise.allSettled(
      ids.map((inscriptionId) =>
        transfererStagiaire(
          { ...asPublic(ctx), acteur: { genre: 'systeme' } },
          { formationId: depart.id, inscriptionId, versId: arrivee.id },
        ),
      ),
    )
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await listInscriptions(ctx, arrivee.id)).toHaveLength(2)
  })

  test('demande les deux formations : un responsable local ne vise pas un autre centre', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const depart = await buildFormation(ctx, { centreId: centre.id })
    const arrivee = await buildFormation(ctx, { centreId: (await buildCentre(ctx)).id })
    const { id } = await buildInscription(ctx, { formationId: depart.id })
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    await expect(
      transfererStagiaire(local, { formationId: depart.id, inscriptionId: id, versId: arrivee.id }),
    ).rejects.toThrow('Introuvable')
  })
})
