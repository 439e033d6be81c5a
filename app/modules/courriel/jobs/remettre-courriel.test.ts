import { setTimeout as pause } from 'node:timers/promises'
import { transaction } from '#app/platform/db.server.ts'
import { afterEach, describe, expect, test } from '#tests/base.ts'
import {
  buildCourriel,
  changerLigne,
  courrielEssai,
  envoiEssai,
  findLigne,
  listLignes,
  remettre,
} from '#tests/build/courriel.ts'
import { configurerSmtp, smtpLocal, smtpQuiCoupe } from '#tests/build/smtp.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { envoyerCourriel } from '../public.server.ts'

afterEach(() => configurerSmtp(undefined))

const premier = { attempt: 1, maxAttempts: 12 }
const dernier = { attempt: 12, maxAttempts: 12 }

describe('remettre un courriel', () => {
  test('MAI-2 : le serveur reçoit mot pour mot ce que l’historique garde', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await remettre(ctx, id)
    const [recu] = smtp.recus
    const ligne = await findLigne(ctx, id)
    expect(recu).toMatchObject({ to: courrielEssai.to, subject: courrielEssai.subject })
    expect(recu?.from).toContain(ctx.union.nom)
    expect(recu?.text).toContain('Prix\u00a0: 60,00\u00a0€')
    expect(recu?.html).toContain('https://exemple.fr/a?b=1&amp;c=2')
    expect(recu?.brut.trimEnd()).toBe(ligne?.brut?.toString().trimEnd())
    expect(ligne).toMatchObject({ statut: 'remis', essais: 1, remisLe: ctx.now })
    await smtp.fermer()
  })

  test('une tâche exécutée deux fois, même en même temps, ne l’envoie qu’une fois', async ({
    ctx,
  }) => {
    const smtp = await smtpLocal({ attente: { message: 100 } })
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await Promise.all([remettre(ctx, id), remettre(ctx, id)])
    await remettre(ctx, id)
    expect(smtp.recus).toHaveLength(1)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'remis' })
    await smtp.fermer()
  })

  test('un serveur éteint ne perd rien : le courriel attend, puis part', async ({ ctx }) => {
    const eteint = await smtpLocal()
    await eteint.fermer()
    configurerSmtp(eteint.url)
    const id = await buildCourriel(ctx)
    await expect(remettre(ctx, id, premier)).rejects.toThrow('to be retried')
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente', essais: 1 })
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    await remettre(ctx, id)
    expect(smtp.recus).toHaveLength(1)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'remis', essais: 2 })
    await smtp.fermer()
  })

  test('un serveur trop lent à accueillir : le courriel attend', async ({ ctx }) => {
    const smtp = await smtpLocal({ attente: { accueil: 2000 } })
    configurerSmtp(`${smtp.url}?greetingTimeout=200`)
    const id = await buildCourriel(ctx)
    await expect(remettre(ctx, id, premier)).rejects.toThrow('to be retried')
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente', envoiDebuteLe: null })
    expect(smtp.recus).toEqual([])
    await smtp.fermer()
  })

  test('un serveur trop lent à répondre au message : incertain', async ({ ctx }) => {
    const smtp = await smtpLocal({ attente: { message: 2000 } })
    configurerSmtp(`${smtp.url}?socketTimeout=300`)
    const id = await buildCourriel(ctx)
    await remettre(ctx, id, premier)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'incertain' })
    await smtp.fermer()
  })

  test('une réponse 4xx : le courriel attend, puis part une seule fois', async ({ ctx }) => {
    const refus = [{ code: 451, texte: 'plus tard' }]
    const smtp = await smtpLocal({ message: () => refus.pop() ?? null })
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await expect(remettre(ctx, id, premier)).rejects.toThrow('to be retried')
    expect(await findLigne(ctx, id)).toMatchObject({
      statut: 'en_attente',
      reponseServeur: expect.stringContaining('451 plus tard'),
    })
    await remettre(ctx, id)
    expect(smtp.recus).toHaveLength(1)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'remis', essais: 2 })
    await smtp.fermer()
  })

  test('au dernier essai sans succès, il est noté non remis', async ({ ctx }) => {
    configurerSmtp('smtp://127.0.0.1:9')
    const id = await buildCourriel(ctx)
    await remettre(ctx, id, dernier)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'erreur' })
  })

  test.for([
    ['destinataire', { destinataire: () => ({ code: 550, texte: 'inconnu ici' }) }],
    ['message', { message: () => ({ code: 554, texte: 'inconnu ici' }) }],
  ] as const)('un 5xx au sujet du %s : refusé, sans nouvel essai', async ([, options], { ctx }) => {
    const smtp = await smtpLocal(options)
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await remettre(ctx, id, premier)
    expect(await findLigne(ctx, id)).toMatchObject({
      statut: 'refuse',
      reponseServeur: expect.stringContaining('inconnu ici'),
    })
    await smtp.fermer()
  })

  test('un mot de passe refusé par notre serveur ne condamne pas le courriel', async ({ ctx }) => {
    const smtp = await smtpLocal({ motDePasseRefuse: true })
    configurerSmtp(`smtp://union:faux@127.0.0.1:${smtp.port}`)
    const id = await buildCourriel(ctx)
    await expect(remettre(ctx, id, premier)).rejects.toThrow('to be retried')
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente' })
    await smtp.fermer()
  })

  test('coupé avant le message : il sera envoyé de nouveau', async ({ ctx }) => {
    const smtp = await smtpQuiCoupe('avant_donnees')
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await expect(remettre(ctx, id, premier)).rejects.toThrow('to be retried')
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente' })
    await smtp.fermer()
  })

  test.for(['sans_reponse', 'pendant'] as const)(
    'coupé %s : incertain, un exemplaire au plus, jamais renvoyé de lui-même',
    async (quand, { ctx }) => {
      const smtp = await smtpQuiCoupe(quand)
      configurerSmtp(smtp.url)
      const id = await buildCourriel(ctx)
      await remettre(ctx, id, premier)
      await remettre(ctx, id, { attempt: 2, maxAttempts: 12 })
      await pause(400) // the library's own retries, if it had any
      expect(await findLigne(ctx, id)).toMatchObject({ statut: 'incertain' })
      expect(smtp.messages()).toBe(quand === 'pendant' ? 0 : 1)
      await smtp.fermer()
    },
  )

  test('coupé juste après son 250 : remis, et une seule fois', async ({ ctx }) => {
    const smtp = await smtpQuiCoupe('apres_250')
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await remettre(ctx, id)
    await pause(400)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'remis' })
    expect(smtp.messages()).toBe(1)
    await smtp.fermer()
  })

  test('une connexion que le serveur a fermée entre deux courriels ne les perd pas', async ({
    ctx,
  }) => {
    const smtp = await smtpQuiCoupe('apres_250')
    configurerSmtp(smtp.url)
    for (const id of [await buildCourriel(ctx), await buildCourriel(ctx)]) {
      await remettre(ctx, id)
      await pause(50)
      expect(await findLigne(ctx, id)).toMatchObject({ statut: 'remis' })
    }
    expect(smtp.messages()).toBe(2)
    await smtp.fermer()
  })

  test('un processus mort pendant l’envoi laisse le courriel incertain', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    const id = await buildCourriel(ctx)
    await changerLigne(ctx, id, { envoiDebuteLe: ctx.now })
    await remettre(ctx, id)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'incertain' })
    expect(smtp.recus).toHaveLength(0)
    await smtp.fermer()
  })

  test('sans serveur configuré, il reste lisible et attend', async ({ ctx }) => {
    const id = await buildCourriel(ctx)
    await remettre(ctx, id)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente', essais: 0 })
  })

  test('un acte annulé n’écrit aucun courriel et ne prévoit aucun envoi', async ({ ctx }) => {
    const tentative = transaction(ctx, async (ctx) => {
      await envoyerCourriel(ctx, envoiEssai())
      throw new Error('annulé')
    })
    await expect(tentative).rejects.toThrow('annulé')
    expect((await listLignes(ctx)).filter(({ modele }) => modele === courrielEssai.modele)).toEqual(
      [],
    )
    expect(await listJobs(ctx, 'courriel.remettre')).toEqual([])
  })
})
