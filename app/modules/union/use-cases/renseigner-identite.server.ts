import { z } from 'zod'
import {
  codePostalSchema,
  emailFacultatifSchema,
  emailSchema,
} from '#app/modules/adherent/model/contact.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { checkbox, optionalText, requiredText } from '#app/platform/fields.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { encrypt } from '#app/platform/secrets/secrets.server.ts'
import { ibanSchema } from '../model/iban.ts'
import { bicSchema, ndaSchema, rnaSchema, tvaDuSiren, tvaSchema } from '../model/identifiants.ts'
import { type AgrementD, agrementsD } from '../model/identite.ts'
import { siretSchema } from '../model/siret.ts'
import { objetUnion } from '../model.ts'
import { authorize } from '../policy.ts'

const jour = z
  .string()
  .nullish()
  .transform((texte) => texte || null)
  .refine((texte) => texte === null || estUnJour(texte), 'Cette date n’existe pas.')

const telephone = optionalText(30)

/** A code written as it is printed: spaces and small letters put right. */
function code(forme: RegExp, phrase: string) {
  return optionalText(20)
    .transform((texte) => texte?.replaceAll(/[\s.]/g, '').toUpperCase() || null)
    .refine((texte) => texte === null || forme.test(texte), phrase)
}

const identite = z.object({
  raisonSociale: requiredText('Indiquez la raison sociale.', 150),
  adresse: requiredText('Indiquez l’adresse.'),
  codePostal: codePostalSchema,
  commune: requiredText('Indiquez la commune.', 80),
  telephone,
  president: optionalText(120),
  siret: siretSchema,
  rna: rnaSchema,
  nda: ndaSchema,
  tva: tvaSchema,
  codeUrssaf: code(/^[0-9A-Z]{3}$/, 'Le code de l’URSSAF a trois caractères, comme 437.'),
  naf: code(/^\d{4}[A-Z]$/, 'Un code NAF a quatre chiffres et une lettre, comme 8559A.'),
  santeTravail: code(/^[A-Z0-9]{1,10}$/, 'Ce code a dix caractères au plus, comme MT001.'),
  habilitationReference: optionalText(200),
  habilitationDate: jour,
  habilitationFin: jour,
  agrementD: z
    .enum(Object.keys(agrementsD) as AgrementD[], 'Choisissez un agrément de la liste.')
    .default('aucun'),
  agrementAquatique: checkbox,
  agrementReference: optionalText(200),
  agrementDate: jour,
  agrementFin: jour,
  email: emailFacultatifSchema,
  emailFormations: emailSchema,
  emailDps: emailSchema,
  site: optionalText(200).refine(
    (texte) => texte === null || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(texte),
    'Une adresse de site commence par https://, comme https://www.udsp25.fr.',
  ),
  couleur: z
    .string()
    .default('#1e3257')
    .transform((texte) => texte.toLowerCase())
    .refine((texte) => /^#[0-9a-f]{6}$/.test(texte), 'Choisissez une couleur.'),
  /** Left empty, the account known stays. */
  iban: ibanSchema,
  ibanRetire: checkbox,
  bic: bicSchema,
})

type Identite = z.output<typeof identite>

export const renseignerIdentiteSchema = identite
  .extend({ version: z.coerce.number('Rouvrez cette page.').int() })
  .superRefine(coherence)

/** What one field says of another. */
function coherence(lue: Identite, context: z.RefinementCtx): void {
  const refuse = (champ: keyof Identite, message: string) =>
    context.addIssue({ code: 'custom', message, path: [champ] })
  if (lue.siret && lue.tva && lue.tva !== tvaDuSiren(lue.siret.slice(0, 9))) {
    refuse('tva', `Avec ce SIRET, le numéro de TVA est ${tvaDuSiren(lue.siret.slice(0, 9))}.`)
  }
  if (lue.habilitationDate && lue.habilitationFin && lue.habilitationFin < lue.habilitationDate) {
    refuse('habilitationFin', 'La fin de l’habilitation vient après sa date.')
  }
  if (lue.agrementDate && lue.agrementFin && lue.agrementFin < lue.agrementDate) {
    refuse('agrementFin', 'La fin de l’agrément vient après sa date.')
  }
}

/** At least what the first union had to say; the rest keeps what is known. */
type Renseignee = Partial<Identite> & { version?: number }

/**
 * What documents and public pages print: name, address, numbers, authorisations, account. What is
 * already issued keeps the identity it was made with.
 */
export function renseignerIdentite(ctx: Ctx | WriteCtx, renseignee: Renseignee) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { version: vue, iban, ibanRetire, ...champs } = renseignee
    const { version } = await ctx.db
      .selectFrom('identiteUnion')
      .where('unionId', '=', ctx.union.id)
      .select('version')
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (vue !== undefined && vue !== version) throw new StaleVersion()
    await ctx.db
      .updateTable('identiteUnion')
      .set({ ...champs, ...compte(ctx, iban, ibanRetire), version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .execute()
    record(ctx, 'union.identite_renseignee', objetUnion, { version: version + 1 })
    if (iban || ibanRetire) record(ctx, 'union.iban_change', objetUnion, {})
  })
}

/** The account as it is kept: encrypted for its place, with its last four characters to name it. */
function compte(ctx: WriteCtx, iban: string | null | undefined, retire: boolean | undefined) {
  if (iban) return { iban: encrypt(iban, placeIban(ctx)), ibanFin: iban.slice(-4) }
  return retire ? { iban: null, ibanFin: null } : {}
}

function placeIban(ctx: WriteCtx): string {
  return `identite_union/${ctx.union.id}/iban`
}
