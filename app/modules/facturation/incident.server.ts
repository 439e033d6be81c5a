import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirTresorier } from './jobs/prevenir-tresorier.server.ts'
import { type IssueIncident, sujetDe } from './model/incident.ts'
import { listOuverts } from './queries/incidents.server.ts'
import type { Reglement } from './queries/reglement.server.ts'

type Nouveau = {
  genre: keyof typeof sujetDe
  montant: number
  remboursementId?: string | null
  fournisseurId?: string | null
  raison?: string | null
}

type DuReglement = Pick<Reglement, 'id' | 'formationId' | 'inscriptionId'>

/** Something to settle on a payment: written once, the treasurer is told. Gives its id, the known one for a copy. */
export async function ouvrirIncident(
  ctx: WriteCtx,
  reglement: DuReglement,
  { genre, montant, remboursementId = null, fournisseurId = null, raison = null }: Nouveau,
): Promise<string> {
  const id = newId()
  const valeurs = { genre, montant, remboursementId, fournisseurId, raison, ouvertLe: ctx.now }
  const row = await ctx.db
    .insertInto('incidentPaiement')
    .values({ unionId: ctx.union.id, id, reglementId: reglement.id, ...valeurs })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return idConnu(ctx, genre, fournisseurId)
  record(ctx, 'reglement.incident', objetDe(reglement), { genre, montant, incidentId: id })
  await enqueue(ctx, prevenirTresorier, { sujet: sujetDe[genre], cle: id })
  return id
}

async function idConnu(ctx: WriteCtx, genre: string, fournisseurId: string | null) {
  const { id } = await ctx.db
    .selectFrom('incidentPaiement')
    .where('unionId', '=', ctx.union.id)
    .where('genre', '=', genre as Nouveau['genre'])
    .where('fournisseurId', '=', fournisseurId)
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Settles an incident, once; false when it was already. */
export async function reglerIncident(
  ctx: WriteCtx,
  reglement: DuReglement,
  incidentId: string,
  { issue, motif = null }: { issue: IssueIncident; motif?: string | null },
): Promise<boolean> {
  const row = await ctx.db
    .updateTable('incidentPaiement')
    .set({ regleLe: ctx.now, reglePar: auteur(ctx), issue, motif })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', incidentId)
    .where('regleLe', 'is', null)
    .returning(['genre', 'montant'])
    .executeTakeFirst()
  if (!row) return false
  record(ctx, 'reglement.incident_regle', objetDe(reglement), { ...row, issue, incidentId })
  return true
}

/** All of it was given back: what waited for a refund waits no more; a dispute still does. */
export async function reglerRembourses(ctx: WriteCtx, reglement: DuReglement): Promise<void> {
  for (const { id, genre } of await listOuverts(ctx, reglement.id))
    if (genre !== 'litige') await reglerIncident(ctx, reglement, id, { issue: 'rembourse' })
}

export function objetDe({ formationId, inscriptionId }: Omit<DuReglement, 'id'>) {
  return inscriptionId === null
    ? { genre: 'formation', id: formationId }
    : { genre: 'inscription', id: inscriptionId }
}

export function auteur(ctx: WriteCtx): string | null {
  return ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
}
