import { hash, verify } from '@node-rs/argon2'
import { config } from '../config.server.ts'
import { TooMany } from '../errors.ts'

// The library's enum is ambient: 2 is argon2id.
const argon2id = 2
const atOnce = 4
const maxWaiting = 100
let running = 0
const waiting: (() => void)[] = []

/** argon2id, four at once: 64 MiB each, a crowd of logins must not fill the memory. */
export async function hashPassword(password: string): Promise<string> {
  const { memoryCost, timeCost } = config().argon2
  return inTurn(() =>
    hash(password.normalize('NFC'), { algorithm: argon2id, memoryCost, timeCost, parallelism: 1 }),
  )
}

/** Same time whether the account exists or not: without a hash, a hash of nobody is verified. */
export async function verifyPassword(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  const nobody = await hashOfNobody() // made at the first login, whoever it is
  const right = await inTurn(() => verify(stored ?? nobody, password.normalize('NFC')))
  return stored != null && right
}

let nobodyHash: Promise<string> | undefined

function hashOfNobody(): Promise<string> {
  nobodyHash ??= hashPassword('personne n’a ce mot de passe').catch((error) => {
    nobodyHash = undefined
    throw error
  })
  return nobodyHash
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  await takeTurn()
  try {
    return await work()
  } finally {
    giveTurn()
  }
}

async function takeTurn(): Promise<void> {
  if (running < atOnce) {
    running += 1
    return
  }
  if (waiting.length >= maxWaiting) {
    throw new TooMany('Trop de connexions arrivent en même temps. Réessayez dans une minute.')
  }
  await new Promise<void>((resolve) => waiting.push(resolve))
}

/** The turn passes from hand to hand: nobody slips in between. */
function giveTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

// Whole words only make a password short: they are taken out, and what is left must still be long.
const commonWords = [
  'motdepasse',
  'password',
  'passw0rd',
  'azertyuiop',
  'azerty',
  'qwertyuiop',
  'qwerty',
  'bonjour',
  'bienvenue',
  'soleil',
  'doudou',
  'chouchou',
  'loulou',
  'jetaime',
  'iloveyou',
  'welcome',
  'admin',
  'abcdefghij',
  'abcdef',
  '0123456789',
  '1234567890',
  '123456789',
  '12345678',
  '1234567',
  '123456',
  '12345',
  '987654321',
  'sapeurspompiers',
  'sapeurpompier',
  'pompiers',
  'pompier',
  'sapeur',
  'secours',
  'caserne',
  'urgence',
  'union',
  'udsp',
  'sdis',
  'france',
]

/** Why a password cannot be chosen; long rather than complicated (14 characters, no class rule). */
export function weaknessOf(password: string, ownWords: string[]): string | undefined {
  const length = [...password].length
  if (length === 0) return 'Choisissez un mot de passe.'
  if (length < 14) return `Il faut 14 caractères au moins. Il y en a ${length}.`
  if (length > 128) return `Il faut 128 caractères au plus. Il y en a ${length}.`
  const letters = flatten(password)
  if (new Set(letters).size < 5) return 'Ce mot de passe répète trop les mêmes caractères.'
  const guessable = [...ownWords.flatMap(wordsOf), ...commonWords].sort(
    (a, b) => b.length - a.length,
  )
  const rest = guessable.reduce((text, word) => text.replaceAll(word, ''), letters)
  if (rest.length >= 8) return undefined
  return 'Ce mot de passe se devine. Ajoutez des mots sans rapport avec vous ni avec les pompiers.'
}

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map(flatten)
    .filter((word) => word.length >= 4)
}

/** Without accents, case nor punctuation; other alphabets stay. */
function flatten(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
