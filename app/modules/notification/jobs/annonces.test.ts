import { changerPreferences } from '#app/modules/union/use-cases/changer-preferences.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { AnyJob } from '#app/platform/jobs.server.ts'
import { addDays } from '#app/platform/jour.ts'
import { acteurDe, as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCotisation } from '#tests/build/cotisation.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { adherentDe, annoncer, regler } from '#tests/build/notification.ts'
import { listNotifications } from '../queries/notifications.server.ts'
import { marquerLue } from '../use-cases/marquer-lue.server.ts'
import { annoncerCotisations } from './annoncer-cotisations.server.ts'
import { annoncerEcheances } from './annoncer-echeances.server.ts'
import { envoyerResumes } from './envoyer-resumes.server.ts'
import { purgerNotifications } from './purger-notifications.server.ts'

describe('le courriel du jour', () => {
  test('NOT-1 : un seul, à 18 h de l’union, et aucun quand il n’y a rien à dire', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    await regler(moi, { rythme: 'resume' })
    await annoncer(moi, { titre: 'PSC du samedi' })
    await annoncer(moi, { titre: 'PSE 1 de janvier' })
    await annoncer(at(moi, '2026-11-23T17:30:00Z'), { titre: 'Trop tard' })
    await lancer(envoyerResumes, ctx, '2026-11-23T16:59:00Z')
    expect(await listLignes(ctx)).toHaveLength(0)
    await lancer(envoyerResumes, ctx, '2026-11-23T17:02:00Z')
    await lancer(envoyerResumes, ctx, '2026-11-23T18:02:00Z')
    const mails = await listLignes(ctx)
    expect(mails.map(({ sujet }) => sujet.replaceAll('\u00a0', ' '))).toEqual([
      'Votre journée : 2 annonces',
    ])
    await lancer(envoyerResumes, ctx, '2026-11-24T17:02:00Z')
    await lancer(envoyerResumes, ctx, '2026-11-25T17:02:00Z')
    expect((await listLignes(ctx)).map(({ sujet }) => sujet.replaceAll('\u00a0', ' '))).toEqual([
      'Votre journée : 2 annonces',
      'Votre journée : 1 annonce',
    ])
  })

  test('deux tâches en même temps n’en écrivent qu’un', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await regler(moi, { rythme: 'resume' })
    await annoncer(moi)
    const soir = '2026-11-23T17:02:00Z'
    await Promise.all([1, 2, 3].map(() => lancer(envoyerResumes, ctx, soir)))
    expect(await listLignes(ctx)).toHaveLength(1)
  })

  test('ce qui est déjà lu, ou coupé depuis, n’y est plus', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await regler(moi, { rythme: 'resume' })
    await annoncer(moi, { titre: 'Lue', genre: 'competence.echeance' })
    await annoncer(moi, { titre: 'Coupée' })
    const { rows } = await listNotifications(as(moi, moi.acteur), 1)
    await marquerLue(moi, rows.find(({ titre }) => titre === 'Lue')?.id ?? '')
    await regler(moi, { couper: ['formation.ouverte:courriel'] })
    await lancer(envoyerResumes, ctx, '2026-11-23T17:02:00Z')
    expect(await listLignes(ctx)).toHaveLength(0)
  })

  test('en Martinique, 18 h est l’heure de la Martinique', async () => {
    const ctx = await newUnion({ fuseau: 'America/Martinique' })
    const moi = await asRole(ctx, ['formateur'])
    await regler(moi, { rythme: 'resume' })
    await annoncer(moi)
    await lancer(envoyerResumes, ctx, '2026-11-23T21:30:00Z')
    expect(await listLignes(ctx)).toHaveLength(0)
    await lancer(envoyerResumes, ctx, '2026-11-23T22:02:00Z')
    expect(await listLignes(ctx)).toHaveLength(1)
  })
})

describe('les compétences qui se terminent', () => {
  test('NOT-1 : 60 jours avant, 30 jours avant, le jour même, chacune une seule fois', async ({
    ctx,
  }) => {
    // FPSC lasts until the end of the year after: 31 December 2026.
    const paul = await titulaire(ctx, '2025-02-01')
    const annonces: string[] = []
    for (let jour = '2026-10-28'; jour <= '2027-01-12'; jour = addDays(jour, 1)) {
      const avant = (await espace(paul)).length
      await lancer(annoncerEcheances, ctx, `${jour}T07:12:00Z`)
      if ((await espace(paul)).length > avant) annonces.push(jour)
    }
    expect(annonces).toEqual(['2026-11-01', '2026-12-01', '2026-12-31'])
    expect((await espace(paul))[0]).toMatch(/se termine aujourd’hui$/)
  })

  test('un renouvellement fait taire l’annonce ; un serveur arrêté se rattrape', async ({
    ctx,
  }) => {
    const paul = await titulaire(ctx, '2025-02-01', ['2026-10-01'])
    const zoe = await titulaire(ctx, '2025-02-01')
    await lancer(annoncerEcheances, ctx, '2026-12-12T07:12:00Z')
    expect(await espace(paul)).toHaveLength(0)
    expect(await espace(zoe)).toHaveLength(1)
  })

  test('à 8 h seulement, et deux fois de suite ne change rien', async ({ ctx }) => {
    const paul = await titulaire(ctx, '2025-02-01')
    await lancer(annoncerEcheances, ctx, '2026-11-24T11:12:00Z')
    expect(await espace(paul)).toHaveLength(0)
    await Promise.all([1, 2].map(() => lancer(annoncerEcheances, ctx, '2026-11-24T07:12:00Z')))
    expect(await espace(paul)).toHaveLength(1)
    expect(await listLignes(ctx)).toHaveLength(1)
  })

  test('le lundi, la liste aux gestionnaires des adhérents, sinon à l’administrateur', async ({
    ctx,
  }) => {
    await titulaire(ctx, '2025-02-01')
    await lancer(annoncerEcheances, ctx, '2026-11-23T07:12:00Z')
    expect(await espace(ctx)).toEqual(['1\u00a0compétence se termine dans les 60 jours'])
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    await lancer(annoncerEcheances, ctx, '2026-11-24T07:12:00Z')
    await lancer(annoncerEcheances, ctx, '2026-11-30T07:12:00Z')
    await lancer(annoncerEcheances, ctx, '2026-11-30T07:42:00Z')
    expect(await espace(gestion)).toEqual(['1\u00a0compétence se termine dans les 60 jours'])
    expect(await espace(ctx)).toHaveLength(1)
  })
})

describe('les cotisations qui se terminent', () => {
  test('NOT-1, ADH-8 : 30 jours avant et le dernier jour, une seule fois ; payée d’avance, rien', async ({
    ctx,
  }) => {
    const paul = await asRole(ctx, [])
    const zoe = await asRole(ctx, [])
    await payer(paul, ['2026'])
    await payer(zoe, ['2026', '2027'])
    const annonces: string[] = []
    for (let jour = '2026-11-28'; jour <= '2027-01-10'; jour = addDays(jour, 1)) {
      const avant = (await espace(paul)).length
      await lancer(annoncerCotisations, ctx, `${jour}T07:17:00Z`)
      if ((await espace(paul)).length > avant) annonces.push(jour)
    }
    expect(annonces).toEqual(['2026-12-01', '2026-12-31'])
    expect(await espace(zoe)).toEqual([])
    expect(await listLignes(ctx)).toHaveLength(2)
  })

  test('l’union peut s’en passer', async ({ ctx }) => {
    const paul = await asRole(ctx, [])
    await payer(paul, ['2026'])
    await changerPreferences(ctx, [{ cle: 'annoncer_cotisations', valeur: false }])
    await lancer(annoncerCotisations, ctx, '2026-12-10T07:17:00Z')
    expect(await espace(paul)).toEqual([])
  })
})

describe('effacer les vieilles notifications', () => {
  test('NOT-1 : lue depuis 60 jours ou vieille de 180 ; le reste demeure', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await annoncer(moi, { titre: 'Lue' })
    await annoncer(moi, { titre: 'Jamais lue' })
    const { rows } = await listNotifications(as(moi, moi.acteur), 1)
    await marquerLue(moi, rows.find(({ titre }) => titre === 'Lue')?.id ?? '')
    await lancer(purgerNotifications, ctx, '2027-01-21T02:50:00Z')
    expect(await espace(moi)).toHaveLength(2)
    await lancer(purgerNotifications, ctx, '2027-01-23T02:50:00Z')
    expect(await espace(moi)).toEqual(['Jamais lue'])
    await lancer(purgerNotifications, ctx, '2027-05-23T02:50:00Z')
    expect(await espace(moi)).toEqual([])
  })
})

/** One run of the queue: its reader is closed when it ends. */
async function lancer(job: AnyJob, ctx: Ctx, instant: string): Promise<void> {
  const running = at(as(ctx, { genre: 'systeme' }), instant)
  await job.run(running, {}, { attempt: 1, maxAttempts: 1 })
  await running.closeReader()
}

async function titulaire(ctx: Ctx, obtenueLe: string, recyclages: string[] = []): Promise<Ctx> {
  const competences = [{ code: 'FPSC', obtenueLe, recyclages }]
  return as(
    ctx,
    await acteurDe(ctx, await buildAdherent(ctx, { roles: ['formateur'], competences })),
  )
}

async function espace(moi: Ctx): Promise<string[]> {
  const reading = as(moi, moi.acteur)
  const { rows } = await listNotifications(reading, 1)
  await reading.closeReader()
  return rows.map(({ titre }) => titre)
}

/** Both required fees, paid, for each of these years. */
async function payer(moi: Ctx, annees: string[]): Promise<void> {
  for (const annee of annees)
    for (const genre of ['union', 'federale'] as const)
      await buildCotisation(moi, {
        adherentId: adherentDe(moi),
        genre,
        du: `${annee}-01-01`,
        au: `${annee}-12-31`,
        payeeLe: '2026-01-15',
      })
}
