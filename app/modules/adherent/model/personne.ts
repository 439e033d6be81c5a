import { z } from 'zod'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import type { Jour } from '#app/platform/jour.ts'
import { empechementCodePostalNaissance, naissanceDateSchema } from './naissance.ts'
import {
  formatNom,
  formatPrenoms,
  nomSchema,
  nomUsageSchema,
  prenomsSchema,
  sansAccent,
} from './nom.ts'

// The seam of the other modules: what is said of a person is found here.
export { empechementNaissance, estEnFrance } from './naissance.ts'
export { formatNom, formatPrenoms, nomSchema, prenomsSchema } from './nom.ts'

export const civilites = { monsieur: 'Monsieur', madame: 'Madame' } as const
export type Civilite = keyof typeof civilites

export type Identite = {
  civilite: Civilite
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: Jour
  naissanceCommune: string
  naissanceCodePostal: string
  naissancePays: string
}

type Cle = { nomNaissance: string; prenoms: string; naissanceDate: Jour | null }

/** How one person is recognised: normalised nom de naissance, first prénom, date of birth (STA-2). */
export function clePersonne({ nomNaissance, prenoms, naissanceDate }: Cle): string {
  const prenom = prenoms.trim().split(/[ ,]+/)[0] ?? ''
  return `${sansAccent(nomNaissance)}|${sansAccent(prenom)}|${naissanceDate ?? ''}`
}

export const civiliteSchema = z.enum(['monsieur', 'madame'], {
  error: 'Choisissez Madame ou Monsieur.',
})

const codePostalNaissance = z
  .string()
  .nullish()
  .transform((value) => (value ?? '').replaceAll(/\s/g, ''))

const lieuLu = z.object({ naissanceCodePostal: z.string(), naissancePays: z.string() })

/** Identity as every door asks it: public form, *Ajouter stagiaire*, *Mes informations*. */
export const identiteSchema = z
  .object({
    civilite: civiliteSchema,
    nomNaissance: nomSchema,
    nomUsage: nomUsageSchema,
    prenoms: prenomsSchema,
    naissanceDate: naissanceDateSchema,
    naissanceCommune: requiredText('Indiquez la commune de naissance.', 80),
    naissanceCodePostal: codePostalNaissance,
    naissancePays: requiredText('Indiquez le pays de naissance.', 60),
  })
  .superRefine(
    ({ naissanceCodePostal, naissancePays }, context) => {
      const message = empechementCodePostalNaissance(naissanceCodePostal, naissancePays)
      if (message) context.addIssue({ code: 'custom', message, path: ['naissanceCodePostal'] })
    },
    // Said with the rest, not once the rest is mended; both are texts by then, whatever they hold.
    { when: ({ value }) => lieuLu.safeParse(value).success },
  )

/** What is known of a member when the account is created: the names; the owner fills the rest. */
export const identiteAdherentSchema = z
  .object({
    civilite: facultatif(civiliteSchema),
    nomNaissance: nomSchema,
    nomUsage: nomUsageSchema,
    prenoms: prenomsSchema,
    naissanceDate: facultatif(naissanceDateSchema),
    naissanceCommune: optionalText(80),
    naissanceCodePostal: codePostalNaissance.transform((code) => code || null),
    naissancePays: optionalText(60),
  })
  .superRefine(({ naissanceCodePostal, naissancePays }, context) => {
    if (naissanceCodePostal === null) return
    const message = empechementCodePostalNaissance(naissanceCodePostal, naissancePays ?? 'France')
    if (message) context.addIssue({ code: 'custom', message, path: ['naissanceCodePostal'] })
  })

export type IdentiteAdherent = z.output<typeof identiteAdherentSchema>

/** The names as the union writes them: NOM in capitals, Prénoms. */
export function enForme(identite: IdentiteAdherent): IdentiteAdherent {
  return {
    ...identite,
    nomNaissance: formatNom(identite.nomNaissance),
    nomUsage: identite.nomUsage && formatNom(identite.nomUsage),
    prenoms: formatPrenoms(identite.prenoms),
  }
}

type Noms = Pick<IdentiteAdherent, 'nomNaissance' | 'nomUsage' | 'prenoms'>

/** What the list of members is sorted on. */
export function nomTri({ nomUsage, nomNaissance, prenoms }: Noms): string {
  return `${sansAccent(nomUsage ?? nomNaissance)} ${sansAccent(prenoms)}`
}

/** An empty answer is no answer: null. */
export function facultatif<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    schema.nullable(),
  )
}
