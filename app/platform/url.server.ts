import { config } from './config.server.ts'
import type { Ctx, WriteCtx } from './ctx.ts'

let listening: string | undefined

/** Where the server answers when BASE_URL says nothing. Set once it listens. */
export function setListeningUrl(url: string): void {
  listening = url
}

/** An absolute address for a mail: BASE_URL, else the address the server listens on. */
export function publicUrl(ctx: Ctx | WriteCtx, path: string): string {
  return `${baseUrl()}/${ctx.union.slug}${path}`
}

export function baseUrl(): string {
  return config().baseUrl ?? listening ?? `http://localhost:${config().port}`
}
