import { sql } from 'kysely'
import {
  clePersonne,
  formatNom,
  formatPrenoms,
  type Identite,
} from '#app/modules/adherent/model/personne.ts'
import { findOrCreatePersonne, findOrCreatePersonnes } from '#app/modules/adherent/public.server.ts'
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
  await insererLignes(ctx, [ligneDe(ctx, nouvelle, await personneDe(ctx, nouvelle.identite))])
}

/** Many at once, all of them different people, in three statements. */
export async function insertInscriptions(ctx: WriteCtx, nouvelles: Nouvelle[]): Promise<void> {
  const identites = nouvelles.map(({ identite }) => enOfficiel(identite))
  const personnes = await findOrCreatePersonnes(ctx, identites)
  const lignes = nouvelles.map((nouvelle) => {
    const personneId = personnes.get(clePersonne(nouvelle.identite))
    if (personneId === undefined) throw new Error('A person is missing')
    return ligneDe(ctx, nouvelle, personneId)
  })
  await insererLignes(ctx, lignes)
}

function ligneDe(ctx: WriteCtx, nouvelle: Nouvelle, personneId: string) {
  const { id, identite, coordonnees, responsableAccord } = nouvelle
  const { rang = null, tenueJusque = null } = nouvelle
  const statut = rang !== null ? 'liste_attente' : tenueJusque !== null ? 'reservee' : 'inscrite'
  return {
    unionId: ctx.union.id,
    id,
    formationId: nouvelle.formationId,
    personneId,
    typeFormationId: nouvelle.typeFormationId,
    clePersonne: clePersonne(identite),
    vivante: statut === 'inscrite',
    statut,
    rang,
    tenueJusque,
    ...identite,
    ...coordonnees,
    responsableAccord,
    responsableAccordLe: responsableAccord === null ? null : ctx.now,
    origine: nouvelle.origine,
    lienPartenaireId: nouvelle.lienPartenaireId,
    suiviSha256: hashToken(jetonSuivi(ctx, id)),
    inscriteLe: ctx.now,
    creePar: auteur(ctx),
  } as const
}

async function insererLignes(ctx: WriteCtx, lignes: ReturnType<typeof ligneDe>[]): Promise<void> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('inscription')
    .values(lignes)
    .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (Number(numInsertedOrUpdatedRows) !== lignes.length) {
    throw new Refusal(
      'Ce formulaire a déjà servi. Ouvrez-le à nouveau pour inscrire quelqu’un d’autre.',
    )
  }
}

/** The personne of an identity; its names are kept as official papers write them. */
export function personneDe(ctx: WriteCtx, identite: Identite): Promise<string> {
  return findOrCreatePersonne(ctx, enOfficiel(identite))
}

function enOfficiel(identite: Identite): Identite {
  return {
    ...identite,
    nomNaissance: formatNom(identite.nomNaissance),
    nomUsage: identite.nomUsage && formatNom(identite.nomUsage),
    prenoms: formatPrenoms(identite.prenoms),
  }
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

/** Lowers the flags that these persons, else everybody, keep on formations over, closed or cancelled (the rule never waits for the night). */
export async function leverVivantesPassees(ctx: WriteCtx, ...cles: string[]): Promise<void> {
  await ctx.db
    .updateTable('inscription as i')
    .from('formation as f')
    .set({ vivante: false })
    .where('i.unionId', '=', ctx.union.id)
    .where('i.vivante', '=', true)
    .$if(cles.length > 0, (query) => query.where('i.clePersonne', 'in', cles))
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
