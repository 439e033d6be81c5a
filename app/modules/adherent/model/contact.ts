import { z } from 'zod'
import { codePostalInconnu, estCodePostalFrancais } from './naissance.ts'

/** National prefixes that belong to an overseas country code. */
const outremer: Record<string, string> = {
  '0590': '590',
  '0690': '590',
  '0691': '590',
  '0594': '594',
  '0694': '594',
  '0596': '596',
  '0696': '596',
  '0697': '596',
  '0262': '262',
  '0263': '262',
  '0269': '262',
  '0639': '262',
  '0692': '262',
  '0693': '262',
}

/** A French number in E.164 (`+33612345678`), overseas included; undefined when it is not one. */
export function normaliserTelephone(texte: string): string | undefined {
  const chiffres = texte
    .replaceAll(/[\s.\-()\u00a0\u202f]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+33(?:0)?/, '0')
  if (/^\+(?:590|594|596|262)\d{9}$/.test(chiffres)) return chiffres
  if (/^\+(?:508|687)\d{6}$/.test(chiffres) || /^\+689\d{8}$/.test(chiffres)) return chiffres
  if (!/^0[1-9]\d{8}$/.test(chiffres)) return undefined
  return `+${outremer[chiffres.slice(0, 4)] ?? '33'}${chiffres.slice(1)}`
}

/** As it is read aloud: `06 12 34 56 78`. */
export function formatTelephone(telephone: string): string {
  const national = telephone.replace(/^\+(?:33|590|594|596|262)(?=\d{9}$)/, '0')
  if (!/^0\d{9}$/.test(national)) return telephone
  return national.replaceAll(/(\d\d)(?=\d)/g, '$1\u00a0')
}

const telephoneAbsent = 'Indiquez un numéro de téléphone.'

export const telephoneSchema = z.string({ error: telephoneAbsent }).transform((texte, context) => {
  const numero = normaliserTelephone(texte)
  if (numero) return numero
  const message =
    texte.trim() === ''
      ? telephoneAbsent
      : 'Ce numéro n’a pas la forme d’un téléphone français, comme 06 12 34 56 78.'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const adresse =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\.[A-Za-z]{2,}$/

/** Why this is not an address one can write to; undefined when it is. */
export function empechementEmail(texte: string): string | undefined {
  if (texte === '') return 'Indiquez une adresse électronique.'
  if (texte.length > 200) return 'Cette adresse est trop longue\u00a0: 200 caractères au plus.'
  if (adresse.test(texte)) return undefined
  const corrigee = texte.replaceAll(',', '.')
  if (texte.includes(',') && adresse.test(corrigee)) {
    return `Cette adresse contient une virgule. Vouliez-vous dire ${corrigee}\u202f?`
  }
  return 'Cette adresse n’est pas complète. Elle ressemble à prenom.nom@exemple.fr.'
}

/** One address, kept as typed. */
export const emailSchema = z
  .string({ error: 'Indiquez une adresse électronique.' })
  .transform((texte) => texte.trim())
  .superRefine((texte, context) => {
    const message = empechementEmail(texte)
    if (message) context.addIssue({ code: 'custom', message })
  })

/** As `emailSchema`, but may stay empty: null. */
export const emailFacultatifSchema = z
  .string()
  .nullish()
  .transform((texte) => (texte ?? '').trim())
  .superRefine((texte, context) => {
    const message = texte === '' ? undefined : empechementEmail(texte)
    if (message) context.addIssue({ code: 'custom', message })
  })
  .transform((texte) => texte || null)

const codePostalAbsent = 'Indiquez le code postal.'

export const codePostalSchema = z
  .string({ error: codePostalAbsent })
  .transform((texte) => texte.replaceAll(/\s/g, ''))
  .superRefine((texte, context) => {
    if (texte === '') context.addIssue({ code: 'custom', message: codePostalAbsent })
    else if (!estCodePostalFrancais(texte)) {
      context.addIssue({ code: 'custom', message: codePostalInconnu })
    }
  })
