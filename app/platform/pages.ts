import { z } from 'zod'
import { notFound } from './errors.ts'

/** A parameter of the address that must be an identifier; anything else does not exist. */
export function uuidParam(value: string | undefined): string {
  return z.uuid().safeParse(value).data ?? notFound()
}

/** The query string as an object; of a repeated name, the last. NUL, which no text column holds, is dropped. */
export function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(
    [...new URL(request.url).searchParams].map(([name, value]) => [
      name,
      value.replaceAll('\u0000', ''),
    ]),
  )
}
