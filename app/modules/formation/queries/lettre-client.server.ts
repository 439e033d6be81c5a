import { nomContact } from '#app/modules/client/model/client.ts'
import {
  findClient,
  findDemandeFormation,
  jetonDemande,
} from '#app/modules/client/public.server.ts'
import { listCourrielsObjets } from '#app/modules/courriel/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import type { LettreClient } from '../emails/client.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findInterlocuteur } from './donnees-convention.server.ts'

/** What a mail to the client of a training says; undefined without a client, or an address to write to. */
export async function findLettreClient(
  ctx: WriteCtx,
  formationId: string,
): Promise<LettreClient | undefined> {
  const formation = await findFormation(ctx, formationId)
  if (!formation?.clientId) return undefined
  const client = await findClient(ctx, formation.clientId)
  const contact = await findInterlocuteur(ctx, formationId, formation.clientId)
  if (!client || client.estLUnion || !contact?.email) return undefined
  const demande = await findDemandeFormation(ctx, formationId)
  return {
    to: contact.email,
    contact: nomContact(contact),
    client: client.raisonSociale,
    clientNumero: client.numero,
    formation,
    journees: await listJournees(ctx, [formationId]),
    suivi: demande ? publicUrl(ctx, `/suivi/${jetonDemande(ctx, demande.id)}`) : null,
    objet: demande
      ? { genre: 'demande_formation', id: demande.id }
      : { genre: 'client', id: client.id },
  }
}

/** Whether this mail left since it was asked for: a job may run twice. */
export async function estParti(
  ctx: WriteCtx,
  { objet, modele, demandeLe }: { objet: { id: string }; modele: string; demandeLe: string },
): Promise<boolean> {
  const partis = await listCourrielsObjets(ctx, [objet.id])
  return partis.some(
    (courriel) => courriel.modele === modele && courriel.creeLe >= new Date(demandeLe),
  )
}
