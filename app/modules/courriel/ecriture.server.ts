import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import type { EmailMessage } from '#app/platform/email/message.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { normAdresse } from './model/echec.ts'
import type { Texte } from './model/texte.ts'
import type { StatutCourriel } from './model.ts'

type Etat = {
  /** The whole message; null when it gives access to an account. */
  brut: Buffer | null
  messageId: string
  statut?: StatutCourriel
  essais?: number
  reponseServeur?: string
  remisLe?: Date | null
  versionModele?: number
}

type Ligne = Pick<EmailMessage, 'modele' | 'to' | 'subject' | 'personneId' | 'objet'>

/** A line of the history. */
export async function insertCourriel(
  ctx: WriteCtx,
  { modele, to, subject, personneId = null, objet }: Ligne,
  etat: Etat,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('courriel')
    .values({
      unionId: ctx.union.id,
      id,
      modele,
      destinataire: to,
      sujet: subject,
      personneId,
      objetGenre: objet?.genre ?? null,
      objetId: objet?.id ?? null,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      ...etat,
    })
    .execute()
  return id
}

/** The files that leave with a mail, in their order. */
export async function insertPieces(
  ctx: WriteCtx,
  courrielId: string,
  fichierIds: string[],
): Promise<void> {
  if (fichierIds.length === 0) return
  await ctx.db
    .insertInto('courrielPiece')
    .values(
      fichierIds.map((fichierId, index) => ({
        unionId: ctx.union.id,
        courrielId,
        rang: index + 1,
        fichierId,
      })),
    )
    .execute()
}

/** The next version; somebody who wrote one meanwhile makes the form stale. */
export async function insertVersion(
  ctx: WriteCtx,
  cle: string,
  connue: number,
  texte: Texte | null,
): Promise<number> {
  const { derniere } = await ctx.db
    .selectFrom('modeleCourriel')
    .where('unionId', '=', ctx.union.id)
    .where('cle', '=', cle)
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('derniere'))
    .executeTakeFirstOrThrow()
  if (derniere !== connue) throw new StaleVersion()
  const id = newId()
  const version = derniere + 1
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('modeleCourriel')
    .values({
      unionId: ctx.union.id,
      id,
      cle,
      version,
      sujet: texte?.sujet ?? null,
      corps: texte?.corps ?? null,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .onConflict((conflict) => conflict.constraint('modele_courriel_version_unique').doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) throw new StaleVersion()
  const acte = texte ? 'courriel.modele_modifie' : 'courriel.modele_retabli'
  record(ctx, acte, { genre: 'modele_courriel', id }, { modele: cle, version })
  return version
}

/** One more refusal of an address. */
export async function noterEchec(ctx: WriteCtx, adresse: string, motif: string): Promise<void> {
  await ctx.db
    .insertInto('adresseEnEchec')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      adresseNorm: normAdresse(adresse),
      echecs: 1,
      motif,
      premierLe: ctx.now,
      dernierLe: ctx.now,
    })
    .onConflict((conflict) =>
      conflict.constraint('adresse_en_echec_unique').doUpdateSet({
        echecs: sql<number>`adresse_en_echec.echecs + 1`,
        motif,
        dernierLe: ctx.now,
      }),
    )
    .execute()
}
