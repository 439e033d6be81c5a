import pg from 'pg'

const names = new Map<string, string>()
const most = 500

/**
 * Gives a name to the `select` texts of the pages, so that a connection parses and plans each of them
 * once (a third of the database's time of a page, measured). Texts are ours and few: values are
 * parameters; beyond 500 different texts the rest go unnamed.
 */
export class NamedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver overloads `query` five times
  override query(text: any, values?: any, callback?: any): any {
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
    if (name === undefined) return super.query(text, values, callback)
    return super.query({ name, text, values }, callback)
  }
}

function nameOf(text: string): string | undefined {
  if (!text.startsWith('select')) return undefined
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= most) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
