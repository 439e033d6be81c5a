import { sql } from 'kysely'
import { regleDuType } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Formation, Journee } from './model.ts'
import { centresAutorises } from './policy.ts'

export { noterDeclaration } from './declaration.server.ts'
export { insertFormationDemandee } from './demandee.server.ts'
export { estFormateurDe } from './formateur.server.ts'
export { can } from './policy.ts'
export { findPiece, listConsignesEnvoyees } from './queries/consignes.server.ts'
export { findConventionEnvoyee } from './queries/convention.server.ts'
export { lockFormationsDe, rattacherCandidatures } from './rattachement.server.ts'

/** Every read of a formation starts here: what the user may not see does not exist for them. */
export function selectFormations(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('formation as f')
    .innerJoin('typeFormation as t', (join) =>
      join.onRef('t.unionId', '=', 'f.unionId').onRef('t.id', '=', 'f.typeFormationId'),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where(visible(ctx))
}

/** The public sees what is open to it; members see by their role and centre, trainers what concerns them. */
function visible(ctx: Ctx | WriteCtx) {
  const { acteur } = ctx
  if (acteur.genre === 'systeme') return sql<boolean>`true`
  const publique = sql<boolean>`(not f.privee and f.statut = 'validee')`
  if (acteur.genre !== 'adherent') return publique
  const centres = centresAutorises(ctx, 'formation.lister')
  if (centres === undefined) return sql<boolean>`true`
  const lesSiennes = sql<boolean>`exists (select 1 from candidature c where c.union_id = f.union_id
    and c.formation_id = f.id and c.adherent_id = ${acteur.adherentId} and c.statut in ('posee', 'acceptee'))`
  if (centres.length === 0) return sql<boolean>`(${publique} or ${lesSiennes})`
  return sql<boolean>`(f.centre_id = any(${centres}::uuid[]) or ${publique} or ${lesSiennes})`
}

/** STA-0: the sign-up `i` takes a place. A held one lapses with time: places are counted, never stored. */
export function prendUnePlace(ctx: Ctx | WriteCtx) {
  return sql<boolean>`i.statut in ('inscrite', 'validee', 'proposee', 'reservee')
    and (i.tenue_jusque is null or i.tenue_jusque > ${ctx.now})`
}

export function placesPrises(ctx: Ctx | WriteCtx) {
  return sql<number>`(select count(*) from inscription i where i.union_id = f.union_id and i.formation_id = f.id
    and ${prendUnePlace(ctx)})`
}

export function findFormation(ctx: Ctx | WriteCtx, id: string): Promise<Formation | undefined> {
  return selectFiches(ctx, [id]).executeTakeFirst()
}

/** Several formations, by their first day, in one statement. */
export function listFiches(ctx: Ctx | WriteCtx, ids: string[]): Promise<Formation[]> {
  return selectFiches(ctx, ids).execute()
}

function selectFiches(ctx: Ctx | WriteCtx, ids: string[]) {
  return selectFormations(ctx)
    .innerJoinLateral(regleDuType(sql`coalesce(f.premier_jour, f.cree_le::date)`).as('r'), (join) =>
      join.onTrue(),
    )
    .where('f.id', 'in', ids)
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .select([
      'f.id',
      'f.numero',
      'f.typeFormationId',
      'f.centreId',
      'f.clientId',
      'f.intitule',
      'f.privee',
      'f.statut',
      'f.motif',
    ])
    .select([
      'f.places',
      'f.depassementCapacite',
      'f.formateursRequis',
      'f.prix',
      'f.inscriptionsJusquAu',
    ])
    .select(['f.commentaire', 'f.premierJour', 'f.dernierJour', 'f.version'])
    .select(['t.code as typeCode', 't.libelle as typeLibelle', 'r.minutesMin', 'r.maxParFormateur'])
    .select(['r.minStagiaires', 'r.ageMin', placesPrises(ctx).as('prises')])
    .select(['r.allongementDes', 'r.allongementMinutes', 'r.scissionDes'])
}

/** Where a formation stands, for what only needs to know which acts it opens; undefined when it cannot be seen. */
export function findRepere(ctx: Ctx, id: string) {
  return selectFormations(ctx)
    .where('f.id', '=', id)
    .select(['f.centreId', 'f.statut', 'f.privee', 'f.numero', 'f.intitule', 'f.premierJour'])
    .select(sql<boolean>`f.serie_id is not null`.as('enSerie'))
    .executeTakeFirst()
}

/** Lock first, read after: the head count must come from a snapshot taken once the lock is held. */
export async function lockFormation(ctx: WriteCtx, id: string): Promise<Formation> {
  await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .execute()
  return (await findFormation(ctx, id)) ?? notFound()
}

/** STA-3: one place more, for somebody who waits; the formation is locked by the caller. */
export async function ajouterPlace(
  ctx: WriteCtx,
  { id, places, version }: Formation,
): Promise<void> {
  await ctx.db
    .updateTable('formation')
    .set({ places: places + 1, version: version + 1 })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  record(ctx, 'formation.place_ajoutee', { genre: 'formation', id }, { places: places + 1 })
}

/** The journées of formations with their créneaux, by day, in one statement; cancelled ones do not exist any more. */
export function listJournees(
  ctx: Ctx | WriteCtx,
  formationIds: string[],
): Promise<(Journee & { formationId: string })[]> {
  const db = ctx.db
  return db
    .selectFrom('journee as j')
    .leftJoin('lieu as l', (join) =>
      join.onRef('l.unionId', '=', 'j.unionId').onRef('l.id', '=', 'j.lieuId'),
    )
    .where('j.unionId', '=', ctx.union.id)
    .where('j.formationId', 'in', formationIds)
    .where('j.annuleeLe', 'is', null)
    .select(['j.id', 'j.formationId', 'j.jour', 'j.lieuId', 'j.consignes'])
    .select([
      sql<string>`coalesce(l.nom, j.lieu_libre)`.as('lieu'),
      sql<string>`coalesce(l.commune, '')`.as('commune'),
      sql<string>`concat_ws(', ', nullif(trim(l.adresse), ''), nullif(trim(l.code_postal || ' ' || l.commune), ''))`.as(
        'adresse',
      ),
      sql<
        Journee['creneaux']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'demiJournee', c.demi_journee,
        'debut', to_char(c.debut, 'HH24:MI'), 'fin', to_char(c.fin, 'HH24:MI')) order by c.debut)
        from creneau c where c.union_id = j.union_id and c.journee_id = j.id), '[]')`.as(
        'creneaux',
      ),
    ])
    .orderBy('j.jour')
    .execute()
}
