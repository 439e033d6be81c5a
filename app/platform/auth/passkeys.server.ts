import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { config } from '../config.server.ts'

// WebAuthn, level 3. Challenges are made by the caller: base64url texts of 256 bits.

/** The site that a key is bound to: a copy of our pages elsewhere gets nothing from it. */
export type Site = { origin: string; rpID: string }

export function siteOf(request: Request): Site {
  const { origin, hostname } = new URL(config().baseUrl ?? request.url)
  return { origin, rpID: hostname }
}

/** EdDSA, ES256, RS256: what every authenticator knows. */
const algorithms = [-8, -7, -257]

type KnownKey = { id: string; transports: string[] }
type Owner = { id: string; handle: string; name: string; siteName: string }

/** What the browser is asked in order to make a key, as the text that it reads. */
export async function creationOptions(
  site: Site,
  owner: Owner,
  known: KnownKey[],
  challenge: string,
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: owner.siteName,
    rpID: site.rpID,
    userName: owner.handle,
    userDisplayName: owner.name,
    userID: new Uint8Array(Buffer.from(owner.id)),
    challenge: bytes(challenge),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return JSON.stringify(options)
}

export async function requestOptions(
  site: Site,
  known: KnownKey[],
  challenge: string,
): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: site.rpID,
    challenge: bytes(challenge),
    allowCredentials: known.map(descriptor),
    userVerification: 'preferred',
  })
  return JSON.stringify(options)
}

/** The key that a browser has just made; undefined when the answer is not the one that was asked. */
export async function verifyCreation(site: Site, answer: string, challenge: string) {
  const response = parseAnswer<RegistrationResponseJSON>(answer)
  if (!response) return undefined
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return undefined
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return { id, publicKey: Buffer.from(publicKey), uses: counter, transports }
}

type Key = KnownKey & { publicKey: Buffer; uses: number }

/** The new count of uses of the key when it signed this challenge on this site; undefined otherwise. */
export async function verifyRequest(site: Site, answer: string, challenge: string, key: Key) {
  const response = parseAnswer<AuthenticationResponseJSON>(answer)
  if (!response) return undefined
  const verdict = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    credential: {
      id: key.id,
      publicKey: new Uint8Array(key.publicKey),
      counter: key.uses,
    },
    requireUserVerification: false,
  }).catch(() => undefined)
  return verdict?.verified ? verdict.authenticationInfo.newCounter : undefined
}

/** Which key answered, before anything is believed. */
export function keyIdOf(answer: string): string | undefined {
  return parseAnswer<{ id: string }>(answer)?.id
}

function parseAnswer<Answer>(text: string): Answer | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    const isAnswer =
      typeof parsed === 'object' &&
      parsed !== null &&
      'id' in parsed &&
      typeof parsed.id === 'string'
    return isAnswer ? (parsed as Answer) : undefined
  } catch {
    return undefined
  }
}

type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb'

function descriptor({ id, transports }: KnownKey) {
  return { id, transports: transports as Transport[] }
}

function bytes(challenge: string) {
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}
