import { createHash } from 'node:crypto'
import { newToken } from '#app/platform/auth/tokens.server.ts'
import { TooMany } from '#app/platform/errors.ts'
import { sign, verifySigned } from '#app/platform/secrets/secrets.server.ts'
import {
  countNth,
  forget,
  networkOf,
  pauseFor,
  pauseOf,
  uncountOne,
} from '#app/platform/throttle.server.ts'

/** At most 15 passwords verified in 15 minutes for an account from one place. */
const parCompte = { name: 'connexion', points: 15, seconds: 900 }
/** From the fifth try on, a pause after each: 1, 2, 4… 900 seconds. */
const pause = { name: 'attente', points: 1, seconds: 900 }
const essaisLibres = 5
/** Over all accounts, from one address; those that were right are taken back. */
const parAdresse = { name: 'adresse', points: 60, seconds: 900 }

type Essai = {
  /** Whose password is tried: an account, or what was typed when nobody has it. Both count alike. */
  compte: string
  ip: string
  /** The browser, when it is known to this account: it then has a budget of its own. */
  navigateur: string | undefined
  /** Counted over all addresses together: who tries a code already has the password. */
  partout?: true
}

/**
 * Runs `verifier` if the account's budget from this place allows it; otherwise refuses without
 * verifying and says when to come back. The budget belongs to a place: nobody can lock a member out
 * from elsewhere.
 */
export async function essayer(
  { compte, ip, navigateur, partout }: Essai,
  verifier: () => Promise<boolean>,
): Promise<boolean> {
  const place = `${empreinteDe(compte)}:${navigateur ?? (partout ? 'partout' : networkOf(ip))}`
  const anonyme = navigateur === undefined && !partout
  refuserPendant(await pauseOf(pause, place))
  if (anonyme) refuserPendant((await countNth(parAdresse, networkOf(ip))).wait)
  const { nth, wait } = await countNth(parCompte, place)
  refuserPendant(wait)
  // Before the answer is known: tries sent together must not all pass.
  if (nth >= essaisLibres) await pauseFor(pause, place, Math.min(900, 2 ** (nth - essaisLibres)))
  if (!(await verifier())) return false
  await forget(parCompte, place)
  await forget(pause, place)
  if (anonyme) await uncountOne(parAdresse, networkOf(ip))
  return true
}

/** What was typed may be a password: only this is kept. */
export function empreinteDe(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('base64url').slice(0, 32)
}

function refuserPendant(seconds: number | undefined): void {
  if (seconds === undefined) return
  const attente =
    seconds < 2
      ? '1 seconde'
      : seconds < 90
        ? `${seconds} secondes`
        : `${Math.ceil(seconds / 60)} minutes`
  throw new TooMany(`Trop d’essais. Attendez ${attente}, puis réessayez.`)
}

/** The signed name of a browser that logged in to this account, kept from one login to the next. */
export function navigateurConnu(signed: string | undefined, compteId: string): string | undefined {
  const [compte, navigateur] = verifySigned(signed ?? '', 'navigateur')?.split(':') ?? []
  return compte === compteId ? navigateur : undefined
}

export function signerNavigateur(compteId: string, navigateur = newToken()): string {
  return sign(`${compteId}:${navigateur}`, 'navigateur')
}
