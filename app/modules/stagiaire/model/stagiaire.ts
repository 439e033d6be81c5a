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
import { liensResponsable, statutsBpf } from '../model.ts'

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
  responsableLien: z
    .union(
      [z.enum(Object.keys(liensResponsable) as [keyof typeof liensResponsable]), z.literal('')],
      {
        error: 'Choisissez le lien de cette personne avec le stagiaire.',
      },
    )
    .nullish()
    .transform((lien) => lien || null),
  responsableEmail: emailFacultatifSchema,
  responsableTelephone: telephoneFacultatif,
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

type Responsable = Pick<
  Coordonnees,
  'responsableNom' | 'responsableLien' | 'responsableEmail' | 'responsableTelephone'
>

/** What of the guardian is missing for a minor, by field: who it is, and one way to reach them. */
export function manquesResponsable(
  mineur: boolean,
  { responsableNom, responsableLien, responsableEmail, responsableTelephone }: Responsable,
): { champ: keyof Responsable; phrase: string }[] {
  if (!mineur) return []
  const manques: [boolean, keyof Responsable, string][] = [
    [responsableNom === null, 'responsableNom', 'Indiquez le nom du responsable légal.'],
    [
      responsableLien === null,
      'responsableLien',
      'Dites qui est cette personne pour le stagiaire.',
    ],
    [
      responsableEmail === null && responsableTelephone === null,
      'responsableEmail',
      'Indiquez l’adresse électronique ou le téléphone du responsable légal.',
    ],
  ]
  return manques.flatMap(([manque, champ, phrase]) => (manque ? [{ champ, phrase }] : []))
}

/** Without a minor there is no guardian to keep. */
export const sansResponsable: Record<keyof Responsable, null> = {
  responsableNom: null,
  responsableLien: null,
  responsableEmail: null,
  responsableTelephone: null,
}

type Nomme = { nomNaissance: string; nomUsage: string | null; prenoms: string }

/** `PETIT Nadia`, `MARTIN née PETIT Nadia` stays `MARTIN Nadia`: the name in use first. */
export function nomComplet({ nomNaissance, nomUsage, prenoms }: Nomme): string {
  return `${formatNom(nomUsage ?? nomNaissance)} ${formatPrenoms(prenoms)}`
}
