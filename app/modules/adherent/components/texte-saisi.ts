import type { FormFailure } from '#app/platform/form.server.ts'

/** What was typed in a field when the form comes back, else what is known. */
export function texteSaisi(echec: FormFailure | undefined, champ: string, connu = ''): string {
  const valeur = echec?.values[champ]
  return typeof valeur === 'string' ? valeur : connu
}
