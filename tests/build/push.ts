import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { config, configure } from '#app/platform/config.server.ts'

type Recu = {
  chemin: string
  entetes: Record<string, string | string[] | undefined>
  corps: Buffer
}

/**
 * A push service on this machine: it keeps what it receives and answers what the test says. This process
 * accepts it as one; `ici: false` when another one does.
 */
export async function serviceLocal({ ici = true } = {}) {
  const recus: Recu[] = []
  let statut = 201
  const server = createServer((request, response) => {
    const morceaux: Buffer[] = []
    request.on('data', (morceau: Buffer) => morceaux.push(morceau))
    request.on('end', () => {
      recus.push({
        chemin: request.url ?? '',
        entetes: request.headers,
        corps: Buffer.concat(morceaux),
      })
      response.writeHead(statut, statut === 302 ? { Location: 'http://127.0.0.1:1/' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origine = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  if (ici) configure({ ...config(), pushOrigins: [origine] })
  return {
    origine,
    recus,
    repondre: (code: number) => {
      statut = code
    },
    fermer: () => {
      if (ici) configure({ ...config(), pushOrigins: [] })
      return new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

/** A device: its keys stay here, the server gets the public half as a browser gives it. */
export function appareilEssai(origine: string, nom = 'a') {
  const paire = createECDH('prime256v1')
  paire.generateKeys()
  const auth = randomBytes(16)
  return {
    abonnement: {
      point: `${origine}/${nom}`,
      cleP256dh: paire.getPublicKey('base64url'),
      cleAuth: auth.toString('base64url'),
      agent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
    },
    /** RFC 8291, RFC 8188: what this device reads, and no other. */
    lire(corps: Buffer): unknown {
      const [sel, emetteur] = [corps.subarray(0, 16), corps.subarray(21, 21 + (corps[20] ?? 0))]
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), paire.getPublicKey(), emetteur])
      const ikm = hkdf(paire.computeSecret(emetteur), auth, info, 32)
      const cle = hkdf(ikm, sel, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = hkdf(ikm, sel, Buffer.from('Content-Encoding: nonce\0'), 12)
      const chiffre = corps.subarray(21 + emetteur.length)
      const decipher = createDecipheriv('aes-128-gcm', cle, nonce)
      decipher.setAuthTag(chiffre.subarray(-16))
      const clair = Buffer.concat([decipher.update(chiffre.subarray(0, -16)), decipher.final()])
      return JSON.parse(clair.subarray(0, clair.lastIndexOf(2)).toString())
    },
  }
}

function hkdf(secret: Buffer, sel: Buffer, info: Buffer, longueur: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, sel, info, longueur))
}

/** RFC 8292: what the signed header says; throws when the signature is not that of the key it names. */
export function lireVapid(entete: string): { aud: string; sub: string; exp: number; cle: string } {
  const [, jeton = '', cle = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(entete) ?? []
  const [tete, charge = '', signature = ''] = jeton.split('.')
  const point = Buffer.from(cle, 'base64url')
  const publique = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const juste = verify(
    'sha256',
    Buffer.from(`${tete}.${charge}`),
    { key: publique, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!juste) throw new Error('The signature is not that of this key')
  return { ...JSON.parse(Buffer.from(charge, 'base64url').toString()), cle }
}
