import pg from 'pg'

const names = new Map<string, string>()
const most = 500

/**
 * Gives a name to the `select` texts of the pages, so that a connection parses and plans each of them
 * once (a third of the database's time of a page, measured). Texts are ours and few: values are
 * parameters; beyond 500 different texts the rest go unnamed.
 */
export class NamedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as Query
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
      return name === undefined
        ? send(text, values, ...rest)
        : send({ name, text, values }, ...rest)
    }) as typeof this.query
  }
}

// The driver overloads `query` five times: what is not named passes through as it came.
type Query = (...parameters: unknown[]) => unknown

function nameOf(text: string): string | undefined {
  if (!/^(select|with) /.test(text)) return undefined
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= most) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
