import { z } from 'zod'
import {
  type DefinitionPreference,
  type Preference,
  preferences,
  type ValeurPreference,
} from './preferences.ts'

/** The values of these keys: what the union chose, else the default. */
export function valeursDe<Cle extends Preference>(
  cles: readonly Cle[],
  choisies: ReadonlyMap<string, unknown>,
) {
  return Object.fromEntries(
    cles.map((cle) => {
      const { schema, defaut } = preferences[cle]
      const lue = schema.safeParse(choisies.get(cle))
      return [cle, lue.success ? lue.data : defaut]
    }),
  ) as { [C in Cle]: ValeurPreference<C> }
}

/** What a form sends for a key, as the value to keep; the sentence to show when it is not one. */
export function readSaisie(
  cle: Preference,
  saisie: string | undefined,
): { valeur: unknown } | { erreur: string } {
  const { schema }: DefinitionPreference = preferences[cle]
  const valeur =
    schema instanceof z.ZodBoolean
      ? saisie !== undefined && saisie !== ''
      : schema instanceof z.ZodNumber
        ? nombre(saisie)
        : saisie
  const lue = schema.safeParse(valeur)
  return lue.success
    ? { valeur: lue.data }
    : { erreur: lue.error.issues[0]?.message ?? 'Cette valeur n’est pas possible.' }
}

function nombre(saisie = ''): number | undefined {
  return /^\d{1,6}$/.test(saisie.trim()) ? Number(saisie) : undefined
}
