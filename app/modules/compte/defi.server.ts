import { derivedToken } from '#app/platform/secrets/secrets.server.ts'

/** What a key signs: made again from what it stands for, so that nothing is kept until it is spent. */
export function defiDe(usage: 'ajout' | 'connexion', quoi: string): string {
  return derivedToken(`cle.${usage}`, quoi)
}
