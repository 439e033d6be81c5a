import {
  CamelCasePlugin,
  CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  Kysely,
  type KyselyProps,
  PostgresDialect,
  Transaction,
} from 'kysely'
import pg from 'pg'
import type { Ctx, ReadDb, WriteCtx } from './ctx.ts'
import type { DB } from './db-types.ts'
import { writeJournal } from './journal.server.ts'
import { NamedClient } from './named-client.server.ts'

type Database = { kysely: Kysely<DB>; pool: pg.Pool; props: Omit<KyselyProps, 'executor'> }
type Mode = 'read only' | 'read write'

// Days stay `YYYY-MM-DD`: the driver's default is a local-midnight Date. Counts and cents fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

let current: Database | undefined

/** Opens the pool of the requests' role. Called once, by the program's entry. */
export function configureDatabase(url: string, { max = 10 } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max, Client: NamedClient })
  pool.on('error', () => {}) // an idle connection that dies is replaced at the next query
  pool.on('connect', (client) => client.on('error', () => {})) // one that dies while it works fails its query
  const dialect = new PostgresDialect({ pool })
  // Rows of jsonb keep their own keys: only column names change case.
  // `estLUnion` is `est_l_union`: a letter alone is a word.
  const names = { maintainNestedObjectKeys: true, underscoreBetweenUppercaseLetters: true }
  const config = { dialect, plugins: [new CamelCasePlugin(names)] }
  const kysely = new Kysely<DB>(config)
  current = { pool, kysely, props: { config, dialect, driver: dialect.createDriver() } }
  return current
}

export function database(): Database {
  if (!current) throw new Error('The database is not configured')
  return current
}

export async function closeDatabase(): Promise<void> {
  const closing = current
  current = undefined
  await closing?.kysely.destroy()
}

/**
 * One lazy read-only transaction for a whole request, shared by parallel loaders.
 * `close` ends it; the next read opens a new one.
 */
export function openReader(unionId: number | null, statements: { count: number }) {
  let session: Session | undefined
  let last: Promise<unknown> = Promise.resolve()
  const provider: ConnectionProvider = {
    provideConnection(consumer) {
      // Queries are chained here: one connection answers one query at a time.
      const run = last.then(async () => {
        session ??= await openSession('read only', unionId)
        statements.count += 1
        return consumer(session.connection)
      })
      last = run.catch(() => {})
      return run
    },
  }
  return {
    db: transactionOver(provider) as ReadDb,
    async close() {
      await last
      const closing = session
      session = undefined
      await closing?.end('rollback')
    },
  }
}

const retried = new Set(['40001', '40P01'])

/**
 * Runs an act in one transaction of its union. Joins the transaction already open, if any. The
 * journal is written last, so that its counter is the last lock taken. Deadlocks are tried again 3 times.
 */
export async function transaction<Result>(
  ctx: Ctx | WriteCtx,
  act: (ctx: WriteCtx) => Promise<Result>,
): Promise<Result> {
  if (isWriteCtx(ctx)) return act(ctx)
  await ctx.closeReader() // a request never holds two connections
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(ctx, act)
    } catch (error) {
      if (attempt >= 3 || !retried.has(sqlState(error))) throw error
    }
  }
}

async function runOnce<Result>(ctx: Ctx, act: (ctx: WriteCtx) => Promise<Result>) {
  const session = await openSession('read write', ctx.union.id)
  try {
    const provider: ConnectionProvider = {
      provideConnection(consumer) {
        ctx.statements.count += 1
        return consumer(session.connection)
      },
    }
    const writing: WriteCtx = { ...ctx, db: transactionOver(provider), journal: [] }
    const result = await act(writing)
    await writeJournal(writing)
    await session.end('commit')
    return result
  } catch (error) {
    await session.end('rollback')
    throw error
  }
}

function isWriteCtx(ctx: Ctx | WriteCtx): ctx is WriteCtx {
  return 'journal' in ctx
}

/** The constraint or state behind a database error: `23505`, `40P01`… ; empty for anything else. */
export function sqlState(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : ''
}

/** The name of the constraint that a write broke, if that is what failed. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}

type Session = {
  connection: DatabaseConnection
  end: (how: 'commit' | 'rollback') => Promise<void>
}

/** Takes a connection and begins in one round trip; the union is an integer checked before it is written. */
async function openSession(mode: Mode, unionId: number | null): Promise<Session> {
  const opened = Promise.withResolvers<DatabaseConnection>()
  const ended = Promise.withResolvers<'commit' | 'rollback'>()
  const finished = database()
    .kysely.getExecutor()
    .provideConnection(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(beginStatement(mode, unionId)))
      opened.resolve(connection)
      await connection.executeQuery(CompiledQuery.raw(await ended.promise))
    })
  finished.catch(opened.reject)
  const connection = await opened.promise
  return {
    connection,
    end: async (how) => {
      ended.resolve(how)
      await finished
    },
  }
}

function beginStatement(mode: Mode, unionId: number | null): string {
  if (unionId === null) return `begin ${mode}`
  if (!Number.isSafeInteger(unionId)) throw new Error('A union is an integer')
  return `begin ${mode}; set local app.union_id = ${unionId}`
}

function transactionOver(provider: ConnectionProvider): Transaction<DB> {
  const { kysely, props } = database()
  return new Transaction<DB>({
    ...props,
    executor: kysely.getExecutor().withConnectionProvider(provider),
  })
}
