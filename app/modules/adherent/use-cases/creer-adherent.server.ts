import { z } from 'zod'
import { creerCompte, envoyerLienAcces } from '#app/modules/compte/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { statutsAdherent } from '../model/adherent.ts'
import { codePostalSchema, emailSchema, telephoneSchema } from '../model/contact.ts'
import { empechementNaissance } from '../model/naissance.ts'
import { pseudoPropose } from '../model/nom.ts'
import {
  clePersonne,
  enForme,
  facultatif,
  type IdentiteAdherent,
  identiteAdherentSchema,
  nomTri,
} from '../model/personne.ts'
import { authorize } from '../policy.ts'
import { findPersonne, insertPersonne, lockPersonne } from '../queries/personnes.server.ts'
import { numeroFederalSchema } from '../schema.ts'
import { refuseContrainte } from './modifier-adherent.server.ts'

export const creerAdherentSchema = z.object({
  id: z.uuid(), // made with the form: a double click answers like the first
  identite: identiteAdherentSchema,
  email: emailSchema,
  telephone: facultatif(telephoneSchema),
  adresse: optionalText(),
  codePostal: facultatif(codePostalSchema),
  commune: optionalText(80),
  urgenceNom: optionalText(120),
  urgenceTelephone: facultatif(telephoneSchema),
  centreId: facultatif(z.uuid('Choisissez un centre de la liste.')),
  grade: optionalText(40),
  numeroFederal: numeroFederalSchema.optional(),
  statut: z.enum(statutsAdherent, { error: 'Choisissez un statut de la liste.' }).default('SPV'),
  /** Proposed from the names when absent (`nom.prenom`, then 2, 3…). */
  pseudo: facultatif(
    z.string().regex(/^[a-z][a-z0-9.-]{2,59}$/, 'Un identifiant s’écrit nom.prenom, sans accent.'),
  ),
  /** Ticked: somebody of the same name born the same day is another person. */
  homonyme: z.string().optional().transform(Boolean).optional(),
})

export type CreerAdherent = z.output<typeof creerAdherentSchema>

/**
 * ADH-2, ADH-12: a member and an account of their own. An existing account is never attached by name or
 * e-mail, even the same: two people may share an address (ADH-13).
 */
export function creerAdherent(ctx: Ctx | WriteCtx, input: CreerAdherent) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'adherent.creer', input)
    const identite = enForme(input.identite)
    if (identite.naissanceDate !== null) {
      refuseIf(
        empechementNaissance(identite.naissanceDate, ctx.aujourdhui),
        'identite.naissanceDate',
      )
    }
    await lockPersonne(ctx, clePersonne(identite))
    await lockPersonne(ctx, 'pseudo')
    const known = await findCree(ctx, input.id)
    if (known) return known // the same form, sent twice
    const pseudo = await pseudoLibre(ctx, input.pseudo, identite)
    const personneId = await personneLibre(ctx, identite, input.homonyme ?? false)
    const compteId = newId()
    await creerCompte(ctx, { id: compteId, email: input.email })
    await insertAdherent(ctx, { ...input, identite, pseudo, personneId, compteId })
    record(ctx, 'adherent.cree', { genre: 'adherent', id: input.id })
    await enqueue(ctx, envoyerLienAcces, { adherentId: input.id, genre: 'creation' })
    return { id: input.id, pseudo, compteId, personneId }
  })
}

async function findCree(ctx: WriteCtx, id: string) {
  const row = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['id', 'pseudo', 'compteId', 'personneId'])
    .executeTakeFirst()
  return row && { ...row, compteId: row.compteId ?? '' }
}

/** The personne of a former trainee becomes a member's; one already a member's is refused (same name, same birth). */
async function personneLibre(
  ctx: WriteCtx,
  identite: IdentiteAdherent,
  homonyme: boolean,
): Promise<string> {
  if (identite.naissanceDate === null || homonyme) return insertPersonne(ctx, identite)
  const known = await findPersonne(ctx, clePersonne(identite))
  if (known?.pseudo) {
    const sentence = `Cette personne est déjà adhérente, sous l’identifiant ${known.pseudo}.`
    throw new Refusal(sentence, 'identite.nomNaissance')
  }
  return known?.id ?? insertPersonne(ctx, identite)
}

/** `nom.prenom`, then 2, 3…; the caller holds the lock of the pseudos. */
export async function pseudoLibre(
  ctx: WriteCtx,
  demande: string | null,
  identite: IdentiteAdherent,
) {
  const { nomUsage, nomNaissance, prenoms } = identite
  const base = demande ?? pseudoPropose(nomUsage ?? nomNaissance, prenoms)
  const rows = await ctx.db
    .selectFrom('adherent')
    .where('unionId', '=', ctx.union.id)
    .where('pseudoNorm', 'like', `${base}%`)
    .select('pseudoNorm')
    .execute()
  const pris = new Set(rows.map(({ pseudoNorm }) => pseudoNorm))
  if (!pris.has(base)) return base
  if (demande !== null) throw new Refusal(`L’identifiant ${demande} est déjà pris.`, 'pseudo')
  let rang = 2
  while (pris.has(`${base}${rang}`)) rang += 1
  return `${base}${rang}`
}

type Nouveau = CreerAdherent & { pseudo: string; personneId: string; compteId: string }

async function insertAdherent(ctx: WriteCtx, { identite, ...nouveau }: Nouveau): Promise<void> {
  try {
    await ctx.db
      .insertInto('adherent')
      .values({
        unionId: ctx.union.id,
        id: nouveau.id,
        personneId: nouveau.personneId,
        compteId: nouveau.compteId,
        pseudo: nouveau.pseudo,
        statut: nouveau.statut,
        grade: nouveau.grade,
        numeroFederal: nouveau.numeroFederal ?? null,
        centreId: nouveau.centreId,
        nomTri: nomTri(identite),
        email: nouveau.email,
        telephone: nouveau.telephone,
        adresse: nouveau.adresse,
        codePostal: nouveau.codePostal,
        commune: nouveau.commune,
        pays: nouveau.adresse === null ? null : 'France',
        urgenceNom: nouveau.urgenceNom,
        urgenceTelephone: nouveau.urgenceTelephone,
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .execute()
  } catch (error) {
    refuseContrainte(error)
  }
}
