import { type Formation, minutesCreneau } from '#app/modules/formation/model.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { listStagiairesValides } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { jourDans } from '#app/platform/jour.ts'
import { donneesCommunes, titulaireDe } from './donnees.server.ts'

/** The attestation of each *stagiaire validé* of a formation, or of one of them; dated of its closing. */
export async function listAttestations(ctx: Ctx, formation: Formation, inscriptionId?: string) {
  const stagiaires = (await listStagiairesValides(ctx, formation.id)).filter(
    ({ id }) => inscriptionId === undefined || id === inscriptionId,
  )
  const communes = await donneesCommunes(ctx, formation, await jourDesAttestations(ctx, formation))
  const suivies = await findMinutesSuivies(ctx, formation.id)
  return stagiaires.map((stagiaire) => ({
    donnees: { ...communes, titulaire: titulaireDe(stagiaire) },
    minutesSuivies: suivies.get(stagiaire.id) ?? 0,
    resultat: stagiaire.resultat,
  }))
}

async function jourDesAttestations(ctx: Ctx, formation: Formation) {
  const { clotureeLe } = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formation.id)
    .select('clotureeLe')
    .executeTakeFirstOrThrow()
  return clotureeLe ? jourDans(ctx.union.fuseau, clotureeLe) : ctx.aujourdhui
}

/** Minutes followed by inscription: Σ of the créneaux where the person was marked present. */
async function findMinutesSuivies(ctx: Ctx, formationId: string): Promise<Map<string, number>> {
  const journees = await listJournees(ctx, [formationId])
  const creneaux = new Map(
    journees.flatMap((journee) =>
      journee.creneaux.map((creneau) => [creneau.id, minutesCreneau(creneau)] as const),
    ),
  )
  const presences = await ctx.db
    .selectFrom('presence as p')
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'p.unionId').onRef('i.id', '=', 'p.inscriptionId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .where('p.present', '=', true)
    .select(['p.inscriptionId', 'p.creneauId'])
    .execute()
  const suivies = new Map<string, number>()
  for (const { inscriptionId, creneauId } of presences) {
    suivies.set(inscriptionId, (suivies.get(inscriptionId) ?? 0) + (creneaux.get(creneauId) ?? 0))
  }
  return suivies
}
