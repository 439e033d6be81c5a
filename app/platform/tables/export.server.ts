import type { MiddlewareFunction, RouterContextProvider } from 'react-router'
import { queryOf } from '../pages.ts'
import { type Column, tableFormat, type Value } from './table.ts'
import { tableResponse } from './tables.server.ts'

type Exported = { name: string; columns: Column[]; rows: Value[][] }

/**
 * `?format=csv|xlsx|ods` of a list is a file, not a page: a loader cannot answer with one. `make` asks
 * for the right itself, and gives exactly the lines of the list as it is filtered. `name` has no extension.
 */
export function exportAs(
  make: (
    context: Readonly<RouterContextProvider>,
    query: Record<string, string>,
    params: Record<string, string | undefined>,
  ) => Promise<Exported>,
): MiddlewareFunction<Response> {
  return async ({ request, context, params }, next) => {
    const query = queryOf(request)
    const format = tableFormat(query.format)
    if (!format) return next()
    return tableResponse({ ...(await make(context, query, params)), format })
  }
}
