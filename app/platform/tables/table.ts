/** The formats a list is exported in; the value of `?format=`. */
export const tableFormats = ['csv', 'xlsx', 'ods'] as const
export type TableFormat = (typeof tableFormats)[number]

/**
 * What a column holds: a text, a number, a day (`YYYY-MM-DD`) or an amount in cents. A title alone is
 * a column of texts.
 */
export type Column = string | { title: string; type: 'text' | 'number' | 'day' | 'money' }

export type Value = string | number | null

/** A line of a file as people see it: its number in the spreadsheet, and its cells as text. */
export type Row = { numero: number; cells: string[] }

export type TableRead = {
  format: TableFormat
  /** As it was guessed, for a CSV alone. */
  encodage: string | null
  separateur: string | null
  rows: Row[]
}

export type Limits = {
  /** Bytes of the file. */
  bytes: number
  /** Bytes once inflated. */
  inflated: number
  entries: number
  rows: number
  columns: number
  /** Characters of a cell. */
  cell: number
}

export const defaultLimits: Limits = {
  bytes: 25_000_000,
  inflated: 100_000_000,
  entries: 1000,
  rows: 20_000,
  columns: 100,
  cell: 2000,
}

export type TableJob =
  | { kind: 'read'; bytes: Uint8Array; limits: Limits }
  | { kind: 'write'; format: 'xlsx' | 'ods'; columns: Column[]; rows: Value[][] }

/** `refusal`: a sentence for the person who sent the file. */
export type TableAnswer = { read?: TableRead; bytes?: Uint8Array; refusal?: string }

/** The format asked by an address, if it is one. */
export function tableFormat(text: string | undefined): TableFormat | undefined {
  return tableFormats.find((format) => format === text)
}
