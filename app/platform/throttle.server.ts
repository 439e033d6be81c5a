import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from './db.server.ts'

const limiters = new Map<string, { pool: unknown; limiter: RateLimiterPostgres }>()

/** At most `points` in `seconds`, counted in PostgreSQL: survives restarts, shared by all processes. */
function limiterOf(name: string, points: number, seconds: number): RateLimiterPostgres {
  const { pool } = database()
  const known = limiters.get(name)
  if (known?.pool === pool) return known.limiter
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'tentative',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  limiters.set(name, { pool, limiter })
  return limiter
}

type Limit = { name: string; points: number; seconds: number }

/** Counts one and says which it was; `wait`, in seconds, when there were too many. */
export async function countNth(
  limit: Limit,
  key: string,
): Promise<{ nth: number; wait: number | undefined }> {
  try {
    const state = await limiterOf(limit.name, limit.points, limit.seconds).consume(key)
    return { nth: state.consumedPoints, wait: undefined }
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return { nth: refused.consumedPoints, wait: Math.ceil(refused.msBeforeNext / 1000) }
  }
}

/** Counts one; answers the seconds to wait when there were too many, undefined when it may go on. */
export async function countOne(limit: Limit, key: string): Promise<number | undefined> {
  const { wait } = await countNth(limit, key)
  return wait
}

/** Takes one back: it was honest after all. */
export async function uncountOne(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit.name, limit.points, limit.seconds).reward(key, 1)
}

export async function pauseFor(limit: Limit, key: string, seconds: number): Promise<void> {
  await limiterOf(limit.name, limit.points, limit.seconds).block(key, seconds)
}

/** Seconds left of a pause, or undefined. */
export async function pauseOf(limit: Limit, key: string): Promise<number | undefined> {
  const state = await limiterOf(limit.name, limit.points, limit.seconds).get(key)
  if (state === null || state.remainingPoints > 0) return undefined
  return Math.ceil(state.msBeforeNext / 1000)
}

export async function forget(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit.name, limit.points, limit.seconds).delete(key)
}

/** An IPv6 client owns a whole /64: counting single addresses would count nobody. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':')
}
