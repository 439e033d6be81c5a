import { afterEach } from 'vitest'
import { config, configure } from '#app/platform/config.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { EmailMessage } from '#app/platform/email/message.ts'
import { describe, expect, test } from '#tests/base.ts'
import { smtpLocal, smtpQuiCoupe } from '#tests/build/smtp.ts'
import { envoyerCourriel, remettreSecret } from '../public.server.ts'
import { remettreCourriel } from './remettre-courriel.server.ts'

const message: EmailMessage = {
  modele: 'essai',
  to: 'nadia.petit@exemple.fr',
  subject: 'Votre inscription à la formation d’Élodie',
  blocks: [{ p: 'Bonjour Nadia,' }, { facts: [['Prix', '60,00 €']] }, { button: { label: 'Voir', href: 'https://exemple.fr/a?b=1&c=2' } }],
}

afterEach(() => configurer(undefined))

describe('remettre un courriel', () => {
  test('MAI-2 : le serveur reçoit mot pour mot ce que l’historique garde', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await remettre(ctx, id)
    expect(smtp.recus).toMatchObject([{ to: 'nadia.petit@exemple.fr', subject: 'Votre inscription à la formation d’Élodie' }])
    expect(smtp.recus[0]?.text).toContain('Prix : 60,00 €')
    expect(smtp.recus[0]?.html).toContain('https://exemple.fr/a?b=1&amp;c=2')
    expect(await etat(ctx, id)).toMatchObject({ statut: 'remis', essais: 1 })
    await smtp.fermer()
  })

  test('une tâche exécutée deux fois ne l’envoie qu’une fois', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await Promise.all([remettre(ctx, id), remettre(ctx, id)]).catch(() => {})
    await remettre(ctx, id)
    expect(smtp.recus).toHaveLength(1)
    await smtp.fermer()
  })

  test('un serveur éteint ne perd rien : le courriel attend, puis part', async ({ ctx }) => {
    configurer('smtp://127.0.0.1:9')
    const id = await ecrire(ctx)
    await expect(remettre(ctx, id, { attempt: 1, maxAttempts: 12 })).rejects.toThrow()
    expect(await etat(ctx, id)).toMatchObject({ statut: 'en_attente', essais: 1 })
    const smtp = await smtpLocal()
    configurer(smtp.url)
    await remettre(ctx, id, { attempt: 2, maxAttempts: 12 })
    expect(smtp.recus).toHaveLength(1)
    expect(await etat(ctx, id)).toMatchObject({ statut: 'remis', essais: 2 })
    await smtp.fermer()
  })

  test('au dernier essai sans succès, il est noté non remis', async ({ ctx }) => {
    configurer('smtp://127.0.0.1:9')
    const id = await ecrire(ctx)
    await remettre(ctx, id, { attempt: 12, maxAttempts: 12 })
    expect(await etat(ctx, id)).toMatchObject({ statut: 'erreur' })
  })

  test('une adresse refusée par le serveur est notée refusée, sans nouvel essai', async ({ ctx }) => {
    const refus = Object.assign(new Error('inconnu ici'), { responseCode: 550 })
    const smtp = await smtpLocal({ refuse: () => refus })
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await remettre(ctx, id, { attempt: 1, maxAttempts: 12 })
    expect(await etat(ctx, id)).toMatchObject({ statut: 'refuse', reponseServeur: expect.stringContaining('inconnu ici') })
    await smtp.fermer()
  })

  test('coupé avant le message : il sera envoyé de nouveau', async ({ ctx }) => {
    const smtp = await smtpQuiCoupe('avant_donnees')
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await expect(remettre(ctx, id, { attempt: 1, maxAttempts: 12 })).rejects.toThrow()
    expect(await etat(ctx, id)).toMatchObject({ statut: 'en_attente' })
    await smtp.fermer()
  })

  test('coupé après le message sans réponse : incertain, jamais renvoyé de lui-même', async ({ ctx }) => {
    const smtp = await smtpQuiCoupe('sans_reponse')
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await remettre(ctx, id, { attempt: 1, maxAttempts: 12 })
    await remettre(ctx, id, { attempt: 2, maxAttempts: 12 })
    expect(await etat(ctx, id)).toMatchObject({ statut: 'incertain' })
    expect(smtp.messages()).toBe(1)
    await smtp.fermer()
  })

  test('coupé juste après son 250 : remis, et une seule fois', async ({ ctx }) => {
    const smtp = await smtpQuiCoupe('apres_250')
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await remettre(ctx, id)
    expect(await etat(ctx, id)).toMatchObject({ statut: 'remis' })
    expect(smtp.messages()).toBe(1)
    await smtp.fermer()
  })

  test('un processus mort pendant l’envoi laisse le courriel incertain', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurer(smtp.url)
    const id = await ecrire(ctx)
    await transaction(ctx, (ctx) =>
      ctx.db.updateTable('courriel').set({ envoiDebuteLe: ctx.now }).where('unionId', '=', ctx.union.id).where('id', '=', id).execute(),
    )
    await remettre(ctx, id)
    expect(await etat(ctx, id)).toMatchObject({ statut: 'incertain' })
    expect(smtp.recus).toHaveLength(0)
    await smtp.fermer()
  })

  test('sans serveur configuré, il reste lisible et attend', async ({ ctx }) => {
    const id = await ecrire(ctx)
    await remettre(ctx, id)
    expect(await etat(ctx, id)).toMatchObject({ statut: 'en_attente', essais: 0 })
  })

  test('un acte annulé n’écrit aucun courriel', async ({ ctx }) => {
    const tentative = transaction(ctx, async (ctx) => {
      await envoyerCourriel(ctx, message)
      throw new Error('annulé')
    })
    await expect(tentative).rejects.toThrow('annulé')
    const rows = await ctx.db.selectFrom('courriel').where('unionId', '=', ctx.union.id).where('modele', '=', 'essai').select('id').execute()
    expect(rows).toEqual([])
  })

  test('MAI-2 : un courriel secret part, et son lien n’est écrit nulle part', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurer(smtp.url)
    const lien = 'https://exemple.fr/mot-de-passe/jeton-tres-secret'
    await remettreSecret(ctx, { ...message, modele: 'compte.oubli', secret: true, blocks: [{ button: { label: 'Choisir', href: lien } }] })
    expect(smtp.recus[0]?.text).toContain('jeton-tres-secret')
    const rows = await ctx.db.selectFrom('courriel').where('unionId', '=', ctx.union.id).where('modele', '=', 'compte.oubli').selectAll().execute()
    expect(rows).toMatchObject([{ brut: null, statut: 'remis' }])
    expect(JSON.stringify(rows)).not.toContain('jeton-tres-secret')
    await smtp.fermer()
  })
})

function configurer(smtpUrl: string | undefined): void {
  configure({ ...config(), smtpUrl })
}

function ecrire(ctx: Ctx): Promise<string> {
  return transaction(ctx, (ctx) => envoyerCourriel(ctx, message))
}

function remettre(ctx: Ctx, courrielId: string, attempt = { attempt: 1, maxAttempts: 1 }): Promise<void> {
  return remettreCourriel.run(ctx, { courrielId }, attempt)
}

function etat(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['statut', 'essais', 'reponseServeur'])
    .executeTakeFirst()
}
