import { sql } from 'kysely'
import { placesPrises, selectFormations } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'

type Lieu = { lieu: string; commune: string; debut: string | null; fin: string | null }

/** The next trainings open to everybody, their places and how many there are in all, in one statement. */
export async function listProchainesFormations(ctx: Ctx, limite = 5) {
  const formations = await selectFormations(ctx)
    .where('f.statut', '=', 'validee')
    .where('f.privee', '=', false)
    .where('f.inscriptionsJusquAu', '>=', ctx.aujourdhui)
    .select(['f.id', 'f.intitule', 'f.premierJour', 'f.dernierJour', 'f.places', 'f.prix'])
    .select([
      'f.depassementCapacite',
      placesPrises(ctx).as('prises'),
      premiereJournee.as('journee'),
    ])
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(limite)
    .execute()
  return { formations, total: formations[0]?.total ?? 0 }
}

export type ProchaineFormation = Awaited<
  ReturnType<typeof listProchainesFormations>
>['formations'][number]

const premiereJournee = sql<Lieu | null>`(
  select jsonb_build_object('lieu', coalesce(l.nom, j.lieu_libre), 'commune', coalesce(l.commune, ''),
    'debut', to_char(h.debut, 'HH24:MI'), 'fin', to_char(h.fin, 'HH24:MI'))
  from journee j
  left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
  left join lateral (select min(c.debut) as debut, (array_agg(c.fin order by c.debut desc))[1] as fin
    from creneau c where c.union_id = j.union_id and c.journee_id = j.id) h on true
  where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null
  order by j.jour limit 1)`
