/** `a[b][0]=c` as the API reads it: names between brackets, every value a text. */
export type Form = { [name: string]: string | Form }

export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly body: { type: string; code?: string; message: string; param?: string }
  constructor(status: number, body: ApiError['body']) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

export function invalid(message: string, code?: string, param?: string): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    message,
    ...(code !== undefined && { code }),
    ...(param !== undefined && { param }),
  })
}

export function parseForm(body: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(body)) {
    const [first = '', ...inner] = name.split(/[[\]]+/).filter((part) => part !== '')
    const path = [first, ...inner]
    if (path.some((part) => part === '__proto__')) continue
    let target = form
    for (const part of path.slice(0, -1)) {
      const next = target[part]
      if (typeof next === 'object') target = next
      else {
        const made: Form = {}
        target[part] = made
        target = made
      }
    }
    target[path.at(-1) ?? ''] = value
  }
  return form
}

/** Every name that was sent must be one of these patterns; `*` stands for one name. */
export function refuseUnknown(form: Form, allowed: string[]): void {
  for (const path of paths(form)) {
    const known = allowed.some((pattern) => {
      const parts = pattern.split('.')
      const sent = path.split('.')
      return (
        parts.length === sent.length && parts.every((part, i) => part === '*' || part === sent[i])
      )
    })
    if (!known) throw invalid(`Received unknown parameter: ${path}`, 'parameter_unknown', path)
  }
}

function paths(form: Form, before = ''): string[] {
  return Object.entries(form).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${before}${name}`] : paths(value, `${before}${name}.`),
  )
}

export function text(form: Form, path: string): string | undefined {
  let value: string | Form | undefined = form
  for (const part of path.split('.')) value = typeof value === 'object' ? value[part] : undefined
  return typeof value === 'string' ? value : undefined
}

export function required(form: Form, path: string): string {
  const value = text(form, path)
  if (value === undefined || value === '')
    throw invalid(`Missing required param: ${path}.`, 'parameter_missing', path)
  return value
}

export function integer(form: Form, path: string): number | undefined {
  const value = text(form, path)
  if (value === undefined) return undefined
  if (!/^\d+$/.test(value))
    throw invalid(`Invalid integer: ${value}`, 'parameter_invalid_integer', path)
  return Number(value)
}

/** Names and values given by the caller: 50 at most, texts of 500 characters. */
export function metadata(form: Form, path: string): Record<string, string> {
  let value: string | Form | undefined = form
  for (const part of path.split('.')) value = typeof value === 'object' ? value[part] : undefined
  if (typeof value !== 'object') return {}
  const entries = Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  )
  if (entries.length > 50 || entries.some(([name, text]) => name.length > 40 || text.length > 500))
    throw invalid('Metadata has too many or too long values.', 'parameter_invalid', path)
  return Object.fromEntries(entries)
}
