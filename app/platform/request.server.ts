import { createContext } from 'react-router'

/** What the HTTP server knows of a request before any page reads it. */
export type RequestFacts = {
  requestId: string
  nonce: string
  /** Address of the client, through trusted proxies only. */
  ip: string
  userAgent: string
  loopback: boolean
  statements: { count: number }
  /** Filled by the middleware, for the line of log. */
  facts: { unionId?: number; acteur?: string; compteId?: string }
}

// `null`, not undefined: a page outside any union must be able to ask.
export const requestContext = createContext<RequestFacts | null>(null)
