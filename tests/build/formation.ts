import { creerFormationSchema } from '#app/modules/formation/schema.ts'
import { creerFormation } from '#app/modules/formation/use-cases/creer-formation.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { ctxFor } from '#tests/ctx.ts'

type Options = {
  id?: string
  type?: string
  intitule?: string
  places?: number
  formateursRequis?: number
  prix?: string
  privee?: boolean
  clientId?: string
  centreId?: string | null
  depassementCapacite?: boolean
  jours?: Jour[]
  creneaux?: Record<string, { debut: string; fin: string }>
  inscriptionsJusquAu?: Jour
  /** Who creates it; the platform when absent. */
  par?: Ctx
}

const journee = {
  matin: { debut: '08:30', fin: '12:30' },
  apres_midi: { debut: '13:30', fin: '17:30' },
}

/** An open public PSC of 10 places, in a week, unless told otherwise. */
export async function buildFormation(ctx: Ctx, options: Options = {}) {
  const { type = 'PSC', jours = [addDays(ctx.aujourdhui, 7)], creneaux = journee } = options
  const types = await listTypesFormation(ctx)
  const input = creerFormationSchema.parse({
    id: options.id ?? newId(),
    typeFormationId: types.find(({ code }) => code === type)?.id,
    intitule: options.intitule ?? 'Premiers secours citoyen',
    ...(options.privee && { privee: 'oui' }),
    ...(options.clientId && { clientId: options.clientId }),
    ...(options.depassementCapacite && { depassementCapacite: 'oui' }),
    centreId: options.centreId ?? '',
    places: String(options.places ?? 10),
    formateursRequis: String(options.formateursRequis ?? 1),
    prix: options.prix ?? '60,00',
    inscriptionsJusquAu: options.inscriptionsJusquAu ?? '',
    journees: Object.fromEntries(
      jours.map((jour, index) => [index, { jour, lieuLibre: 'Salle Barthélemy', creneaux }]),
    ),
  })
  const { id, statut } = await creerFormation(
    options.par ?? ctxFor(ctx.union, { genre: 'systeme' }, ctx.now),
    input,
  )
  return { id, statut, input }
}
