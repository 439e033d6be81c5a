import { journeeSchema } from '#app/modules/formation/schema.ts'
import { ajouterJournee } from '#app/modules/formation/use-cases/ajouter-journee.server.ts'
import { changerPreferences } from '#app/modules/union/use-cases/changer-preferences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import type { Job } from '#app/platform/jobs.server.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { lettresDe } from '../convocation.server.ts'
import { convoquerAvant } from '../jobs/convoquer-avant.server.ts'
import { envoyerConvocation } from '../jobs/envoyer-convocation.server.ts'
import { prevenirChangementStagiaire } from '../jobs/prevenir-changement.server.ts'
import { convoquerStagiaires } from './convoquer-stagiaires.server.ts'
import { desinscrireStagiaire } from './desinscrire-stagiaire.server.ts'

const jours = ['2026-12-05']

describe('convoquer les stagiaires', () => {
  test('STA-5 : chacun reçoit un courriel et sa lettre jointe, une fois par demande', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    const un = await buildInscription(ctx, { formationId, validee: true })
    const sans = await buildInscription(ctx, { formationId, email: null })
    const demande = { formationId, inscriptionIds: [un.id, sans.id], moyen: 'courriel' as const }
    expect(await convoquerStagiaires(ctx, demande)).toEqual({ convoques: 1 })
    await vider(ctx, envoyerConvocation)
    await vider(ctx, envoyerConvocation)
    expect(await convocations(ctx)).toMatchObject([{ destinataire: un.email }])
    expect(await etats(ctx, formationId)).toEqual(['courriel', null])
    const pieces = await at(ctx, ctx.now)
      .db.selectFrom('courrielPiece as p')
      .innerJoin('fichier as f', 'f.id', 'p.fichierId')
      .where('p.unionId', '=', ctx.union.id)
      .select(['f.nomSur', 'f.typeDetecte', 'f.proprietaireGenre'])
      .execute()
    expect(pieces).toEqual([
      {
        nomSur: 'convocation-F26-0001.pdf',
        typeDetecte: 'application/pdf',
        proprietaireGenre: 'personne',
      },
    ])
  })

  test('STA-5 : sans courriel, la lettre imprimée vaut convocation', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    const { id } = await buildInscription(ctx, { formationId, email: null })
    await convoquerStagiaires(ctx, { formationId, inscriptionIds: [id], moyen: 'papier' })
    expect(await etats(ctx, formationId)).toEqual(['papier'])
    expect(await listJobs(ctx, envoyerConvocation.name)).toEqual([])
  })

  test('STA-5 : refusé pour qui a quitté la liste et quand la formation est passée ; interdit au formateur', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    const { id } = await buildInscription(ctx, { formationId })
    const demande = { formationId, inscriptionIds: [id], moyen: 'courriel' as const }
    await expect(convoquerStagiaires(at(ctx, '2026-12-06T08:00:00Z'), demande)).rejects.toThrow(
      'passée',
    )
    await expect(convoquerStagiaires(await asRole(ctx, ['formateur']), demande)).rejects.toThrow(
      Forbidden,
    )
    await desinscrireStagiaire(ctx, { formationId, inscriptionId: id, motif: 'demande' })
    await expect(convoquerStagiaires(ctx, demande)).rejects.toThrow('plus sur la liste')
  })

  test('FOR-11 : qui est déjà convoqué reçoit la nouvelle convocation quand les journées changent', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    const { id } = await buildInscription(ctx, { formationId })
    await convoquerStagiaires(ctx, { formationId, inscriptionIds: [id], moyen: 'courriel' })
    const journee = journeeSchema.parse({
      jour: '2026-12-12',
      lieuLibre: 'Salle Barthélemy',
      creneaux: { matin: { debut: '08:30', fin: '12:30' } },
    })
    await ajouterJournee(ctx, { formationId, version: 1, id: newId(), journee })
    await vider(ctx, prevenirChangementStagiaire)
    const mails = (await listLignes(ctx)).filter(({ modele }) => modele.includes('changees'))
    const pieces = await at(ctx, ctx.now)
      .db.selectFrom('courrielPiece')
      .where('unionId', '=', ctx.union.id)
      .select('courrielId')
      .execute()
    expect(pieces).toEqual(mails.map(({ id }) => ({ courrielId: id })))
  })

  test('STA-5 : chaque matin à 7 h, n jours avant, les validés qui ne l’étaient pas sont convoqués ; deux fois = une', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours })
    await buildInscription(ctx, { formationId, validee: true })
    await buildInscription(ctx, { formationId })
    const matin = at(as(ctx, { genre: 'systeme' }), '2026-11-28T06:27:00Z')
    const lancer = (quand: Ctx) => convoquerAvant.run(quand, {}, { attempt: 1, maxAttempts: 1 })
    await lancer(matin)
    expect(await etats(ctx, formationId)).toEqual([null, null])
    await changerPreferences(ctx, [{ cle: 'convocation_jours_avant', valeur: 7 }])
    await lancer(at(matin, '2026-11-27T06:27:00Z'))
    await lancer(at(matin, '2026-11-28T10:27:00Z'))
    expect(await etats(ctx, formationId)).toEqual([null, null])
    await lancer(at(matin, matin.now))
    await lancer(at(matin, matin.now))
    expect(await etats(ctx, formationId)).toEqual(['courriel', null])
    expect(await listJobs(ctx, envoyerConvocation.name)).toHaveLength(1)
  })

  test('FOR-7 : les lettres de toute une session tiennent en un document', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { jours, places: 40 })
    const ids: string[] = []
    for (let rang = 0; rang < 30; rang += 1)
      ids.push((await buildInscription(ctx, { formationId })).id)
    const { bytes, nom } = await lettresDe(at(ctx, ctx.now), formationId, ids)
    expect(nom).toBe('convocation-F26-0001.pdf')
    expect(bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(30)
  })
})

/** Runs what an act queued, as the queue does. */
async function vider<Payload>(ctx: Ctx, job: Job<Payload>): Promise<void> {
  for (const payload of await listJobs(ctx, job.name))
    await job.run(as(ctx, { genre: 'systeme' }), payload, { attempt: 1, maxAttempts: 1 })
}

async function convocations(ctx: Ctx) {
  return (await listLignes(ctx)).filter(({ modele }) => modele === 'stagiaire.convocation')
}

async function etats(ctx: Ctx, formationId: string) {
  return (await listInscriptions(ctx, formationId)).map(({ convoqueeMoyen }) => convoqueeMoyen)
}
