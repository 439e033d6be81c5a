import { listTypesFormation } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { formateursProposes } from './model/taille.ts'
import { numeroFormation } from './numero.server.ts'

type Demandee = { typeFormationId: string; clientId: string; client: string; places: number }

/**
 * FOR-2: a request makes a private formation to be validated: no day yet, the price of its type, as many
 * places as there are people. Who may ask is decided by the act that calls it.
 */
export async function insertFormationDemandee(ctx: WriteCtx, demandee: Demandee) {
  const { typeFormationId, clientId, client, places } = demandee
  const types = await listTypesFormation(ctx)
  const type = types.find(({ id }) => id === typeFormationId)
  if (!type) throw new Refusal('Ce type de formation n’est plus proposé.', 'typeFormationId')
  const id = newId()
  const numero = await numeroFormation(ctx, anneeDe(ctx.aujourdhui))
  await ctx.db
    .insertInto('formation')
    .values({
      unionId: ctx.union.id,
      id,
      numero,
      typeFormationId,
      clientId,
      intitule: `${type.libelle}, ${client}`.slice(0, 150),
      privee: true,
      statut: 'a_valider',
      places,
      formateursRequis: Math.min(100, formateursProposes(places, type.maxParFormateur)),
      prix: type.prixDefaut,
      inscriptionsJusquAu: ctx.aujourdhui,
      creeLe: ctx.now,
    })
    .execute()
  record(ctx, 'formation.creee', { genre: 'formation', id }, { numero, statut: 'a_valider' })
  return { id, numero, typeLibelle: type.libelle }
}
