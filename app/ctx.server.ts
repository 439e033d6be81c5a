import {
  createContext,
  type MiddlewareFunction,
  type RouterContextProvider,
  redirect,
} from 'react-router'
import { findActeur } from '#app/modules/compte/public.server.ts'
import { findSuspendue, findUnionParSlug } from '#app/modules/union/public.server.ts'
import { config } from '#app/platform/config.server.ts'
import type { Ctx, UnionCourante } from '#app/platform/ctx.ts'
import { openReader } from '#app/platform/db.server.ts'
import { notFound, Suspended } from '#app/platform/errors.ts'
import { jourDans } from '#app/platform/jour.ts'
import { requestContext } from '#app/platform/request.server.ts'

const context = createContext<Ctx | null>(null)

/** The ctx of the request; pages outside a union have none. */
export function ctxOf(provider: Readonly<RouterContextProvider>): Ctx {
  return provider.get(context) ?? notFound()
}

/** Gives a page its ctx without a request of the network, as the middleware does. */
export function setCtx(provider: Readonly<RouterContextProvider>, ctx: Ctx): void {
  provider.set(context, ctx)
}

export function findCtx(provider: Readonly<RouterContextProvider>): Ctx | null {
  return provider.get(context)
}

/** Makes `ctx` for everything below `/:union`: the union comes from the address, never from the session. */
export const unionMiddleware: MiddlewareFunction<Response> = async (
  { request, params, context: provider },
  next,
) => {
  const slug = params.union ?? notFound()
  if (slug !== slug.toLowerCase()) throw redirect(lowerCaseSlug(request.url, slug), 308)
  const union = (await findUnionParSlug(slug)) ?? (await absente(slug))
  const facts = provider.get(requestContext)
  const statements = facts?.statements ?? { count: 0 }
  const reader = openReader(union.id, statements)
  const now = new Date()
  const ctx = newCtx({ union, reader, now, requestId: facts?.requestId ?? '', statements })
  try {
    ctx.acteur = await findActeur(ctx, request)
    if (facts) noteFacts(facts.facts, ctx)
    setCtx(provider, ctx)
    const response = await next()
    if (config().bench) response.headers.set('X-Sql-Statements', String(statements.count))
    return response
  } finally {
    await reader.close()
  }
}

/** Nothing at this address, or a union that the operator has suspended. */
async function absente(slug: string): Promise<never> {
  const nom = await findSuspendue(slug)
  if (nom !== undefined) throw new Suspended(nom)
  return notFound()
}

type Parts = {
  union: UnionCourante
  reader: ReturnType<typeof openReader>
  now: Date
  requestId: string
  statements: { count: number }
}

export function newCtx({ union, reader, now, requestId, statements }: Parts): Ctx {
  return {
    union,
    acteur: { genre: 'public' },
    db: reader.db,
    now,
    aujourdhui: jourDans(union.fuseau, now),
    requestId,
    closeReader: () => reader.close(),
    statements,
  }
}

function noteFacts(
  facts: { unionId?: number; acteur?: string; compteId?: string },
  ctx: Ctx,
): void {
  facts.unionId = ctx.union.id
  facts.acteur = ctx.acteur.genre
  if ('compteId' in ctx.acteur) facts.compteId = ctx.acteur.compteId
}

function lowerCaseSlug(address: string, slug: string): string {
  const url = new URL(address)
  url.pathname = url.pathname.replace(`/${slug}`, `/${slug.toLowerCase()}`).replace(/\.data$/, '')
  return `${url.pathname}${url.search}`
}
