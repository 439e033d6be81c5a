import { z } from 'zod'
import {
  codePostalSchema,
  emailFacultatifSchema,
  emailSchema,
  normaliserTelephone,
  telephoneSchema,
} from '#app/modules/adherent/model/contact.ts'
import { estCodePostalFrancais } from '#app/modules/adherent/model/naissance.ts'
import { rnaSchema, tvaSchema } from '#app/modules/union/model/identifiants.ts'
import { siretSchema } from '#app/modules/union/model/siret.ts'
import { checkbox, optionalText, requiredText, wholeNumber } from '#app/platform/fields.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { trapSchema } from '#app/platform/trap.ts'
import { genresClient } from './model/client.ts'
import { lieuxDemande } from './model/demande.ts'

export const genreSchema = z.enum(genresClient, { error: 'Choisissez ce qu’est le client.' })

const codePostalFacultatif = z
  .string()
  .nullish()
  .transform((texte) => (texte ?? '').replaceAll(/\s/g, ''))
  .refine(
    (texte) => texte === '' || estCodePostalFrancais(texte),
    'Ce code postal n’existe pas : cinq chiffres, comme 25000.',
  )

const telephoneFacultatif = z
  .string()
  .nullish()
  .transform((texte, context) => {
    if ((texte ?? '').trim() === '') return null
    const numero = normaliserTelephone(texte ?? '')
    if (numero) return numero
    context.addIssue({
      code: 'custom',
      message: 'Ce numéro n’a pas la forme d’un téléphone français, comme 03 81 00 00 00.',
    })
    return z.NEVER
  })

const champsClient = {
  genre: genreSchema,
  raisonSociale: requiredText('Indiquez la raison sociale ou le nom.', 150),
  siret: siretSchema,
  rna: rnaSchema,
  tva: tvaSchema,
  adresse: optionalText(200).transform((texte) => texte ?? ''),
  codePostal: codePostalFacultatif,
  commune: optionalText(80).transform((texte) => texte ?? ''),
  factureAdresse: optionalText(200),
  factureCodePostal: codePostalFacultatif.transform((texte) => texte || null),
  factureCommune: optionalText(80),
  emailFactures: emailFacultatifSchema,
  chorusCodeService: optionalText(100),
  chorusEngagementRequis: checkbox,
  delaiPaiement: wholeNumber('Indiquez un nombre de jours.', { min: 0, max: 60 }),
  notes: optionalText(4000),
}

export const creerClientSchema = z.object({
  id: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  ...champsClient,
})

export const modifierClientSchema = z.object({
  clientId: z.uuid(),
  version: z.coerce.number().int(),
  ...champsClient,
})
export type ModifierClient = z.output<typeof modifierClientSchema>

const champsContact = {
  nom: requiredText('Indiquez le nom du contact.', 100),
  prenom: optionalText(100).transform((texte) => texte ?? ''),
  fonction: optionalText(100),
  email: emailFacultatifSchema,
  telephone: telephoneFacultatif,
  principal: checkbox,
}

export const ajouterContactSchema = z.object({
  id: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  clientId: z.uuid(),
  ...champsContact,
})

export const modifierContactSchema = z.object({
  contactId: z.uuid(),
  version: z.coerce.number().int(),
  ...champsContact,
})

const jourSouhaite = z
  .string()
  .nullish()
  .transform((texte) => texte || null)
  .refine((texte) => texte === null || estUnJour(texte), 'Cette date n’existe pas.')

const souhaits = {
  ...trapSchema,
  id: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  prenom: requiredText('Indiquez votre prénom.', 100),
  nom: requiredText('Indiquez votre nom.', 100),
  fonction: optionalText(100),
  email: emailSchema,
  telephone: telephoneSchema,
  typeFormationId: z.uuid('Choisissez une formation.'),
  nombre: wholeNumber('Indiquez combien de personnes sont à former.', { min: 1, max: 1000 }),
  dateSouhaitee: jourSouhaite,
  autreDate: jourSouhaite,
  periode: optionalText(300),
  lieu: z.enum(lieuxDemande, { error: 'Choisissez où la formation aura lieu.' }),
  lieuAdresse: optionalText(300),
  remarques: optionalText(2000),
  accord: z.literal('oui', { error: 'Cochez cette case pour envoyer votre demande.' }),
}

function desDates(
  { dateSouhaitee, periode }: { dateSouhaitee: string | null; periode: string | null },
  context: z.RefinementCtx,
): void {
  if (dateSouhaitee !== null || periode !== null) return
  context.addIssue({
    code: 'custom',
    message: 'Indiquez une date, ou une période en quelques mots.',
    path: ['dateSouhaitee'],
  })
}

const raisonSociale = optionalText(150).transform((texte) => texte ?? '')

/** CLI-1: who asks says who they are. */
export const demandeNouvelleSchema = z
  .object({
    // In the order of the page: what is to be mended is read from top to bottom.
    genre: z.enum(genresClient, { error: 'Dites qui vous êtes.' }),
    raisonSociale,
    siret: siretSchema,
    adresse: requiredText('Indiquez l’adresse.', 200),
    codePostal: codePostalSchema,
    commune: requiredText('Indiquez la commune.', 80),
    ...souhaits,
  })
  .superRefine(
    (demande, context) => {
      desDates(demande, context)
      // Who did not say what they are may be a person, who has no organisation to name.
      const morale = demande.genre !== undefined && demande.genre !== 'particulier'
      if (morale && demande.raisonSociale === '') {
        context.addIssue({
          code: 'custom',
          message: 'Indiquez le nom de votre organisation.',
          path: ['raisonSociale'],
        })
      }
    },
    // Everything that is missing is said at once.
    { when: () => true },
  )

/** CLI-1: behind the link mailed to a known client, the record is reused: only the wishes are asked. */
export const demandeConnueSchema = z.object(souhaits).superRefine(desDates)

export type DemandeSaisie =
  | z.output<typeof demandeNouvelleSchema>
  | z.output<typeof demandeConnueSchema>
