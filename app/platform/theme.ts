/** `clair` or `sombre` when the person chose; undefined follows the device. Read from a cookie: no flash. */
export function themeOf(request: Request): 'clair' | 'sombre' | undefined {
  const match = /(?:^|;\s*)theme=(clair|sombre)(?:;|$)/.exec(request.headers.get('Cookie') ?? '')
  return match?.[1] as 'clair' | 'sombre' | undefined
}
