import { z } from 'zod'
import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, notFound, Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import { type Change, record } from '#app/platform/journal.server.ts'
import { codePostalSchema, emailFacultatifSchema, telephoneSchema } from '../model/contact.ts'
import { empechementNaissance } from '../model/naissance.ts'
import {
  clePersonne,
  enForme,
  facultatif,
  identiteAdherentSchema,
  nomTri,
} from '../model/personne.ts'
import { findHomonyme, lockAdherents, lockPersonne } from '../queries/personnes.server.ts'

export const modifierMesInformationsSchema = z.object({
  version: z.coerce.number('Rouvrez la page avant d’enregistrer.').int(),
  versionPersonne: z.coerce.number('Rouvrez la page avant d’enregistrer.').int(),
  identite: identiteAdherentSchema,
  email: emailFacultatifSchema,
  telephone: facultatif(telephoneSchema),
  adresse: optionalText(),
  codePostal: facultatif(codePostalSchema),
  commune: optionalText(80),
  pays: optionalText(60),
  urgenceNom: optionalText(120),
  urgenceTelephone: facultatif(telephoneSchema),
})

export type InformationsSaisies = z.output<typeof modifierMesInformationsSchema>

/**
 * ADH-9, ADH-15: a member writes what the union knows of them. What is missing may be filled later; what
 * was filled stays filled once the account is validated.
 */
export function modifierMesInformations(
  ctx: Ctx | WriteCtx,
  input: InformationsSaisies,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { adherentId, personneId } = moi(ctx)
    const identite = enForme(input.identite)
    await lockPersonne(ctx, clePersonne(identite))
    await lockAdherents(ctx, [adherentId])
    const avant = (await findInformations(ctx, adherentId)) ?? notFound()
    if (avant.version !== input.version || avant.versionPersonne !== input.versionPersonne)
      throw new StaleVersion()
    if (identite.naissanceDate !== null) {
      refuseIf(
        empechementNaissance(identite.naissanceDate, ctx.aujourdhui),
        'identite.naissanceDate',
      )
    }
    if (
      clePersonne(avant) !== clePersonne(identite) &&
      (await findHomonyme(ctx, identite, adherentId))
    )
      throw new Refusal(homonyme, 'identite.nomNaissance')
    const coordonnees = coordonneesDe(input)
    if (avant.valideLe !== null) refuseEffacement(avant, { ...identite, ...coordonnees })
    await ctx.db
      .updateTable('personne')
      .set(({ eb }) => ({
        ...identite,
        clePersonne: clePersonne(identite),
        version: eb('version', '+', 1),
      }))
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', personneId)
      .execute()
    await ctx.db
      .updateTable('adherent')
      .set({ ...coordonnees, nomTri: nomTri(identite), version: input.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
    const changes = changesDe(avant, { ...identite, ...coordonnees }, personneId)
    const objet = { genre: 'adherent', id: adherentId }
    const nombre = changes.length
    if (nombre > 0) record(ctx, 'adherent.informations_modifiees', objet, { nombre }, changes)
  })
}

/** Nobody else: the union's staff has its own act. */
function moi(ctx: WriteCtx): ActeurAdherent {
  if (ctx.acteur.genre !== 'adherent') throw new Forbidden('compte.lire', 'Accueil et Mon compte')
  return ctx.acteur
}

function coordonneesDe({
  version: _,
  versionPersonne: __,
  identite: ___,
  ...coordonnees
}: InformationsSaisies) {
  const { adresse, pays } = coordonnees
  return { ...coordonnees, pays: adresse === null ? pays : (pays ?? 'France') }
}

type Informations = InformationsSaisies['identite'] & ReturnType<typeof coordonneesDe>

function findInformations(ctx: WriteCtx, adherentId: string) {
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', adherentId)
    .select([
      'a.version',
      'p.version as versionPersonne',
      'a.valideLe',
      'a.email',
      'a.telephone',
      'a.adresse',
      'a.codePostal',
    ])
    .select(['a.commune', 'a.pays', 'a.urgenceNom', 'a.urgenceTelephone'])
    .select(['p.civilite', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(['p.naissanceCommune', 'p.naissanceCodePostal', 'p.naissancePays'])
    .executeTakeFirst()
}

/** One of the two sheets is a mistake, for the staff to see. */
const homonyme =
  'Votre union a déjà un autre adhérent du même nom, né le même jour. Demandez à votre secrétariat de vérifier.'

const exiges: [keyof Informations, string, string][] = [
  ['civilite', 'identite.civilite', 'Choisissez Madame ou Monsieur.'],
  ['naissanceDate', 'identite.naissanceDate', 'Indiquez votre date de naissance.'],
  ['naissanceCommune', 'identite.naissanceCommune', 'Indiquez votre commune de naissance.'],
  ['telephone', 'telephone', 'Indiquez un numéro de téléphone.'],
  ['adresse', 'adresse', 'Indiquez votre adresse.'],
  ['urgenceNom', 'urgenceNom', 'Indiquez une personne à prévenir.'],
]

/** ADH-15 holds for a validated account: what made it complete may change, not disappear. */
function refuseEffacement(
  avant: Partial<Record<keyof Informations, unknown>>,
  apres: Informations,
) {
  for (const [champ, nom, phrase] of exiges) {
    if (avant[champ] !== null && apres[champ] === null) throw new Refusal(phrase, nom)
  }
}

function changesDe(
  avant: Record<keyof Informations, string | null>,
  apres: Informations,
  personneId: string,
): Change[] {
  const champs = Object.keys(apres) as (keyof Informations)[]
  return champs.flatMap((champ) =>
    avant[champ] === apres[champ]
      ? []
      : [{ champ, avant: avant[champ], apres: apres[champ], personneId }],
  )
}
