import { sql } from 'kysely'
import { placesPrises, selectFormations } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { centresAutorises } from '../policy.ts'

const parPage = 50

/** Formations to which the actor may add trainees, soonest first, in one statement. */
export async function listFormationsOuGerer(
  ctx: Ctx,
  { recherche, page }: { recherche: string; page: number },
) {
  const centres = centresAutorises(ctx, 'inscription.creer')
  const rows = await selectFormations(ctx)
    .where('f.statut', '=', 'validee')
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .$if(recherche !== '', (query) =>
      query.where(
        sql<boolean>`position(f_norm(${recherche}) in f_norm(f.intitule || ' ' || f.numero)) > 0`,
      ),
    )
    .select([
      'f.id',
      'f.numero',
      'f.intitule',
      'f.premierJour',
      'f.places',
      placesPrises(ctx).as('prises'),
    ])
    .select(
      sql<string | null>`(select coalesce(l.nom, j.lieu_libre) from journee j
      left join lieu l on l.union_id = j.union_id and l.id = j.lieu_id
      where j.union_id = f.union_id and j.formation_id = f.id and j.annulee_le is null order by j.jour limit 1)`.as(
        'lieu',
      ),
    )
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(parPage)
    .offset((page - 1) * parPage)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, parPage, pages: Math.max(1, Math.ceil(total / parPage)) }
}
