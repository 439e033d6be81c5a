import { sql } from 'kysely'
import { z } from 'zod'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import { suivreInscription } from '#app/modules/facturation/public.server.ts'
import { empechementInscription } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { quitterAttente } from '../attente.server.ts'
import { controlerPersonne } from '../controle-personne.server.ts'
import { leverVivantesPassees } from '../ecriture.server.ts'
import { prevenirTransfert } from '../jobs/prevenir-transfert.server.ts'
import { annoncerPlaceLibre } from '../jobs/proposer-places.server.ts'
import { empechementGestion, empechementTransfert } from '../model.ts'
import { exiger } from '../policy.ts'
import {
  findInscription,
  findInscriptionParId,
  listVivantes,
  lockFormationsParId,
} from '../queries/inscriptions.server.ts'
import { listMemeType, listTypesEquivalents } from '../queries/meme-type.server.ts'
import { countPresencesNotees } from '../queries/presences.server.ts'
import { empechementDejaAilleurs } from './refus-meme-type.server.ts'

export const transfererStagiaireSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  versId: z.uuid({ error: 'Choisissez la formation.' }),
})

/**
 * STA-2 (e): moves a sign-up to another formation as it is: its validation, what was paid, its follow-up
 * link. The place left behind is free at once, the one ahead is counted as at every door. Twice = once.
 */
export function transfererStagiaire(
  ctx: Ctx,
  { formationId, inscriptionId, versId }: z.output<typeof transfererStagiaireSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const connue = (await findInscriptionParId(ctx, inscriptionId)) ?? notFound()
    if (connue.formationId === versId) return
    const { clePersonne: cle } = connue
    await lockPersonne(ctx, cle)
    const vivantes = await listVivantes(ctx, cle)
    await lockFormationsParId(ctx, [formationId, versId, ...vivantes.map((une) => une.formationId)])
    const depart = await lockFormation(ctx, formationId)
    const arrivee = await lockFormation(ctx, versId)
    exiger(ctx, 'inscription.desinscrire', depart)
    exiger(ctx, 'inscription.creer', arrivee)
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    const notees = await countPresencesNotees(ctx, inscriptionId)
    refuseIf(empechementTransfert(inscription, empechementGestion(depart), notees))
    const autre = (await listMemeType(ctx, cle, arrivee.typeFormationId)).find(
      ({ id }) => id !== inscriptionId,
    )
    if (autre) throw new Refusal(empechementDejaAilleurs(ctx, autre, inscription))
    controlerPersonne(ctx, arrivee, {
      identite: inscription,
      coordonnees: inscription,
    })
    const prises = arrivee.prises - (await quitterAttente(ctx, versId, cle))
    refuseIf(empechementInscription({ ...arrivee, prises }), 'versId')
    await leverVivantesPassees(ctx, cle)
    const [typeFormationId = arrivee.typeFormationId] = await listTypesEquivalents(
      ctx,
      arrivee.typeFormationId,
    )
    await ctx.db
      .updateTable('inscription')
      .set({ formationId: versId, typeFormationId, vivante: true, convoqueeLe: null })
      .set({ convoqueeMoyen: null, rang: null })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscriptionId)
      .execute()
    await suivreInscription(ctx, { inscriptionId, formationId: versId })
    const codes = { de: depart.numero, vers: arrivee.numero }
    record(ctx, 'inscription.transferee', { genre: 'inscription', id: inscriptionId }, codes)
    record(ctx, 'formation.stagiaire_parti', { genre: 'formation', id: formationId }, codes)
    record(ctx, 'formation.stagiaire_venu', { genre: 'formation', id: versId }, codes)
    await enqueue(ctx, prevenirTransfert, { inscriptionId, demandeLe: ctx.now.toISOString() })
    await annoncerPlaceLibre(ctx, formationId)
  })
}
