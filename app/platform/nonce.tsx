import { createContext } from 'react'

/** The nonce of the request's content policy; empty in the browser. */
export const NonceContext = createContext('')
