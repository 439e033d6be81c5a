import type { Ctx } from '#app/platform/ctx.ts'
import { afterEach, ctxFor, describe, expect, test } from '#tests/base.ts'
import {
  buildCourriel,
  changerLigne,
  findLigne,
  remettre,
  viderFile,
} from '#tests/build/courriel.ts'
import { configurerSmtp, smtpLocal } from '#tests/build/smtp.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { relancerAttente } from './relancer-attente.server.ts'

afterEach(() => configurerSmtp(undefined))

describe('relancer les courriels en attente', () => {
  test('remet ce qui attendait un serveur depuis moins de 7 jours', async ({ ctx }) => {
    const recent = await buildCourriel(ctx)
    const ancien = await buildCourriel(ctx)
    await changerLigne(ctx, recent, { creeLe: ilYA(ctx, { minutes: 7 * 1440 - 1 }) })
    await changerLigne(ctx, ancien, { creeLe: ilYA(ctx, { minutes: 7 * 1440 + 1 }) })
    for (const id of [recent, ancien]) await remettre(ctx, id) // the first job: no server yet
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    expect(await relances(ctx)).toEqual([recent])
    await remettre(ctx, recent)
    expect(smtp.recus).toHaveLength(1)
    expect(await relances(ctx)).toEqual([])
    await smtp.fermer()
  })

  test('reprend un courriel déjà essayé quand le serveur avait été retiré', async ({ ctx }) => {
    const id = await buildCourriel(ctx)
    await changerLigne(ctx, id, { creeLe: ilYA(ctx, { minutes: 60 }), essais: 3 })
    configurerSmtp('smtp://127.0.0.1:9')
    expect(await relances(ctx)).toEqual([]) // its own job waits for its next try
    configurerSmtp(undefined)
    await remettre(ctx, id)
    configurerSmtp('smtp://127.0.0.1:9')
    expect(await relances(ctx)).toEqual([id])
  })

  test('ne fait rien sans serveur, ni pour un courriel tout juste écrit', async ({ ctx }) => {
    const id = await buildCourriel(ctx)
    configurerSmtp('smtp://127.0.0.1:9')
    expect(await relances(ctx)).toEqual([])
    await changerLigne(ctx, id, { creeLe: ilYA(ctx, { minutes: 11 }) })
    configurerSmtp(undefined)
    expect(await relances(ctx)).toEqual([])
  })

  test('dit incertain un envoi commencé depuis plus de 30 minutes', async ({ ctx }) => {
    const mort = await buildCourriel(ctx)
    const vivant = await buildCourriel(ctx)
    await changerLigne(ctx, mort, { envoiDebuteLe: ilYA(ctx, { minutes: 31 }) })
    await changerLigne(ctx, vivant, { envoiDebuteLe: ilYA(ctx, { minutes: 5 }) })
    await relancerAttente.run(systeme(ctx), {}, seul)
    expect(await findLigne(ctx, mort)).toMatchObject({ statut: 'incertain' })
    expect(await findLigne(ctx, vivant)).toMatchObject({ statut: 'en_attente' })
  })
})

const seul = { attempt: 1, maxAttempts: 12 }

/** The mails that a run puts in the queue. */
async function relances(ctx: Ctx): Promise<unknown[]> {
  await viderFile(ctx)
  await relancerAttente.run(systeme(ctx), {}, seul)
  return (await listJobs(ctx, 'courriel.remettre')).map(({ courrielId }) => courrielId)
}

function systeme(ctx: Ctx): Ctx {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
}

function ilYA(ctx: Ctx, { minutes }: { minutes: number }): Date {
  return new Date(ctx.now.getTime() - minutes * 60_000)
}
