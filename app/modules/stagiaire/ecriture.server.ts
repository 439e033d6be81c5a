import { sql } from 'kysely'
import {
  clePersonne,
  formatNom,
  formatPrenoms,
  type Identite,
} from '#app/modules/adherent/model/personne.ts'
import { findOrCreatePersonne } from '#app/modules/adherent/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirReinscription } from './jobs/prevenir-reinscription.server.ts'
import { annoncerPlaceLibre } from './jobs/proposer-places.server.ts'
import type { Origine } from './model/places.ts'
import type { Coordonnees } from './model/stagiaire.ts'
import { jetonSuivi } from './suivi.server.ts'

type Nouvelle = {
  id: string
  formationId: string
  typeFormationId: string
  origine: Origine
  lienPartenaireId: string | null
  identite: Identite
  coordonnees: Coordonnees
  /** What the guardian of a minor has just agreed to; null when nobody asked them. */
  responsableAccord: string | null
  /** On the waiting list, with its rank; else on the list of the formation. */
  rang?: number
  /** The place is held until then, while it is paid by card. */
  tenueJusque?: Date
}

export async function insertInscription(ctx: WriteCtx, nouvelle: Nouvelle): Promise<void> {
  const { id, formationId, typeFormationId, origine, lienPartenaireId } = nouvelle
  const { identite, coordonnees, responsableAccord, rang = null, tenueJusque = null } = nouvelle
  const statut = rang !== null ? 'liste_attente' : tenueJusque !== null ? 'reservee' : 'inscrite'
  const personneId = await personneDe(ctx, identite)
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('inscription')
    .values({
      unionId: ctx.union.id,
      id,
      formationId,
      personneId,
      typeFormationId,
      clePersonne: clePersonne(identite),
      vivante: statut === 'inscrite',
      statut,
      rang,
      tenueJusque,
      ...identite,
      ...coordonnees,
      responsableAccord,
      responsableAccordLe: responsableAccord === null ? null : ctx.now,
      origine,
      lienPartenaireId,
      suiviSha256: hashToken(jetonSuivi(ctx, id)),
      inscriteLe: ctx.now,
      creePar: auteur(ctx),
    })
    .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) {
    throw new Refusal(
      'Ce formulaire a déjà servi. Ouvrez-le à nouveau pour inscrire quelqu’un d’autre.',
    )
  }
}

/** The personne of an identity; its names are kept as official papers write them. */
export function personneDe(ctx: WriteCtx, identite: Identite): Promise<string> {
  return findOrCreatePersonne(ctx, {
    ...identite,
    nomNaissance: formatNom(identite.nomNaissance),
    nomUsage: identite.nomUsage && formatNom(identite.nomUsage),
    prenoms: formatPrenoms(identite.prenoms),
  })
}

/** STA-2 (a): the earlier sign-ups of the type give their places back, and their owner is told. */
export async function desinscrirePourReinscription(
  ctx: WriteCtx,
  anciennes: { id: string; formationId: string }[],
): Promise<void> {
  if (anciennes.length === 0) return
  const ids = anciennes.map(({ id }) => id)
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'desinscrite', motif: 'reinscription', vivante: false, desinscriteLe: ctx.now })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  for (const id of ids) {
    record(ctx, 'inscription.desinscrite', { genre: 'inscription', id }, { motif: 'reinscription' })
    await enqueue(ctx, prevenirReinscription, {
      inscriptionId: id,
      demandeLe: ctx.now.toISOString(),
    })
  }
  for (const { formationId } of anciennes) await annoncerPlaceLibre(ctx, formationId)
}

/** Lowers the flags that a person keeps on formations over, closed or cancelled (the rule never waits for the night). */
export async function leverVivantesPassees(ctx: WriteCtx, cle?: string): Promise<void> {
  await ctx.db
    .updateTable('inscription as i')
    .from('formation as f')
    .set({ vivante: false })
    .where('i.unionId', '=', ctx.union.id)
    .where('i.vivante', '=', true)
    .$if(cle !== undefined, (query) => query.where('i.clePersonne', '=', cle ?? ''))
    .whereRef('f.unionId', '=', 'i.unionId')
    .whereRef('f.id', '=', 'i.formationId')
    .where((eb) =>
      eb.or([
        eb('f.statut', 'not in', ['a_valider', 'validee']),
        eb('f.dernierJour', '<', ctx.aujourdhui),
      ]),
    )
    .execute()
}

export function auteur(ctx: WriteCtx): string | null {
  return ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
}
