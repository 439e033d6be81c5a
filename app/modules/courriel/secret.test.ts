import { vi } from 'vitest'
import { lienAccesEmail } from '#app/modules/compte/emails/lien-acces.ts'
import { envoyerLienAcces } from '#app/modules/compte/jobs/envoyer-lien-acces.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { afterEach, ctxFor, describe, expect, test } from '#tests/base.ts'
import { buildCompte } from '#tests/build/compte.ts'
import { courrielEssai, listLignes, tablesContenant } from '#tests/build/courriel.ts'
import { configurerSmtp, smtpLocal } from '#tests/build/smtp.ts'
import { remettreSecret } from './public.server.ts'

afterEach(() => configurerSmtp(undefined))

const premier = { attempt: 1, maxAttempts: 12 }

const secret = lienAccesEmail({
  to: courrielEssai.to,
  pseudo: 'petit.nadia',
  lien: 'https://exemple.fr/mot-de-passe/tres-secret',
  genre: 'oubli',
  heures: 1,
  personneId: newId(),
})

describe('remettre un courriel secret', () => {
  test('MAI-2 : il part, et son jeton n’est écrit dans aucune table', async ({ ctx }) => {
    const smtp = await smtpLocal()
    configurerSmtp(smtp.url)
    const { id, email } = await buildCompte(ctx)
    await envoyerLienAcces.run(systeme(ctx), { adherentId: id, genre: 'oubli' }, premier)
    const jeton = jetonDe(smtp.recus[0]?.text)
    expect(smtp.recus).toMatchObject([{ to: email }])
    expect(await lignesSecretes(ctx)).toMatchObject([{ brut: null, statut: 'remis', essais: 1 }])
    expect(await tablesContenant(email)).toContain('public.courriel') // the search does find
    expect(await tablesContenant(jeton)).toEqual([])
    await smtp.fermer()
  })

  test('MAI-2 : un nouvel essai fait un nouveau jeton, et la même ligne', async ({ ctx }) => {
    const { id } = await buildCompte(ctx)
    const envoyer = () =>
      envoyerLienAcces.run(systeme(ctx), { adherentId: id, genre: 'oubli' }, premier)
    const refus = [{ code: 451, texte: 'plus tard' }]
    const smtp = await smtpLocal({ message: () => refus.pop() ?? null })
    configurerSmtp(smtp.url)
    await expect(envoyer()).rejects.toThrow('to be retried')
    expect(await lignesSecretes(ctx)).toMatchObject([{ statut: 'en_attente', essais: 1 }])
    await envoyer()
    expect(await lignesSecretes(ctx)).toMatchObject([{ statut: 'remis', essais: 2 }])
    await envoyer()
    expect(await lignesSecretes(ctx)).toHaveLength(2)
    const [un, deux] = smtp.recus.map(({ text }) => jetonDe(text))
    expect(un).not.toBe(deux)
    await smtp.fermer()
  })

  test('au dernier essai, ou refusé, une ligne le dit et rien ne recommence', async ({ ctx }) => {
    configurerSmtp('smtp://127.0.0.1:9')
    await remettreSecret(systeme(ctx), secret, { attempt: 12, maxAttempts: 12 })
    const smtp = await smtpLocal({ destinataire: () => ({ code: 550, texte: 'inconnu ici' }) })
    configurerSmtp(smtp.url)
    await remettreSecret(systeme(ctx), secret, premier)
    expect(await lignesSecretes(ctx)).toMatchObject([{ statut: 'erreur' }, { statut: 'refuse' }])
    await smtp.fermer()
  })

  test('MAI-2 : sans serveur, le lien ne s’affiche que dans une démonstration', async ({ ctx }) => {
    const console = vi.spyOn(globalThis.console, 'log').mockImplementation(() => {})
    await remettreSecret(systeme(ctx), secret, premier)
    expect(console).not.toHaveBeenCalled()
    const demonstration = ctxFor({ ...ctx.union, demonstration: true }, systeme(ctx).acteur)
    await remettreSecret(demonstration, secret, premier)
    expect(console).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('tres-secret'))
    console.mockRestore()
    expect(await lignesSecretes(ctx)).toMatchObject([
      { statut: 'erreur', brut: null, reponseServeur: 'Aucun serveur d’envoi n’est configuré.' },
      { statut: 'erreur', brut: null },
    ])
    expect(await tablesContenant('tres-secret')).toEqual([])
  })
})

function systeme(ctx: Ctx): Ctx {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
}

async function lignesSecretes(ctx: Ctx) {
  return (await listLignes(ctx)).filter(({ modele }) => modele === 'compte.oubli')
}

function jetonDe(text = ''): string {
  const [, jeton] = /mot-de-passe\/(\S+)/.exec(text) ?? []
  if (!jeton) throw new Error(`No link in: ${text}`)
  return jeton
}
