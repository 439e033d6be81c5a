import { sql } from 'kysely'
import { z } from 'zod'
import { placesPrises, selectFormations } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'

export const filtresPublicsSchema = z.object({
  type: z.union([z.uuid(), z.literal('')]).catch(''),
  commune: z.string().max(80).catch(''),
  du: z.union([z.iso.date(), z.literal('')]).catch(''),
  libres: z.enum(['oui', '']).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
export type FiltresPublics = z.output<typeof filtresPublicsSchema>

const parPage = 50

/** FOR-2: what is open to public sign-up today, whoever looks. */
function selectOuvertes(ctx: Ctx) {
  return selectFormations(ctx)
    .where('f.statut', '=', 'validee')
    .where('f.privee', '=', false)
    .where('f.inscriptionsJusquAu', '>=', ctx.aujourdhui)
}

const premiereJournee = sql<{
  lieu: string
  commune: string
  debut: string | null
  fin: string | null
}>`(
  select jsonb_build_object('lieu', coalesce(l.nom, j.lieu_libre), 'commune', coalesce(l.commune, ''),
    'debut', (select to_char(min(c.debut), 'HH24:MI') from creneau c where c.union_id = j.union_id and c.journee_id = j.id),
    'fin', (select to_char(c.fin, 'HH24:MI') from creneau c where c.union_id = j.union_id and c.journee_id = j.id
      order by c.debut desc limit 1))
  from journee j left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
  where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null order by j.jour limit 1)`

const nombreJournees = sql<number>`(select count(*) from journee j
  where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null)`

/** The open formations of a page and their total, in one statement. */
export async function listFormationsPubliques(ctx: Ctx, filtres: FiltresPublics, limite = parPage) {
  const rows = await selectOuvertes(ctx)
    .$if(filtres.type !== '', (query) => query.where('f.typeFormationId', '=', filtres.type))
    .$if(filtres.du !== '', (query) => query.where('f.dernierJour', '>=', filtres.du))
    .$if(filtres.libres !== '', (query) =>
      query.where(sql<boolean>`(f.depassement_capacite or ${placesPrises(ctx)} < f.places)`),
    )
    .$if(filtres.commune !== '', (query) =>
      query.where(sql<boolean>`exists (select 1 from journee j join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
        where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null and f_norm(l.commune) = f_norm(${filtres.commune}))`),
    )
    .select([
      'f.id',
      'f.intitule',
      'f.premierJour',
      'f.dernierJour',
      'f.places',
      'f.prix',
      'f.depassementCapacite',
    ])
    .select([
      placesPrises(ctx).as('prises'),
      nombreJournees.as('jours'),
      premiereJournee.as('premiere'),
    ])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(limite)
    .offset((filtres.page - 1) * limite)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, parPage: limite, pages: Math.max(1, Math.ceil(total / limite)) }
}

export type FormationPublique = Awaited<ReturnType<typeof listFormationsPubliques>>['rows'][number]

/** The types and communes that have something open, for the filters, in one statement. */
export async function listChoixPublics(ctx: Ctx) {
  const rows = await selectOuvertes(ctx)
    .leftJoin('journee as j', (join) =>
      join
        .onRef('j.unionId', '=', 'f.unionId')
        .onRef('j.formationId', '=', 'f.id')
        .on('j.annuleeLe', 'is', null),
    )
    .leftJoin('lieu as l', (join) =>
      join.onRef('l.unionId', '=', 'j.unionId').onRef('l.id', '=', 'j.lieuId'),
    )
    .select(['t.id', 't.libelle', sql<string>`coalesce(l.commune, '')`.as('commune')])
    .distinct()
    .orderBy('t.libelle')
    .orderBy('commune')
    .execute()
  const types = new Map(rows.map(({ id, libelle }) => [id, libelle]))
  const communes = new Set(rows.map(({ commune }) => commune).filter(Boolean))
  return {
    types: [...types].map(([value, label]) => ({ value, label })),
    communes: [...communes].sort((a, b) => a.localeCompare(b, 'fr')),
  }
}
