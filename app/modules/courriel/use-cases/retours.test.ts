import { phraseDe } from '#app/phrases.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { afterEach, asRole, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildCourriel, courrielEssai, findLigne, remettre } from '#tests/build/courriel.ts'
import { configurerSmtp, smtpLocal } from '#tests/build/smtp.ts'
import { accuseAdresse, motifRetour, statusDe } from '../model/retour.ts'
import { findEchec } from '../queries/echecs.server.ts'
import { reactiverAdresse } from './reactiver-adresse.server.ts'
import { recevoirRetour } from './recevoir-retour.server.ts'

afterEach(() => configurerSmtp(undefined))

describe('un mail reçu en erreur', () => {
  test('MAI-2 : le mail le dit en français, l’adresse est marquée, le journal le note', async ({
    ctx,
  }) => {
    const id = await buildCourriel(ctx)
    expect(await retour(ctx, id)).toBe(true)
    expect(await findLigne(ctx, id)).toMatchObject({
      statut: 'retourne',
      retourMotif: 'Cette adresse n’existe pas.',
      reponseServeur: '550 5.1.1 inconnue',
    })
    expect(await echec(ctx)).toMatchObject({ echecs: 1, motif: 'Cette adresse n’existe pas.' })
    const ligne = await journal(ctx, id)
    expect(phraseDe(ligne.acte, ligne.codes as Record<string, string>)).toContain(
      'est reçu en erreur (5.1.1).',
    )
    expect(JSON.stringify(ligne.codes)).not.toContain('@')
  })

  test('reçu deux fois, il compte une fois ; un retard ne change rien', async ({ ctx }) => {
    const id = await buildCourriel(ctx)
    await retour(ctx, id, { action: 'delayed', statut: '4.4.1' })
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente' })
    await retour(ctx, id)
    await retour(ctx, id)
    expect(await echec(ctx)).toMatchObject({ echecs: 1 })
  })

  test('MAI-2 : après trois échecs, les mails facultatifs ne partent plus, les autres si', async ({
    ctx,
  }) => {
    for (let fois = 0; fois < 3; fois += 1) {
      const facultatif = await buildCourriel(ctx, { modele: 'formation.ouverte' })
      expect(await findLigne(ctx, facultatif)).toMatchObject({ statut: 'en_attente' })
      await retour(ctx, await buildCourriel(ctx))
    }
    const facultatif = await buildCourriel(ctx, {
      modele: 'formation.ouverte',
      to: 'Nadia.Petit@exemple.fr',
    })
    const necessaire = await buildCourriel(ctx)
    expect(await findLigne(ctx, facultatif)).toMatchObject({ statut: 'retenu' })
    expect(await findLigne(ctx, necessaire)).toMatchObject({ statut: 'en_attente' })

    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    await expect(reactiverAdresse(gestionnaire, { courrielId: necessaire })).rejects.toThrow(
      'renvoyer',
    )
    await reactiverAdresse(await asRole(ctx, ['secretaire']), { courrielId: necessaire })
    expect(await echec(ctx)).toBeUndefined()
    const suivant = await buildCourriel(ctx, { modele: 'formation.ouverte' })
    expect(await findLigne(ctx, suivant)).toMatchObject({ statut: 'en_attente' })
  })

  test('un refus immédiat du serveur marque aussi l’adresse ; une mauvaise réputation non', async ({
    ctx,
  }) => {
    const refus = [
      { code: 554, texte: '5.7.1 spam' },
      { code: 550, texte: '5.1.1 inconnu' },
    ]
    const smtp = await smtpLocal({ destinataire: () => refus.shift() ?? null })
    configurerSmtp(smtp.url)
    await remettre(ctx, await buildCourriel(ctx))
    expect(await echec(ctx)).toBeUndefined()
    await remettre(ctx, await buildCourriel(ctx))
    expect(await echec(ctx)).toMatchObject({ echecs: 1, motif: 'Cette adresse n’existe pas.' })
    await smtp.fermer()
  })

  test('un message qui n’est pas d’ici, ou d’une union inconnue, n’enregistre rien', async ({
    ctx,
  }) => {
    const id = await buildCourriel(ctx)
    const autre = await newUnion()
    const ligne = await findLigne(ctx, id)
    const ailleurs = ligne?.messageId.replace(`<${ctx.union.id}-`, `<${autre.union.id}-`) ?? ''
    for (const messageId of [ailleurs, ailleurs.replace(/<\d+-/, '<999999999-'), '<x@y.fr>'])
      expect(await recevoirRetour(rapport(messageId))).toBe(false)
    expect(await recevoirRetour(Buffer.from('Bonjour'))).toBe(false)
    expect(await findLigne(ctx, id)).toMatchObject({ statut: 'en_attente' })
  })

  test('chaque statut du serveur a sa phrase', () => {
    expect(motifRetour('5.2.2')).toBe('Cette boîte est pleine.')
    expect(motifRetour('4.4.7')).toContain('n’a pas répondu')
    expect(motifRetour('5.7.26')).toContain('indésirable')
    expect(motifRetour('')).toContain('sans dire pourquoi')
    expect(accuseAdresse('5.3.4')).toBe(false)
    expect(accuseAdresse('5.1.1')).toBe(true)
    expect(statusDe('550-5.1.1 No such user')).toBe('5.1.1')
    expect(statusDe('550 inconnu')).toBeUndefined()
  })
})

async function retour(ctx: Ctx, id: string, suite: { action?: string; statut?: string } = {}) {
  const ligne = await findLigne(ctx, id)
  return recevoirRetour(rapport(ligne?.messageId ?? '', suite))
}

function rapport(messageId: string, { action = 'failed', statut = '5.1.1' } = {}): Buffer {
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.exemple.fr',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="A"',
      '',
      '--A',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.exemple.fr',
      '',
      'Final-Recipient: rfc822; nadia.petit@exemple.fr',
      `Action: ${action}`,
      `Status: ${statut}`,
      'Diagnostic-Code: smtp; 550 5.1.1 inconnue',
      '',
      '--A',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      '',
      '--A--',
      '',
    ].join('\r\n'),
  )
}

function echec(ctx: Ctx) {
  return findEchec(lecteur(ctx), courrielEssai.to)
}

function journal(ctx: Ctx, id: string) {
  return lecteur(ctx)
    .db.selectFrom('journal')
    .where('unionId', '=', ctx.union.id)
    .where('objetId', '=', id)
    .where('acte', '=', 'courriel.retourne')
    .select(['acte', 'codes'])
    .executeTakeFirstOrThrow()
}

function lecteur(ctx: Ctx): Ctx {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
}
