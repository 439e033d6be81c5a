import { sql } from 'kysely'
import { finValidite } from '#app/modules/adherent/model/competence.ts'
import { findCompetencesDetenues } from '#app/modules/adherent/public.server.ts'
import { genresRequis } from '#app/modules/cotisation/model.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { seuilDe } from '../model/echeance.ts'
import type { Genre } from '../model/genre.ts'

/** The skills of active members that end within 60 days, the soonest first, with their holders. */
export async function listEcheances(ctx: Ctx) {
  const noms = await listActifs(ctx)
  const detenues = await findCompetencesDetenues(ctx, {})
  return detenues
    .flatMap((detenue) => {
      const fin = finValidite(detenue)
      const seuil = fin === undefined ? undefined : seuilDe(fin, ctx.aujourdhui)
      const nom = noms.get(detenue.adherentId)
      if (fin === undefined || seuil === undefined || nom === undefined) return []
      return [{ ...detenue, nom, fin, seuil, cle: `${detenue.id}.${fin}.${seuil}` }]
    })
    .sort((une, autre) => une.fin.localeCompare(autre.fin) || une.nom.localeCompare(autre.nom))
}

async function listActifs(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .select([
      'a.id',
      sql<string>`p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as('nom'),
    ])
    .execute()
  return new Map(rows.map(({ id, nom }) => [id, nom]))
}

/** What was already announced of this kind: nothing of it needs to be tried again. */
export async function listClesAnnoncees(ctx: Ctx, genre: Genre): Promise<Set<string>> {
  const rows = await ctx.db
    .selectFrom('notification')
    .where('unionId', '=', ctx.union.id)
    .where('genre', '=', genre)
    .select('cle')
    .distinct()
    .execute()
  return new Set(rows.map(({ cle }) => cle))
}

/** Members whose required fees are paid until a day near, the first to end; a later one puts it off. */
export async function listFinsCotisations(ctx: Ctx): Promise<{ adherentId: string; fin: Jour }[]> {
  const derniers = ctx.db
    .selectFrom('cotisation')
    .where('unionId', '=', ctx.union.id)
    .where('payeeLe', 'is not', null)
    .where('genre', 'in', [...genresRequis])
    .select(['adherentId', 'genre'])
    .select((eb) => eb.fn.max('au').as('au'))
    .groupBy(['adherentId', 'genre'])
  return ctx.db
    .selectFrom(derniers.as('d'))
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.id', '=', 'd.adherentId').on('a.unionId', '=', ctx.union.id),
    )
    .where('a.nature', '=', 'membre')
    .where('a.partiLe', 'is', null)
    .where('a.desactiveLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .select('d.adherentId')
    .select((eb) => eb.fn.min<Jour>('d.au').as('fin'))
    .groupBy('d.adherentId')
    .having((eb) => eb.fn.min('d.au'), '<=', addDays(ctx.aujourdhui, 30))
    .having((eb) => eb.fn.min('d.au'), '>=', addDays(ctx.aujourdhui, -7))
    .execute()
}
