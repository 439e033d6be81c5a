import { redirect } from 'react-router'
import { config } from './config.server.ts'

const name = 'ge_toast'

/** Goes to another page and says there, once, what was done. */
export function redirectWithToast(
  location: string,
  sentence: string,
  headers?: HeadersInit,
): Response {
  const answer = redirect(location, { headers: headers ?? {} })
  answer.headers.append('Set-Cookie', toastCookie(encodeURIComponent(sentence), 60))
  return answer
}

/** The sentence waiting to be said, and the header that forgets it. */
export function takeToast(request: Request): { sentence: string; forget: string } | undefined {
  const value = cookieValue(request, name)
  if (!value) return undefined
  return { sentence: decode(value), forget: toastCookie('', 0) }
}

export function cookieValue(request: Request, cookie: string): string | undefined {
  const header = request.headers.get('Cookie') ?? ''
  const pair = header.split(/;\s*/).find((part) => part.startsWith(`${cookie}=`))
  return pair?.slice(cookie.length + 1)
}

function toastCookie(value: string, maxAge: number): string {
  const secure = config().https ? '; Secure' : ''
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value).slice(0, 300)
  } catch {
    return ''
  }
}
