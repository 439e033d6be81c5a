import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'
import { annoncer } from './annonce.server.ts'
import { aAnnoncer, type Changement, finDecalee } from './model/vie.ts'
import { type Formation, type Journee, statutsPermettant } from './model.ts'
import { authorize } from './policy.ts'
import { listJournees, lockFormation } from './public.server.ts'
import { listAcceptes } from './queries/concernes.server.ts'
import { bornes } from './use-cases/journees.server.ts'
import { alignerAffectations } from './use-cases/journees-affectation.server.ts'

type Ouverture = { formationId: string; version: number; deja?: string }

/** The start of each act on one day: the formation locked, then its trainers, whose agenda may change. */
export async function ouvrirJournees(ctx: WriteCtx, { formationId, version, deja }: Ouverture) {
  const formation = await lockFormation(ctx, formationId)
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formationId])
  const faite = deja !== undefined && journees.some(({ id }) => id === deja)
  if (!faite && formation.version !== version) throw new StaleVersion()
  if (!statutsPermettant.modifier.includes(formation.statut))
    throw new Refusal('Les journées de cette formation ne changent plus.')
  const acceptes = await listAcceptes(ctx, formationId)
  if (acceptes.length > 0) await lockAdherents(ctx, acceptes)
  return { formation, journees }
}

export function refuseSiPrise(journees: Journee[], jour: Jour): void {
  if (journees.some((journee) => journee.jour === jour))
    throw new Refusal(
      `Le ${formatDay(jour)} est déjà une journée de cette formation.`,
      'journee.jour',
    )
}

type Annonce = { jours: Jour[]; changement: Changement }

/** The end of each act on one day: bounds and trainers follow, then those concerned are told once it is open. */
export async function finirChangement(
  ctx: WriteCtx,
  formation: Formation,
  avant: Journee[],
  decrire: (apres: Journee[]) => Annonce | undefined,
): Promise<void> {
  const connues = avant.map(({ id }) => id)
  await alignerAffectations(ctx, formation.id, connues)
  const apres = await listJournees(ctx, [formation.id])
  const premierJour = apres[0]?.jour ?? null
  const ancien = avant[0]?.jour ?? null
  await ctx.db
    .updateTable('formation')
    .set({
      // A requested training has no day at first: the end of its sign-ups is set with the first one.
      ...(await bornes(
        ctx,
        apres,
        ancien === null ? null : finDecalee(formation.inscriptionsJusquAu, ancien, premierJour),
      )),
      version: formation.version + 1,
    })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formation.id)
    .execute()
  const annonce = formation.statut === 'validee' ? decrire(apres) : undefined
  if (annonce && aAnnoncer(annonce.jours, ctx.aujourdhui))
    await annoncer(ctx, formation.id, annonce.changement)
}
