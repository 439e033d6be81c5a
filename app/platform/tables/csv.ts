import { parse } from 'csv-parse/sync'
import type { Column, Row, Value } from './table.ts'

const separators = [';', ',', '\t', '|']

/** The lines of a CSV and its separator: the one that cuts the first lines most regularly. */
export function parseCsv(text: string, maxRows: number): { rows: Row[]; separateur: string } {
  const said = /^"?sep=(.)"?\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const separateur = said?.[1] ?? guess(body)
  const records = recordsOf(body, separateur, maxRows + 2)
  const first = said ? 2 : 1 // the line that names the separator counts for who reads the file
  return { rows: records.map((cells, index) => ({ numero: first + index, cells })), separateur }
}

function guess(text: string): string {
  const scores = separators.map((separator) => ({ separator, score: regularity(text, separator) }))
  const [best] = scores.sort((a, b) => b.score - a.score)
  return best && best.score > 1 ? best.separator : ';'
}

/** Columns of most lines, less when the others differ; 0 when quotes make no sense with this separator. */
function regularity(text: string, separator: string): number {
  const widths = widthsOf(text, separator)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [[width, times] = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1])
  return width * (times / Math.max(1, widths.length))
}

function widthsOf(text: string, separator: string): number[] {
  try {
    return recordsOf(text, separator, 40).map(({ length }) => length)
  } catch {
    return []
  }
}

function recordsOf(text: string, delimiter: string, to: number): string[][] {
  return parse(text, {
    delimiter,
    to,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  })
}

/** A CSV that opens well in a French spreadsheet: BOM, `;`, CRLF. No cell can start a formula. */
export function writeCsv(columns: Column[], rows: Value[][]): string {
  const types = columns.map((column) => (typeof column === 'string' ? 'text' : column.type))
  const header = columns.map((column) => (typeof column === 'string' ? column : column.title))
  const lines = [
    header.map((title) => cell(title)),
    ...rows.map((row) => types.map((type, index) => cell(shown(row[index] ?? null, type)))),
  ]
  return `\ufeff${lines.map((line) => line.join(';')).join('\r\n')}\r\n`
}

/** As French spreadsheets read it: `14/03/1985`, `1234,50`. */
function shown(value: Value, type: string): Value {
  if (value === null || value === '') return null
  if (type === 'day') return String(value).replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')
  if (type === 'money') return (Number(value) / 100).toFixed(2).replace('.', ',')
  return type === 'number' ? String(value).replace('.', ',') : value
}

const harmless = /^-?\d+(?:[.,]\d+)?$/
const formula = /^[=+\-@\t\r\n＝＋－＠]/

export function cell(value: Value): string {
  if (value === null) return ''
  const text = String(value)
  const safe = formula.test(text) && !harmless.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text that `cell` guarded. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text
}
