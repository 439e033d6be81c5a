import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { ChangementSerie, Membre } from '../model/changement-serie.ts'
import { statutsPermettant } from '../model.ts'
import { listFiches, listJournees, selectFormations } from '../public.server.ts'

/** The formations still open that follow this one in its series; undefined when it belongs to none. */
export async function findSerie(ctx: Ctx | WriteCtx, formationId: string) {
  const ici = await selectFormations(ctx)
    .where('f.id', '=', formationId)
    .select(['f.serieId', 'f.premierJour'])
    .executeTakeFirst()
  if (!ici?.serieId || !ici.premierJour) return undefined
  const suivantes = await selectFormations(ctx)
    .where('f.serieId', '=', ici.serieId)
    .where('f.id', '<>', formationId)
    .where('f.premierJour', '>=', ici.premierJour)
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .select(['f.id', 'f.numero', 'f.premierJour'])
    .select(
      sql<number>`(select count(*) from inscription i where i.union_id = f.union_id and i.formation_id = f.id
        and i.statut in ('liste_attente', 'proposee', 'reservee', 'inscrite', 'validee'))`.as(
        'inscrits',
      ),
    )
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .execute()
  return { serieId: ici.serieId, suivantes }
}

/** From this formation on, those of its series that may still change, with their days; undefined without a series. */
export async function findSuite(
  ctx: Ctx | WriteCtx,
  formationId: string,
): Promise<Membre[] | undefined> {
  const serie = await findSerie(ctx, formationId)
  if (!serie) return undefined
  const ids = [formationId, ...serie.suivantes.map(({ id }) => id)]
  const formations = await listFiches(ctx, ids)
  const journees = await listJournees(ctx, ids)
  return formations
    .filter(({ statut }) => statutsPermettant.modifier.includes(statut))
    .map((formation) => ({
      formation,
      journees: journees.filter((journee) => journee.formationId === formation.id),
    }))
}

/** Those of its series, before or after, that no longer change. */
export async function countFigees(ctx: Ctx, formationId: string): Promise<number> {
  const { nombre } = await selectFormations(ctx)
    .where('f.serieId', '=', (eb) =>
      eb
        .selectFrom('formation as ici')
        .where('ici.unionId', '=', ctx.union.id)
        .where('ici.id', '=', formationId)
        .select('ici.serieId'),
    )
    .where('f.statut', 'not in', statutsPermettant.modifier)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}

/** That suite, locked in the order of their ids, as every act does. */
export async function lockSuite(ctx: WriteCtx, formationId: string): Promise<Membre[] | undefined> {
  const suivantes = (await findSerie(ctx, formationId))?.suivantes ?? []
  await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', [formationId, ...suivantes.map(({ id }) => id)])
    .orderBy('id')
    .select('id')
    .forUpdate()
    .execute()
  return findSuite(ctx, formationId)
}

/** How the place chosen for a series is called; empty when it does not change. */
export async function nomDuLieu(
  ctx: Ctx | WriteCtx,
  { lieuId, lieuLibre }: Pick<ChangementSerie, 'lieuId' | 'lieuLibre'>,
): Promise<string> {
  if (lieuId === null) return lieuLibre ?? ''
  const db = ctx.db
  const lieu = await db
    .selectFrom('lieu')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', lieuId)
    .select('nom')
    .executeTakeFirst()
  return (lieu ?? notFound()).nom
}

/** Places already used on these days by another formation that will be, as « jour|lieu ». */
export async function listLieuxPris(
  ctx: Ctx,
  lieux: string[],
  jours: Jour[],
): Promise<{ jour: Jour; lieuId: string | null; numero: string }[]> {
  if (lieux.length === 0 || jours.length === 0) return []
  return ctx.db
    .selectFrom('journee as j')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'j.unionId').onRef('f.id', '=', 'j.formationId'),
    )
    .where('j.unionId', '=', ctx.union.id)
    .where('j.lieuId', 'in', lieux)
    .where('j.jour', 'in', jours)
    .where('j.annuleeLe', 'is', null)
    .where('f.statut', 'in', ['a_valider', 'validee'])
    .select(['j.jour', 'j.lieuId', 'f.numero'])
    .execute()
}
