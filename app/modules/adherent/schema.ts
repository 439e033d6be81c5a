import { z } from 'zod'
import { listOf, optionalText } from '#app/platform/fields.ts'
import { statutsAdherent } from './model/adherent.ts'
import { emailFacultatifSchema, telephoneSchema } from './model/contact.ts'
import { genresTelephone, listePermis, listeTailles, type taillesConnues } from './model/fiche.ts'
import { codePostalInconnu, estCodePostalFrancais, estEnFrance } from './model/naissance.ts'
import { facultatif, identiteAdherentSchema } from './model/personne.ts'

const rechargez = 'Rechargez la page.'
const version = z.coerce.number({ error: rechargez }).int(rechargez)

const genres = Object.keys(genresTelephone) as (keyof typeof genresTelephone)[]

/** Other telephones: a line left empty is a line removed. */
const autresTelephones = z.preprocess(
  remplies,
  z
    .array(
      z.object({
        libelle: z.enum(genres, { error: 'Choisissez mobile, domicile, travail ou autre.' }),
        numero: telephoneSchema,
      }),
    )
    .max(6, '6 autres téléphones au plus.'),
)

function remplies(value: unknown): unknown {
  const lignes = listOf(z.unknown()).parse(value)
  return lignes.filter(
    (ligne) => typeof ligne === 'object' && ligne !== null && Reflect.get(ligne, 'numero') !== '',
  )
}

const tailles = z
  .object(
    Object.fromEntries(listeTailles.map((piece) => [piece, optionalText(12)])) as Record<
      keyof typeof taillesConnues,
      ReturnType<typeof optionalText>
    >,
  )
  .transform((saisies) =>
    Object.fromEntries(Object.entries(saisies).filter(([, taille]) => taille !== null)),
  )

const permis = z.preprocess(
  (value) => value ?? [],
  z.array(z.enum(listePermis, { error: 'Choisissez un permis de la liste.' })).max(20),
)

/** Federal number, as it is compared: without space, in capitals. */
export const numeroFederalSchema = z
  .string()
  .nullish()
  .transform((texte) => (texte ?? '').replaceAll(/\s/g, '').toUpperCase())
  .refine((numero) => /^[A-Z0-9./-]{0,30}$/.test(numero), {
    error: 'Un numéro fédéral n’a que des chiffres et des lettres.',
  })
  .transform((numero) => numero || null)

/** What the union knows of a member beyond the names: contact, place, outfit. */
const coordonneesSchema = z
  .object({
    email: emailFacultatifSchema,
    telephone: facultatif(telephoneSchema),
    autresTelephones,
    adresse: optionalText(),
    codePostal: optionalText(12),
    commune: optionalText(80),
    pays: optionalText(60),
    urgenceNom: optionalText(120),
    urgenceTelephone: facultatif(telephoneSchema),
    centreId: facultatif(z.uuid('Choisissez un centre de la liste.')),
    amicaleId: facultatif(z.uuid('Choisissez une amicale de la liste.')),
    statut: z.enum(statutsAdherent, { error: 'Choisissez un statut de la liste.' }),
    grade: optionalText(40),
    numeroFederal: numeroFederalSchema,
    permis,
    tailles,
    notes: optionalText(4000),
  })
  .superRefine(({ codePostal, pays }, context) => {
    if (codePostal === null || !estEnFrance(pays ?? 'France')) return
    if (estCodePostalFrancais(codePostal.replaceAll(/\s/g, ''))) return
    context.addIssue({ code: 'custom', message: codePostalInconnu, path: ['codePostal'] })
  })

export const modifierAdherentSchema = z
  .object({
    adherentId: z.uuid(),
    version,
    versionPersonne: version,
    identite: identiteAdherentSchema,
    /** Ticked: somebody of the same name born the same day is another person. */
    homonyme: z.string().optional().transform(Boolean),
  })
  .and(coordonneesSchema)

export type ModifierAdherent = z.output<typeof modifierAdherentSchema>
