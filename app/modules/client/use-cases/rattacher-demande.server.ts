import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { type FicheClient, listContacts, lockClient } from '../queries/clients.server.ts'
import { findDemandeFormation } from '../queries/demande.server.ts'
import { countDemandes } from '../queries/fiche.server.ts'

export const rattacherDemandeSchema = z.object({
  formationId: z.uuid(),
  clientId: z.uuid('Choisissez la fiche.'),
})

/**
 * CLI-2: the request belongs to a client already known. The record it made gives its contact and leads
 * there from now on; what the known record says of itself does not change.
 */
export function rattacherDemande(
  ctx: Ctx | WriteCtx,
  { formationId, clientId }: z.output<typeof rattacherDemandeSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'demande_formation.rattacher', formation)
    const demande = (await findDemandeFormation(ctx, formationId)) ?? notFound()
    if (demande.clientId === clientId) return
    if (!demande.ficheNouvelle) throw new Refusal('Cette demande est déjà rattachée à une fiche.')
    const [un, deux] = [demande.clientId, clientId].sort()
    const fiches = [await lockClient(ctx, un ?? ''), await lockClient(ctx, deux ?? '')]
    const nouvelle = fiches.find(({ id }) => id === demande.clientId) ?? notFound()
    const connue = fiches.find(({ id }) => id === clientId) ?? notFound()
    if (connue.archiveLe) throw new Refusal(`La fiche ${connue.numero} est archivée.`)
    if ((await countDemandes(ctx, nouvelle.id)) > 1) {
      throw new Refusal(`La fiche ${nouvelle.numero} a déjà d’autres formations : gardez-la.`)
    }
    await deplacerContacts(ctx, nouvelle, connue)
    await changerFiche(ctx, formationId, demande.id, clientId)
    await ctx.db
      .updateTable('client')
      .set({ fusionneDansId: clientId, archiveLe: ctx.now, version: nouvelle.version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', nouvelle.id)
      .execute()
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'formation.demande_rattachee', objet, { client: connue.numero })
    record(
      ctx,
      'client.demande_rattachee',
      { genre: 'client', id: clientId },
      { numero: demande.numero },
    )
  })
}

/** People the known record already has, by their address, are not written twice. */
async function deplacerContacts(ctx: WriteCtx, de: FicheClient, vers: FicheClient): Promise<void> {
  const connus = (await listContacts(ctx, vers.id)).map(({ email }) => email?.toLowerCase())
  for (const contact of await listContacts(ctx, de.id)) {
    if (contact.email !== null && connus.includes(contact.email.toLowerCase())) continue
    await ctx.db
      .updateTable('contact')
      .set({ clientId: vers.id, principal: connus.length === 0 && contact.principal })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', contact.id)
      .execute()
  }
}

async function changerFiche(
  ctx: WriteCtx,
  formationId: string,
  demandeId: string,
  clientId: string,
) {
  await ctx.db
    .updateTable('demandeFormation')
    .set({ clientId, ficheNouvelle: false })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', demandeId)
    .execute()
  await ctx.db
    .updateTable('formation')
    .set((eb) => ({ clientId, version: eb('version', '+', 1) }))
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .execute()
}
