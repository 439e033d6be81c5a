import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { decaler } from '../model/serie.ts'
import { finDecalee } from '../model/vie.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { creerFormation } from './creer-formation.server.ts'

export const dupliquerFormationSchema = z.object({
  formationId: z.uuid(),
  id: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  premierJour: z
    .string({ error: 'Indiquez le premier jour.' })
    .refine((texte) => texte !== '', 'Indiquez le premier jour.')
    .refine((texte) => texte === '' || estUnJour(texte), 'Cette date n’existe pas.'),
})

type Duplication = z.output<typeof dupliquerFormationSchema>

/**
 * FOR-11: the same formation at another date: type, places, price, client, days with their gaps, hours, places
 * and consignes; never the people. Twice the same form = once.
 */
export function dupliquerFormation(
  ctx: Ctx | WriteCtx,
  { formationId, id, premierJour }: Duplication,
  { annoncer = true } = {},
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.creer', formation)
    const journees = await listJournees(ctx, [formationId])
    if (journees.length === 0) throw new Refusal('Cette formation n’a pas de journée à reprendre.')
    const { typeFormationId, centreId, intitule, privee, places, prix } = formation
    const { depassementCapacite, formateursRequis, commentaire } = formation
    const copie = await creerFormation(
      ctx,
      {
        ...{ id, typeFormationId, centreId, intitule, privee, places, prix },
        ...{ depassementCapacite, formateursRequis, commentaire },
        clientId: formation.clientId ?? '',
        inscriptionsJusquAu: finDecalee(
          formation.inscriptionsJusquAu,
          formation.premierJour,
          premierJour,
        ),
        journees: decaler(journees, premierJour).map((journee) => ({
          jour: journee.jour,
          lieuId: journee.lieuId,
          lieuLibre: journee.lieuId ? null : journee.lieu,
          consignes: journee.consignes,
          creneaux: journee.creneaux.map(({ demiJournee, debut, fin }) => ({
            demiJournee,
            debut,
            fin,
          })),
        })),
      },
      { annoncer },
    )
    await copyConsignes(ctx, formationId, id)
    return copie
  })
}

/** Those of the whole formation; a second arrival of the form finds them copied. */
async function copyConsignes(ctx: WriteCtx, de: string, vers: string): Promise<void> {
  const connue = await ctx.db
    .selectFrom('consigne')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', vers)
    .select('id')
    .executeTakeFirst()
  if (connue) return
  const consignes = await ctx.db
    .selectFrom('consigne')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', de)
    .where('journeeId', 'is', null)
    .select(['pourFormateurs', 'pourStagiaires', 'texte'])
    .execute()
  for (const consigne of consignes)
    await ctx.db
      .insertInto('consigne')
      .values({ unionId: ctx.union.id, id: newId(), formationId: vers, ...consigne })
      .execute()
}
