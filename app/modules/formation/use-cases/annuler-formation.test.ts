import { prevenirAnnulation } from '#app/modules/stagiaire/jobs/prevenir-annulation.server.ts'
import { prevenirChangementStagiaire } from '#app/modules/stagiaire/jobs/prevenir-changement.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import type { Job } from '#app/platform/jobs.server.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { buildCentre } from '#tests/build/union.ts'
import { prevenirAnnulationEquipe } from '../jobs/prevenir-annulation.server.ts'
import { prevenirChangement } from '../jobs/prevenir-changement.server.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { affecterFormateur } from './affecter-formateur.server.ts'
import { annulerFormation } from './annuler-formation.server.ts'
import { annulerJournee } from './annuler-journee.server.ts'
import { supprimerFormation } from './supprimer-formation.server.ts'

const motif = 'La salle est inondée.'

describe('annuler une formation', () => {
  test('FOR-2 : chacun est prévenu une fois, les stagiaires avec les prochaines dates du même type', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: ['2026-12-05'] })
    await buildFormation(ctx, { jours: ['2026-12-19'] })
    const adherentId = (await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] }))
      .id
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId })
    const validee = await buildInscription(ctx, { formationId, validee: true })
    await buildInscription(ctx, { formationId, email: null })
    await annulerFormation(ctx, { formationId, version: 1, motif })
    await annulerFormation(ctx, { formationId, version: 1, motif })
    expect(await listInscriptions(ctx, formationId)).toMatchObject(
      [1, 2].map(() => ({ statut: 'desinscrite', motif: 'annulation', vivante: false })),
    )
    await vider(ctx, prevenirAnnulation)
    await vider(ctx, prevenirAnnulation)
    await vider(ctx, prevenirAnnulationEquipe)
    const mails = (await listLignes(ctx)).filter(({ modele }) => modele.endsWith('annulee'))
    expect(mails.map(({ modele }) => modele).sort()).toEqual([
      'formation.annulee',
      'stagiaire.formation_annulee',
    ])
    const mail = mails.find(({ modele }) => modele.startsWith('stagiaire'))
    expect(mail).toMatchObject({ destinataire: validee.email })
    expect(texte(mail?.brut)).toContain('19 déc.')
  })

  test('FOR-2 : la version passée est refusée, une formation clôturée aussi, le responsable local n’y a pas droit', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const { id: formationId } = await buildFormation(ctx, { centreId: centre.id })
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    await expect(annulerFormation(local, { formationId, version: 1, motif })).rejects.toThrow(
      Forbidden,
    )
    await expect(annulerFormation(ctx, { formationId, version: 7, motif })).rejects.toThrow(
      StaleVersion,
    )
  })

  test('FOR-2 : seule une formation à valider à laquelle personne n’est inscrit se supprime', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const local = await asRole(ctx, ['responsable_local'], centre.id)
    const { id: aValider } = await buildFormation(ctx, { par: local, centreId: centre.id })
    const { id: ouverte } = await buildFormation(ctx)
    await expect(supprimerFormation(ctx, { formationId: ouverte })).rejects.toThrow('à valider')
    await supprimerFormation(local, { formationId: aValider })
    expect(await findFormation(at(ctx, ctx.now), aValider)).toBeUndefined()
  })
})

describe('prévenir d’un changement', () => {
  test('FOR-11 : stagiaires et formateurs lisent l’ancienne et la nouvelle journée, une seule fois', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: ['2026-12-05', '2026-12-06'] })
    const adherentId = (await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] }))
      .id
    await affecterFormateur(ctx, { id: newId(), formationId, adherentId })
    await buildInscription(ctx, { formationId })
    const [journee] = await listJournees(at(ctx, ctx.now), [formationId])
    await annulerJournee(ctx, { formationId, journeeId: journee?.id ?? '', version: 1, motif })
    for (let fois = 0; fois < 2; fois += 1) {
      await vider(ctx, prevenirChangementStagiaire)
      await vider(ctx, prevenirChangement)
    }
    const mails = (await listLignes(ctx)).filter(({ modele }) => modele.includes('changees'))
    expect(mails.map(({ modele }) => modele).sort()).toEqual([
      'formation.journees_changees',
      'stagiaire.journees_changees',
    ])
    for (const { brut } of mails) {
      expect(texte(brut)).toContain('5 déc.')
      expect(texte(brut)).toContain(motif)
    }
  })
})

/** Runs what an act queued, as the queue does. */
async function vider<Payload>(ctx: Ctx, job: Job<Payload>): Promise<void> {
  for (const payload of await listJobs(ctx, job.name))
    await job.run(as(ctx, { genre: 'systeme' }), payload, { attempt: 1, maxAttempts: 1 })
}

/** The text of a mail, its encoding undone. */
function texte(brut: Buffer | null | undefined): string {
  const bytes = (brut?.toString('latin1') ?? '')
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  return Buffer.from(bytes, 'latin1')
    .toString('utf8')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
}
