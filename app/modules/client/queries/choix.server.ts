import type { Ctx } from '#app/platform/ctx.ts'
import { repond, selectClients } from './clients.server.ts'

/** Records to choose from: those that answer to these words, ten at most, and how they are named. */
export async function rechercherClients(ctx: Ctx, texte: string) {
  const rows = await selectClients(ctx)
    .where('c.archiveLe', 'is', null)
    .where('c.estLUnion', '=', false)
    .where(repond(ctx, texte))
    .select(['c.id', 'c.numero', 'c.raisonSociale', 'c.commune'])
    .orderBy('c.nomNorm')
    .orderBy('c.id')
    .limit(10)
    .execute()
  return rows.map(({ id, ...client }) => ({ id, nom: nomChoix(client) }))
}

/** « C00042, Mairie de Montclair, Montclair » */
export function nomChoix(client: {
  numero: string
  raisonSociale: string
  commune: string
}): string {
  return [client.numero, client.raisonSociale, client.commune].filter(Boolean).join(', ')
}
