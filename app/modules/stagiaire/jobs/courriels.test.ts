import { simpleParser } from 'mailparser'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Job } from '#app/platform/jobs.server.ts'
import { asPublic, at, describe, expect, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { desinscrireStagiaire } from '../use-cases/desinscrire-stagiaire.server.ts'
import { inscrireStagiaire } from '../use-cases/inscrire-stagiaire.server.ts'
import {
  redemanderConfirmation,
  renvoyerConfirmation,
} from '../use-cases/renvoyer-confirmation.server.ts'
import { validerInscriptions } from '../use-cases/valider-inscriptions.server.ts'
import { envoyerConfirmation } from './envoyer-confirmation.server.ts'
import { envoyerValidation } from './envoyer-validation.server.ts'
import { leverVivantes } from './lever-vivantes.server.ts'
import { prevenirDejaValidee } from './prevenir-deja-validee.server.ts'
import { prevenirDesinscription } from './prevenir-desinscription.server.ts'
import { prevenirReinscription } from './prevenir-reinscription.server.ts'

/** Runs what is queued for a job, twice each: a job may run twice. */
async function derouler(ctx: Ctx, job: Job<never>): Promise<void> {
  for (const payload of await listJobs(ctx, job.name)) {
    for (let fois = 0; fois < 2; fois += 1)
      await job.run(systeme(ctx), job.schema.parse(payload), { attempt: 1, maxAttempts: 1 })
  }
}

function systeme(ctx: Ctx): Ctx {
  return { ...at(ctx, ctx.now), acteur: { genre: 'systeme' } }
}

async function listCourriels(ctx: Ctx) {
  const rows = await at(ctx, ctx.now)
    .db.selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .selectAll()
    .orderBy('creeLe')
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async ({ modele, destinataire, objetId, personneId, brut }) => ({
      modele,
      destinataire,
      objetId,
      personneId,
      texte: (await simpleParser(brut ?? Buffer.alloc(0))).text ?? '',
    })),
  )
}

const jobs = (job: unknown) => job as Job<never>

describe('courriels aux stagiaires', () => {
  test('STA-4 : la confirmation part une fois, avec le lien de suivi, la date et le lieu', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { jours: ['2026-11-28', '2026-11-29'] })
    const demande = demandeInscription({ formationId })
    await inscrireStagiaire(asPublic(ctx), demande)
    await derouler(ctx, jobs(envoyerConfirmation))
    const courriels = await listCourriels(ctx)
    expect(courriels).toMatchObject([
      {
        modele: 'stagiaire.confirmation',
        destinataire: 'nadia.petit@exemple.fr',
        objetId: demande.id,
        personneId: expect.any(String),
      },
    ])
    expect(courriels[0]?.texte).toContain(`/${ctx.union.slug}/suivi/${jetonSuivi(ctx, demande.id)}`)
    expect(courriels[0]?.texte).toMatch(/dim\.\s29\s+nov\.\s2026, 8\sh\s30 – 12\sh\s30/)
    expect(courriels[0]?.texte).toContain('Salle Barthélemy')
  })

  test('un mineur et son responsable la reçoivent ; sans adresse, personne', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    await buildInscription(ctx, {
      formationId,
      naissanceDate: '2012-01-01',
      responsableNom: 'Zoé',
      responsableLien: 'mere' as const,
      responsableEmail: 'zoe@exemple.fr',
      email: 'enfant@exemple.fr',
    })
    await buildInscription(ctx, { formationId, email: null })
    await derouler(ctx, jobs(envoyerConfirmation))
    expect((await listCourriels(ctx)).map(({ destinataire }) => destinataire)).toEqual([
      'enfant@exemple.fr',
      'zoe@exemple.fr',
    ])
  })

  test('STA-2 (a) : l’adresse de l’ancienne inscription est prévenue, avec le lien qui la reprend', async ({
    ctx,
  }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
    const premiere = demandeInscription({ formationId: a.id })
    await inscrireStagiaire(asPublic(ctx), premiere)
    await inscrireStagiaire(
      asPublic(ctx),
      demandeInscription({ formationId: b.id, email: 'autre@exemple.fr' }),
    )
    await derouler(ctx, jobs(prevenirReinscription))
    const [courriel, ...reste] = await listCourriels(ctx)
    expect(reste).toEqual([])
    expect(courriel).toMatchObject({
      modele: 'stagiaire.reinscription',
      destinataire: 'nadia.petit@exemple.fr',
    })
    expect(courriel?.texte).toContain(jetonSuivi(ctx, premiere.id))
  })

  test('STA-2 (b) : le détail part à l’adresse connue, une fois l’heure au plus', async ({
    ctx,
  }) => {
    const [a, b] = [
      await buildFormation(ctx, { intitule: 'PSC de Noël' }),
      await buildFormation(ctx),
    ]
    const premiere = demandeInscription({ formationId: a.id })
    await inscrireStagiaire(ctx, premiere)
    await validerInscriptions(ctx, { formationId: a.id, inscriptionIds: [premiere.id] })
    for (let fois = 0; fois < 3; fois += 1) {
      await expect(
        inscrireStagiaire(
          asPublic(ctx),
          demandeInscription({ formationId: b.id, email: 'autre@exemple.fr' }),
        ),
      ).rejects.toThrow()
      await derouler(ctx, jobs(prevenirDejaValidee))
    }
    const courriels = await listCourriels(ctx)
    expect(courriels).toMatchObject([
      { modele: 'stagiaire.deja_validee', destinataire: 'nadia.petit@exemple.fr' },
    ])
    expect(courriels[0]?.texte).toContain('PSC de Noël')
  })

  test('STA-5 : la validation et le retrait ont chacun le leur, une fois', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId, validee: true })
    await derouler(ctx, jobs(envoyerValidation))
    await desinscrireStagiaire(ctx, { formationId, inscriptionId, motif: 'demande' })
    await derouler(ctx, jobs(envoyerValidation))
    await derouler(ctx, jobs(prevenirDesinscription))
    await derouler(ctx, jobs(envoyerConfirmation)) // gone since: nothing to confirm
    const courriels = await listCourriels(ctx)
    expect(courriels.map(({ modele }) => modele)).toEqual([
      'stagiaire.inscription_validee',
      'stagiaire.desinscription_demandee',
    ])
    expect(courriels[1]?.texte).toContain('À votre demande')
  })

  test('STA-4 : le stagiaire redemande sa confirmation trois fois par heure ; le gestionnaire n’est pas limité', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id: inscriptionId } = await buildInscription(ctx, { formationId })
    const jeton = jetonSuivi(ctx, inscriptionId)
    let maintenant = ctx
    for (let minute = 1; minute <= 3; minute += 1) {
      maintenant = at(ctx, new Date(ctx.now.getTime() + minute * 60_000))
      await redemanderConfirmation({ ...maintenant, acteur: { genre: 'public' } }, { jeton })
      await derouler(maintenant, jobs(envoyerConfirmation))
    }
    await expect(redemanderConfirmation(maintenant, { jeton })).rejects.toThrow(
      'déjà partie plusieurs fois',
    )
    expect(await listCourriels(ctx)).toHaveLength(3)
    const apres = at(maintenant, new Date(maintenant.now.getTime() + 60_000))
    await renvoyerConfirmation(apres, { formationId, inscriptionId })
    await derouler(apres, jobs(envoyerConfirmation))
    expect(await listCourriels(ctx)).toHaveLength(4)
    const plusTard = at(ctx, new Date(ctx.now.getTime() + 3 * 3_600_000))
    await redemanderConfirmation(plusTard, { jeton })
  })

  test('le balayage de la nuit baisse les drapeaux des formations passées, et eux seuls', async ({
    ctx,
  }) => {
    const passee = await buildFormation(ctx, {
      jours: ['2026-11-23'],
      inscriptionsJusquAu: '2026-11-23',
    })
    const future = await buildFormation(ctx, { jours: ['2026-11-23', '2026-11-25'] })
    await buildInscription(ctx, { formationId: passee.id })
    await buildInscription(ctx, { formationId: future.id })
    await leverVivantes.run(
      systeme(at(ctx, '2026-11-24T02:00:00Z')),
      {},
      { attempt: 1, maxAttempts: 1 },
    )
    expect(await listInscriptions(ctx, passee.id)).toMatchObject([
      { vivante: false, statut: 'inscrite' },
    ])
    expect(await listInscriptions(ctx, future.id)).toMatchObject([{ vivante: true }])
  })
})
