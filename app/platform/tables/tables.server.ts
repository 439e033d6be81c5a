import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import { Refusal } from '../errors.ts'
import { contentDisposition } from '../files/file-name.ts'
import { writeCsv } from './csv.ts'
import {
  type Column,
  defaultLimits,
  type Limits,
  type TableAnswer,
  type TableFormat,
  type TableJob,
  type TableRead,
  type Value,
} from './table.ts'

/**
 * The lines of a CSV, XLSX or ODS file, whatever its encoding and separator; the format is what its
 * bytes say. Throws a `Refusal` that says what is wrong with the file.
 */
export async function readRows(bytes: Buffer, limits: Partial<Limits> = {}): Promise<TableRead> {
  const all = { ...defaultLimits, ...limits }
  if (bytes.length > all.bytes) {
    throw new Refusal(
      `Ce fichier est trop lourd\u00a0: ${Math.floor(all.bytes / 1_000_000)}\u00a0Mo au plus. Partagez-le en plusieurs.`,
    )
  }
  const answer = await ask({ kind: 'read', bytes, limits: all })
  if (answer?.read) return answer.read
  throw new Refusal(
    answer?.refusal ??
      'Ce fichier demande trop de travail pour être lu. Ne gardez que la feuille utile puis recommencez.',
  )
}

/** A file of these lines, each value written as its column says. No cell can start a formula. */
export async function writeRows(
  format: TableFormat,
  columns: Column[],
  rows: Value[][],
): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(writeCsv(columns, rows))
  const answer = await ask({ kind: 'write', format, columns, rows })
  if (!answer?.bytes) throw new Error(`The ${format} file could not be written`)
  return Buffer.from(answer.bytes)
}

const mediaTypes: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

type Export = { name: string; format: TableFormat; columns: Column[]; rows: Value[][] }

/** The export of a list, as a file; `name` without extension. */
export async function tableResponse({ name, format, columns, rows }: Export): Promise<Response> {
  const bytes = await writeRows(format, columns, rows)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': contentDisposition(`${name}.${format}`),
      'Cache-Control': 'no-store',
    },
  })
}

const timeout = 30_000
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/** One process a file, two at once; undefined when it died or took too long. */
async function ask(job: TableJob): Promise<TableAnswer | undefined> {
  if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn))
  else running += 1
  const child = start()
  try {
    return await answerOf(child, job)
  } finally {
    child.kill('SIGKILL')
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

function start(): ChildProcess {
  return fork(resolve('app/platform/tables/tables-child.ts'), [], {
    serialization: 'advanced',
    env: {},
    execArgv: ['--max-old-space-size=512'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

async function answerOf(child: ChildProcess, job: TableJob): Promise<TableAnswer | undefined> {
  const { promise, resolve: settle } = Promise.withResolvers<TableAnswer | undefined>()
  const timer = setTimeout(() => settle(undefined), timeout)
  child.once('message', (answer) => settle(answer as TableAnswer))
  child.once('exit', () => settle(undefined)).once('error', () => settle(undefined))
  child.send(job, (error) => error && settle(undefined))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}
