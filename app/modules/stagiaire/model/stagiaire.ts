import { z } from 'zod'
import {
  codePostalSchema,
  emailFacultatifSchema,
  emailSchema,
  normaliserTelephone,
  telephoneSchema,
} from '#app/modules/adherent/model/contact.ts'
import { formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import { optionalText } from '#app/platform/fields.ts'
import { statutsBpf } from '../model.ts'

const telephoneFacultatif = z
  .string({ error: 'Ce numéro n’a pas pu être lu.' })
  .optional()
  .transform((texte, context) => {
    if (!texte || texte.trim() === '') return null
    const numero = normaliserTelephone(texte)
    if (numero) return numero
    context.addIssue({
      code: 'custom',
      message: 'Ce numéro n’a pas la forme d’un téléphone français, comme 06 12 34 56 78.',
    })
    return z.NEVER
  })

const codePostalFacultatif = z
  .string({ error: 'Ce code postal n’a pas pu être lu.' })
  .optional()
  .transform((texte) => texte?.trim() || null)
  .pipe(codePostalSchema.nullable())

const commun = {
  adresse: optionalText(),
  codePostal: codePostalFacultatif,
  commune: optionalText(80),
  statutBpf: z.enum(Object.keys(statutsBpf) as [keyof typeof statutsBpf], {
    error: 'Choisissez votre situation.',
  }),
  amenagement: optionalText(1000),
  responsableNom: optionalText(120),
  responsableEmail: emailFacultatifSchema,
}

/** How to reach a trainee, as the public form asks it. */
export const coordonneesPubliquesSchema = z.object({
  email: emailSchema,
  telephone: telephoneSchema,
  ...commun,
})

/** The same typed by a manager: the e-mail may be empty, documents are then printed (STA-10). */
export const coordonneesSchema = z.object({
  email: emailFacultatifSchema,
  telephone: telephoneFacultatif,
  ...commun,
})

export type Coordonnees = z.output<typeof coordonneesSchema>

/** What of the guardian's identity is missing for a minor, by field. */
export function manquesResponsable(
  mineur: boolean,
  { responsableNom, responsableEmail }: Pick<Coordonnees, 'responsableNom' | 'responsableEmail'>,
): { champ: 'responsableNom' | 'responsableEmail'; phrase: string }[] {
  if (!mineur) return []
  return [
    ...(responsableNom === null
      ? [{ champ: 'responsableNom' as const, phrase: 'Indiquez le nom du responsable légal.' }]
      : []),
    ...(responsableEmail === null
      ? [
          {
            champ: 'responsableEmail' as const,
            phrase: 'Indiquez l’adresse électronique du responsable légal.',
          },
        ]
      : []),
  ]
}

type Nomme = { nomNaissance: string; nomUsage: string | null; prenoms: string }

/** `PETIT Nadia`, `MARTIN née PETIT Nadia` stays `MARTIN Nadia`: the name in use first. */
export function nomComplet({ nomNaissance, nomUsage, prenoms }: Nomme): string {
  return `${formatNom(nomUsage ?? nomNaissance)} ${formatPrenoms(prenoms)}`
}
