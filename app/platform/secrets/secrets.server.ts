import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config.server.ts'

type Secrets = { key: Buffer; old?: Buffer[] }

let current: Secrets | undefined

export function configureSecrets(secrets: Secrets): void {
  current = secrets
}

/** SECRET_KEY (32 bytes, hexadecimal or base64), else made once in the data directory, mode 0600. */
export async function loadSecretKey(config: Config): Promise<Secrets> {
  if (config.secretKey !== undefined) return { key: parseKey(config.secretKey) }
  const path = join(config.dataDir, 'secret.key')
  return { key: parseKey(await madeOnce(path, () => randomBytes(32).toString('hex'))) }
}

/**
 * The secret of a file, made the first time, mode 0600. Whole or absent: a crash leaves no empty file,
 * and of two processes that start together one wins.
 */
export async function madeOnce(path: string, make: () => string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(undefinedIf('ENOENT'))
  if (kept !== undefined) return kept.trim()
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(`${make()}\n`)
    await file.sync()
    await link(beside, path).catch(undefinedIf('EEXIST'))
  } finally {
    await file.close()
    await rm(beside)
  }
  return (await readFile(path, 'utf8')).trim()
}

function undefinedIf(code: string) {
  return (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== code) throw error
  }
}

/** Password of the requests' role on an external server: derived, so nothing more is to be kept. */
export function appDatabasePassword({ key }: Secrets): string {
  return createHmac('sha256', key).update('ge_app').digest('hex')
}

/** A key for one purpose; knowing it tells nothing of the others. */
export function deriveKey(purpose: string, key = secrets().key): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'grande-echelle', purpose, 32))
}

const algorithm = 'aes-256-gcm'

/** Encrypts a value for one place (`table/ligne/champ`): moved elsewhere, it no longer opens. */
export function encrypt(text: string, place: string): string {
  const { key } = secrets()
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, deriveKey('fields', key), iv).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return ['v1', keyId(key), iv.toString('base64url'), body.toString('base64url')].join('.')
}

/** Throws when the value was changed, moved, or made with a key that is gone. */
export function decrypt(value: string, place: string): string {
  const [version, id, iv = '', body = ''] = value.split('.')
  const { key, old = [] } = secrets()
  const used = [key, ...old].find((candidate) => keyId(candidate) === id)
  if (version !== 'v1' || !used)
    throw new Error('A value was encrypted with a key that is not here')
  const bytes = Buffer.from(body, 'base64url')
  // Without its length, Node accepts a shorter tag, which can be guessed.
  const decipher = createDecipheriv(
    algorithm,
    deriveKey('fields', used),
    Buffer.from(iv, 'base64url'),
    { authTagLength: 16 },
  )
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

/** `value.signature`, for what a browser keeps and must not change. */
export function sign(value: string, purpose: string): string {
  return `${value}.${mac(value, purpose).toString('base64url')}`
}

/** The value of a signed text; undefined when the signature is not ours. Old keys are still ours. */
export function verifySigned(signed: string, purpose: string): string | undefined {
  const dot = signed.lastIndexOf('.')
  if (dot < 0) return undefined
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const { key, old = [] } = secrets()
  const isOurs = [key, ...old].some((candidate) => {
    const expected = Buffer.from(mac(value, purpose, candidate).toString('base64url'))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  return isOurs ? value : undefined
}

/** A secret that can be made again from what it stands for, and stored only as its hash. */
export function derivedToken(purpose: string, of: string): string {
  return mac(of, purpose).toString('base64url')
}

function mac(value: string, purpose: string, key = secrets().key): Buffer {
  return createHmac('sha256', deriveKey(purpose, key)).update(value).digest()
}

function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8)
}

function secrets(): Secrets {
  if (!current) throw new Error('The secrets are not configured')
  return current
}

function parseKey(text: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length === 32) return key
  throw new Error('SECRET_KEY doit faire 32 octets, en hexadécimal (64 caractères) ou en base64.')
}
