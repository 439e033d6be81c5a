import { describe, expect, test } from 'vitest'
import { type Dsn, readDsn, unionIdOf } from './dsn.server.ts'

const identifiant = '<7-019ab000-0000-7000-8000-000000000001@udsp25.fr>'

type Options = { statut?: string; action?: string; genre?: string; entetes?: string }

/** A report as Postfix writes it. */
function rapport({
  statut = '5.1.1',
  action = 'failed',
  genre = 'text/rfc822-headers',
  entetes = `From: UDSP <x@udsp25.fr>\nMessage-ID: ${identifiant}\nSubject: essai\n`,
}: Options = {}): Buffer {
  return Buffer.from(
    `From: MAILER-DAEMON@mx.exemple.fr
To: retours@udsp25.fr
Subject: Undelivered Mail Returned to Sender
Message-Id: <1-019ab000-0000-7000-8000-00000000000f@autre.fr>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="A"

--A
Content-Type: text/plain; charset=us-ascii

This is the mail system.

--A
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple.fr

Final-Recipient: rfc822; nadia.petit@exemple.fr
Action: ${action}
Status: ${statut}
Diagnostic-Code: smtp; 550 5.1.1 <nadia.petit@exemple.fr>: Recipient address
    rejected

--A
Content-Type: ${genre}

${entetes}
--A--
`.replaceAll('\n', '\r\n'),
  )
}

describe('un mail renvoyé par un serveur (RFC 3464)', () => {
  const lu: Dsn = {
    messageId: identifiant,
    recipient: 'nadia.petit@exemple.fr',
    action: 'failed',
    status: '5.1.1',
    diagnostic: '550 5.1.1 <nadia.petit@exemple.fr>: Recipient address rejected',
  }

  test('dit de quel mail il parle, et pourquoi', async () => {
    expect(await readDsn(rapport())).toEqual(lu)
    expect(unionIdOf(lu.messageId)).toBe(7)
  })

  test('avec le message entier au lieu de ses en-têtes', async () => {
    const entetes = `From: x@udsp25.fr\nMessage-Id: ${identifiant}\nContent-Type: text/plain\n\nBonjour\n`
    expect(await readDsn(rapport({ genre: 'message/rfc822', entetes }))).toEqual(lu)
  })

  test('un simple retard se lit aussi', async () => {
    expect(await readDsn(rapport({ action: 'Delayed', statut: '4.4.1 (délai)' }))).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
    })
  })

  test('une réponse d’absence, un message vide ou illisible ne sont pas des retours', async () => {
    const absence = `From: nadia@exemple.fr\r\nSubject: Absente\r\nIn-Reply-To: ${identifiant}\r\n\r\nJe rentre lundi.`
    for (const message of [absence, '', 'n’importe quoi', '\u0000\u0001']) {
      expect(await readDsn(Buffer.from(message))).toBeUndefined()
    }
    expect(unionIdOf('<abc@exemple.fr>')).toBe(0)
  })
})
