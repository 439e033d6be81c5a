import { createHmac } from 'node:crypto'
import type { Account, Event } from './store.ts'

/** How the provider behaves: a test or the dashboard may make it late, repetitive, or silent. */
export type Behaviour = {
  /** Every call of the API fails. */
  outage: boolean
  /** Every refund asked is refused: the balance of the account is too low. */
  poor: boolean
  /** Nothing is told: events are only in the list. */
  silent: boolean
  /** Each event is told this many times. */
  copies: number
  /** Milliseconds before an event is told. */
  delay: number
  /** Events wait, then leave in another order. */
  shuffle: boolean
}

export const honest: Behaviour = {
  outage: false,
  poor: false,
  silent: false,
  copies: 1,
  delay: 0,
  shuffle: false,
}

const waits = [1000, 5000, 30_000, 120_000]

/** Tells an account what happens, signed with its secret, again until it is heard. */
export function createNotifier(behaviour: () => Behaviour, now: () => number) {
  const timers = new Set<NodeJS.Timeout>()

  function tell(account: Account, event: Event): void {
    const { silent, copies, delay, shuffle } = behaviour()
    if (silent) return
    for (let copy = 0; copy < copies; copy += 1) {
      later(delay + (shuffle ? Math.random() * 400 : 0), () => void send(account, event, 0))
    }
  }

  async function send(account: Account, event: Event, attempt: number): Promise<void> {
    if (account.webhookUrl === null) return
    const payload = JSON.stringify(event, null, 2)
    const heard = await fetch(account.webhookUrl, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Stripe-Signature': signatureOf(payload, account.secret, now()),
      },
      body: payload,
      signal: AbortSignal.timeout(10_000),
    }).then(
      ({ ok }) => ok,
      () => false,
    )
    const wait = waits[attempt]
    if (!heard && wait !== undefined) later(wait, () => void send(account, event, attempt + 1))
  }

  function later(wait: number, act: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, wait)
    timers.add(timer)
  }

  return {
    tell,
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** `t=…,v1=…`: the header that the official SDK checks. */
export function signatureOf(payload: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')
  return `t=${timestamp},v1=${signature}`
}
