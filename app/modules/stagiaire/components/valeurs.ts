import type { FormFailure, FormValue } from '#app/platform/form.server.ts'

export type Reponses = Record<string, string>

/** The texts of one group of a form (`identite.…`): what was just typed, else what is known. */
export function reponsesDe(
  failure: FormFailure | undefined,
  groupe: string,
  connues: Reponses = {},
): Reponses {
  const tapees = failure?.values[groupe]
  if (!failure) return connues
  return textes(typeof tapees === 'object' && !Array.isArray(tapees) ? tapees : {})
}

function textes(valeurs: { [key: string]: FormValue }, prefixe = ''): Reponses {
  return Object.fromEntries(
    Object.entries(valeurs).flatMap(([nom, valeur]): [string, string][] => {
      if (typeof valeur === 'string') return [[prefixe + nom, valeur]]
      return Array.isArray(valeur) ? [] : Object.entries(textes(valeur, `${prefixe + nom}.`))
    }),
  )
}
