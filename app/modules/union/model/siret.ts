import { z } from 'zod'

const laPoste = '356000000'

/** Why these digits are not a SIRET; undefined when they are. */
export function empechementSiret(siret: string): string | undefined {
  if (!/^\d*$/.test(siret)) return 'Un SIRET n’a que des chiffres, 14 en tout.'
  if (siret.length !== 14) return `Ce SIRET a ${siret.length} chiffres, il en faut 14.`
  const juste = luhn(siret) || (siret.startsWith(laPoste) && somme(siret) % 5 === 0)
  return juste && luhn(siret.slice(0, 9))
    ? undefined
    : 'Ce SIRET contient une faute de frappe. Relisez-le.'
}

function somme(chiffres: string): number {
  return [...chiffres].reduce((total, chiffre) => total + Number(chiffre), 0)
}

function luhn(chiffres: string): boolean {
  const total = [...chiffres].reverse().reduce((sum, chiffre, rang) => {
    const value = Number(chiffre) * (rang % 2 === 1 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return total % 10 === 0
}

/** Left empty: null. Spaces, dots and hyphens are removed first. */
export const siretSchema = z
  .string()
  .nullish()
  .transform((texte) => (texte ?? '').replaceAll(/[\s.\-\u00a0\u202f]/g, ''))
  .superRefine((siret, context) => {
    const message = siret === '' ? undefined : empechementSiret(siret)
    if (message) context.addIssue({ code: 'custom', message })
  })
  .transform((siret) => siret || null)
