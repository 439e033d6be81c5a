import { parseCronItems, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { newCtx } from '#app/ctx.server.ts'
import { jobs, schedules } from '#app/jobs.server.ts'
import { findUnionParId, listUnions } from '#app/modules/union/public.server.ts'
import { type Config, configure, filesDirectory } from '#app/platform/config.server.ts'
import type { UnionCourante } from '#app/platform/ctx.ts'
import { closeDatabase, configureDatabase, openReader } from '#app/platform/db.server.ts'
import { closeSmtp } from '#app/platform/email/transport.server.ts'
import { configureFiles } from '#app/platform/files/files.server.ts'
import type { AnyJob, JobAttempt } from '#app/platform/jobs.server.ts'
import { log } from '#app/platform/log.server.ts'
import { closePdf } from '#app/platform/pdf/pdf.server.ts'
import { checkAppRole } from '#app/platform/postgres/roles.server.ts'
import { configurePush, loadPushKeys } from '#app/platform/push.server.ts'
import { configureSecrets, loadSecretKey } from '#app/platform/secrets/secrets.server.ts'

export type Runtime = {
  startWorker: () => Promise<void>
  stop: () => Promise<void>
}

type Start = { config: Config; appUrl: string; ownerUrl: string }

/** Opens what the web and the worker share: configuration, secrets, files, database. */
export async function startRuntime({ config, appUrl, ownerUrl }: Start): Promise<Runtime> {
  configure(config)
  configureSecrets(await loadSecretKey(config))
  configurePush(await loadPushKeys(config))
  configureFiles({ directory: filesDirectory(config) })
  const { pool } = configureDatabase(appUrl)
  await checkAppRole(pool)
  let worker: { runner: Runner; pool: pg.Pool } | undefined
  return {
    async startWorker() {
      worker = await startQueue(ownerUrl)
    },
    async stop() {
      await worker?.runner.stop()
      await worker?.pool.end()
      closeSmtp()
      await closePdf()
      await closeDatabase()
    },
  }
}

/** The queue's tables belong to the owner; what a job does runs as the requests' role, in its union. */
async function startQueue(ownerUrl: string) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  pool.on('error', (error) => log.warn({ err: error }, 'queue connection lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, taskOf(job)])),
    parsedCronItems: parseCronItems(
      schedules.map(({ cron, job }) => ({ match: cron, task: job.name })),
    ),
    logger: queueLogger() as never,
  })
  return { runner, pool }
}

type Row = { job: { attempts: number; max_attempts: number } }

/** A job of one union, or a schedule: the same job for each of them. */
function taskOf(job: AnyJob) {
  return async (body: unknown, { job: row }: Row) => {
    const { unionId, payload } = body as { unionId?: number; payload?: unknown }
    const attempt = { attempt: row.attempts, maxAttempts: row.max_attempts }
    if (unionId !== undefined) return runJob(job, await findUnionParId(unionId), payload, attempt)
    for (const union of await listUnions()) await runJob(job, union, {}, attempt)
  }
}

async function runJob(
  job: AnyJob,
  union: UnionCourante | undefined,
  payload: unknown,
  attempt: JobAttempt,
) {
  if (!union) return
  const statements = { count: 0 }
  const reader = openReader(union.id, statements)
  const ctx = newCtx({ union, reader, now: new Date(), requestId: `job:${job.name}`, statements })
  ctx.acteur = { genre: 'systeme' }
  try {
    await job.run(ctx, payload, attempt)
  } finally {
    await reader.close()
  }
}

function queueLogger() {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return {
    scope: () => queueLogger(),
    error: (message: string) => log[levels.error](message),
    warn: (message: string) => log[levels.warning](message),
    info: (message: string) => log[levels.info](message),
    debug: (message: string) => log[levels.debug](message),
  }
}
