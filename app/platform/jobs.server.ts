import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx, WriteCtx } from './ctx.ts'

export type JobAttempt = { attempt: number; maxAttempts: number }

/** A job: its payload is ids; it reads the state again; it is safe to run twice. */
export type Job<Payload> = AnyJob & { schema: z.ZodType<Payload> }

/** A job as the queue knows it: its payload is parsed when it runs. */
export type AnyJob = {
  name: string
  /** Tries before the queue gives up; the wait between tries grows. */
  maxAttempts: number
  run: (ctx: Ctx, payload: unknown, attempt: JobAttempt) => Promise<void>
}

export function defineJob<Payload>(
  name: string,
  schema: z.ZodType<Payload>,
  run: (ctx: Ctx, payload: Payload, attempt: JobAttempt) => Promise<void>,
  { maxAttempts = 12 } = {},
): Job<Payload> {
  return {
    name,
    schema,
    maxAttempts,
    run: (ctx, payload, attempt = { attempt: 1, maxAttempts: 1 }) =>
      run(ctx, schema.parse(payload), attempt),
  }
}

type EnqueueOptions = {
  /** Jobs of one queue run one after the other. */
  queue?: string
  runAt?: Date
  /** A second job with the same key replaces the first while it waits. */
  key?: string
}

/** Adds a job in the transaction of the act: if the act rolls back, the job never existed. */
export async function enqueue<Payload>(
  ctx: WriteCtx,
  job: Job<Payload>,
  payload: NoInfer<Payload>,
  { queue, runAt, key }: EnqueueOptions = {},
): Promise<void> {
  const body = JSON.stringify({ unionId: ctx.union.id, payload })
  await sql`select enqueue_job(${job.name}, ${body}::json, ${queue ?? null}, ${runAt ?? null},
    ${job.maxAttempts}, ${key === undefined ? null : `${ctx.union.id}:${key}`})`.execute(ctx.db)
}

/** The same for many: one statement, however many they are. */
export async function enqueueAll<Payload>(
  ctx: WriteCtx,
  job: Job<Payload>,
  payloads: NoInfer<Payload>[],
): Promise<void> {
  if (payloads.length === 0) return
  const bodies = JSON.stringify(payloads.map((payload) => ({ unionId: ctx.union.id, payload })))
  await sql`select enqueue_job(${job.name}, body, max_attempts => ${job.maxAttempts})
    from json_array_elements(${bodies}::json) as body`.execute(ctx.db)
}
