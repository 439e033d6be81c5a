import { listJournees } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'

export type CreneauDuJour = {
  id: string
  jour: Jour
  demiJournee: 'matin' | 'apres_midi' | 'soiree'
  debut: string
  fin: string
}

/** The créneaux of a formation in their order, each with its day. */
export async function listCreneaux(
  ctx: Ctx | WriteCtx,
  formationId: string,
): Promise<CreneauDuJour[]> {
  const journees = await listJournees(ctx, [formationId])
  return journees.flatMap(({ jour, creneaux }) => creneaux.map((creneau) => ({ ...creneau, jour })))
}

/** Presence noted so far: inscription → créneau → present. */
export async function findPresences(
  ctx: Ctx | WriteCtx,
  formationId: string,
): Promise<Map<string, Map<string, boolean>>> {
  const rows = await ctx.db
    .selectFrom('presence as p')
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'p.unionId').onRef('i.id', '=', 'p.inscriptionId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .select(['p.inscriptionId', 'p.creneauId', 'p.present'])
    .execute()
  const presences = new Map<string, Map<string, boolean>>()
  for (const { inscriptionId, creneauId, present } of rows) {
    const siennes = presences.get(inscriptionId) ?? new Map<string, boolean>()
    presences.set(inscriptionId, siennes.set(creneauId, present))
  }
  return presences
}

/** Is the acteur one of the accepted trainers of this formation? They see names and note presence. */
export async function estFormateurDe(ctx: Ctx | WriteCtx, formationId: string): Promise<boolean> {
  if (ctx.acteur.genre !== 'adherent' || !ctx.acteur.valide) return false
  const row = await ctx.db
    .selectFrom('candidature')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('adherentId', '=', ctx.acteur.adherentId)
    .where('statut', '=', 'acceptee')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
