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

/** What is noted of one créneau: inscription → how, and whether somebody signed or confirmed. */
export async function findMarques(ctx: Ctx, creneauId: string) {
  const rows = await ctx.db
    .selectFrom('presence')
    .where('unionId', '=', ctx.union.id)
    .where('creneauId', '=', creneauId)
    .select(['inscriptionId', 'present', 'moyen', 'saisieLe', 'signatureFichierId', 'confirmeeLe'])
    .execute()
  return new Map(
    rows.map(({ inscriptionId, signatureFichierId, confirmeeLe, ...marque }) => [
      inscriptionId,
      {
        ...marque,
        signee: signatureFichierId !== null,
        aConfirmer: marque.moyen === 'qr' && marque.present && confirmeeLe === null,
      },
    ]),
  )
}

/** How many créneaux are noted for one trainee, present or not. */
export async function countPresencesNotees(
  ctx: Ctx | WriteCtx,
  inscriptionId: string,
): Promise<number> {
  const { notees } = await ctx.db
    .selectFrom('presence')
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', inscriptionId)
    .select((eb) => eb.fn.countAll<number>().as('notees'))
    .executeTakeFirstOrThrow()
  return notees
}
