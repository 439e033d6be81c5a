import { sql } from 'kysely'
import { placesPrises, selectFormations } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { typesEquivalents } from '../model.ts'
import { centresAutorises } from '../policy.ts'
import { listTypesConnus } from './inscriptions.server.ts'

type Depart = { id: string; typeFormationId: string }

/** The open formations to which a sign-up may be moved: those of the same type first, soonest first. */
export async function listDestinations(ctx: Ctx, { id, typeFormationId }: Depart) {
  const centres = centresAutorises(ctx, 'inscription.creer')
  const memes = typesEquivalents(await listTypesConnus(ctx), typeFormationId)
  return selectFormations(ctx)
    .where('f.statut', '=', 'validee')
    .where('f.dernierJour', '>=', ctx.aujourdhui)
    .where('f.id', '!=', id)
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`f.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .select(['f.id', 'f.numero', 'f.intitule', 'f.premierJour', 'f.places', 'f.prix'])
    .select(['f.depassementCapacite', placesPrises(ctx).as('prises')])
    .select(sql<boolean>`f.type_formation_id = any(${memes}::uuid[])`.as('memeType'))
    .orderBy(sql`f.type_formation_id = any(${memes}::uuid[])`, 'desc')
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(100)
    .execute()
}
