// Runs alone in a forked process, by path, for one file: a hostile one ends this process, not the server.
import { CsvError } from 'csv-parse/sync'
import { type CellValue, readOds, writeOds } from 'hucre/ods'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { parseCsv, unguarded } from './csv.ts'
import { decodeText } from './decode.ts'
import type { Column, Limits, Row, TableAnswer, TableJob, TableRead, Value } from './table.ts'
import { safeArchive, ZipRefused } from './zip-guard.ts'

/** What the file is makes it unreadable: why, for the person who sent it. */
class Refused extends Error {}

process.once('message', (job: TableJob) => {
  void answerTo(job).then((answer) => process.send?.(answer, () => process.exit(0)))
})

async function answerTo(job: TableJob): Promise<TableAnswer> {
  if (job.kind === 'write') return { bytes: await write(job.format, job.columns, job.rows) }
  try {
    return { read: tidy(await read(Buffer.from(job.bytes), job.limits), job.limits) }
  } catch (error) {
    if (error instanceof Refused || error instanceof ZipRefused) return { refusal: error.message }
    if (error instanceof CsvError) {
      const ligne = String(error.lines)
      return { refusal: `Les guillemets de la ligne ${ligne} sont mal placés ou jamais fermés.` }
    }
    return {
      refusal: 'Ce fichier n’a pas pu être lu. Enregistrez-le de nouveau, en CSV ou en XLSX.',
    }
  }
}

async function read(bytes: Buffer, limits: Limits): Promise<TableRead> {
  if (bytes.length === 0) throw new Refused('Ce fichier est vide.')
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return readWorkbook(bytes, limits)
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    throw new Refused(
      'C’est un ancien classeur (.xls) ou un classeur protégé par un mot de passe. Enregistrez-le en XLSX, sans mot de passe.',
    )
  }
  const decoded = decodeText(bytes)
  if (!decoded) {
    throw new Refused('Ce fichier n’est pas un tableau. Choisissez un fichier CSV, XLSX ou ODS.')
  }
  const { rows, separateur } = parseCsv(decoded.text, limits.rows)
  const plain = rows.map(({ numero, cells }) => ({ numero, cells: cells.map(unguarded) }))
  return { format: 'csv', encodage: decoded.encodage, separateur, rows: plain }
}

async function readWorkbook(bytes: Buffer, limits: Limits): Promise<TableRead> {
  const { archive, names } = safeArchive(bytes, limits)
  const format = names.includes('content.xml') ? 'ods' : 'xlsx'
  if (format === 'xlsx' && !names.includes('xl/workbook.xml')) {
    throw new Refused(
      'Cette archive n’est pas un classeur. Choisissez un fichier CSV, XLSX ou ODS.',
    )
  }
  const options = { maxRows: limits.rows + 2 }
  const { sheets } = await (format === 'ods' ? readOds : readXlsx)(archive, options)
  const visible = sheets.filter((sheet) => !('hidden' in sheet && sheet.hidden === true))
  const sheet = visible.find(({ rows }) => rows.length > 0)
  const rows = (sheet?.rows ?? []).map(
    (cells, index): Row => ({ numero: index + 1, cells: cells.map(textOf) }),
  )
  return { format, encodage: null, separateur: null, rows }
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non'
  if (!(value instanceof Date)) return String(value)
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', '')
}

/** Blanks trimmed, empty lines and empty columns at the end left out, sizes checked. */
function tidy(table: TableRead, limits: Limits): TableRead {
  const rows: Row[] = []
  for (const { numero, cells } of table.rows) {
    const clean = cells.map((cell) => cell.replaceAll('\u0000', '').normalize('NFC').trim())
    while (clean.at(-1) === '') clean.pop()
    if (clean.length === 0) continue
    if (clean.length > limits.columns) {
      throw new Refused(`Ce tableau a plus de ${limits.columns} colonnes (ligne ${numero}).`)
    }
    if (clean.some((cell) => cell.length > limits.cell)) {
      throw new Refused(`Une cellule de la ligne ${numero} dépasse ${limits.cell} caractères.`)
    }
    rows.push({ numero, cells: clean })
  }
  if (rows.length === 0) throw new Refused('Ce fichier est vide.')
  if (rows.length > limits.rows + 1) {
    const most = limits.rows.toLocaleString('fr-FR')
    throw new Refused(`Ce tableau a plus de ${most} lignes. Partagez-le en plusieurs fichiers.`)
  }
  return { ...table, rows }
}

const formats = { text: undefined, number: undefined, day: 'dd/mm/yyyy', money: '#,##0.00 "€"' }

function write(format: 'xlsx' | 'ods', columns: Column[], rows: Value[][]): Promise<Uint8Array> {
  const typed = columns.map((column) =>
    typeof column === 'string' ? { title: column, type: 'text' as const } : column,
  )
  const sheet = {
    name: 'Liste',
    columns: typed.map(({ title, type }, index) => ({
      header: title,
      key: String(index),
      width: widthOf(title, rows, index),
      ...(formats[type] && { numFmt: formats[type] }),
    })),
    data: rows.map((row) =>
      Object.fromEntries(
        typed.map(({ type }, index) => [String(index), typedValue(row[index] ?? null, type)]),
      ),
    ),
    freezePane: { rows: 1 },
  }
  return (format === 'ods' ? writeOds : writeXlsx)({ sheets: [sheet] })
}

function typedValue(value: Value, type: keyof typeof formats): CellValue {
  if (value === null || value === '') return null
  if (type === 'day') return new Date(`${value}T00:00:00Z`)
  if (type === 'money') return Number(value) / 100
  return type === 'number' ? Number(value) : String(value)
}

function widthOf(title: string, rows: Value[][], index: number): number {
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, String(row[index] ?? '').length), title.length)
  return Math.min(48, Math.max(8, longest + 2))
}
