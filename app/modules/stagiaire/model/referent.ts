export type Referent = { nom: string; email: string; telephone: string }

/** What the public pages give of him. */
export function referentPublic(referent: Referent | undefined): Referent | undefined {
  if (!referent) return undefined
  const { nom, email, telephone } = referent
  return { nom, email, telephone }
}
