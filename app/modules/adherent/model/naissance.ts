import { z } from 'zod'
import { estUnJour, type Jour } from '#app/platform/jour.ts'
import { sansAccent } from './nom.ts'

export function estEnFrance(pays: string): boolean {
  return sansAccent(pays) === 'france'
}

/** Why this code cannot be the one of a birth place in this country; undefined when it can. */
export function empechementCodePostalNaissance(code: string, pays: string): string | undefined {
  if (pays.trim() === '') return 'Indiquez d’abord le pays de naissance.'
  if (!estEnFrance(pays)) {
    if (code === '' || estCodeInseeEtranger(code)) return undefined
    return 'Pour une naissance à l’étranger, laissez vide ou écrivez le code du pays (99…).'
  }
  if (code === '') return 'Indiquez le code postal de la commune de naissance.'
  if (/^2[AB]\d{3}$/i.test(code)) return 'C’est un code Insee\u00a0: écrivez le code postal (20…).'
  return estCodePostalFrancais(code) ? undefined : codePostalInconnu
}

export const codePostalInconnu = 'Ce code postal n’existe pas\u00a0: il a 5 chiffres, comme 25000.'

/** INSEE codes of foreign countries: 99101 to 99999. */
function estCodeInseeEtranger(code: string): boolean {
  return /^99\d{3}$/.test(code) && Number(code) >= 99_101
}

/** 5 digits of a real département, of the overseas territories or of Monaco. */
export function estCodePostalFrancais(code: string): boolean {
  if (!/^\d{5}$/.test(code)) return false
  const departement = Number(code.slice(0, 2))
  if (departement >= 1 && departement <= 95) return true
  return /^97[1-8]/.test(code) || /^98[4678]/.test(code) || code === '98000'
}

const dateAbsente = 'Indiquez la date de naissance.'

/** A day: `1990-11-24` as browsers send it, or `24/11/1990` as people type it. */
export const naissanceDateSchema = z
  .string({ error: dateAbsente })
  .transform((texte) => texte.trim().replace(/^(\d{2})[/.-](\d{2})[/.-](\d{4})$/, '$3-$2-$1'))
  .superRefine((jour, context) => {
    if (jour === '') context.addIssue({ code: 'custom', message: dateAbsente })
    else if (!estUnJour(jour)) {
      const message =
        'Cette date n’existe pas\u00a0: vérifiez le jour, le mois et l’année, comme 24/11/1990.'
      context.addIssue({ code: 'custom', message })
    }
  })

/** Why this birth cannot be: in the future, or more than 120 years ago. */
export function empechementNaissance(naissance: Jour, aujourdhui: Jour): string | undefined {
  const annee = naissance.slice(0, 4)
  if (naissance > aujourdhui) {
    return `La date de naissance doit être dans le passé. Vous avez écrit ${annee}.`
  }
  if (Number(aujourdhui.slice(0, 4)) - Number(annee) > 120) {
    return `Vérifiez l’année de naissance\u00a0: vous avez écrit ${annee}.`
  }
  return undefined
}
