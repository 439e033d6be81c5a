import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { consignesStagiaireEmail } from './emails/consignes.ts'
import { statutsVivants } from './model.ts'
import { lockLettre } from './queries/lettre.server.ts'
import { jetonSuivi } from './suivi.server.ts'

/** Where a trainee reads a file of the consignes that is too heavy for a mail: behind the secret link. */
export function lienPieceSuivi(ctx: Ctx | WriteCtx, inscriptionId: string, pieceId: string) {
  return publicUrl(ctx, `/suivi/${jetonSuivi(ctx, inscriptionId)}/pieces/${pieceId}`)
}

/**
 * FOR-8: the consignes to one trainee, and to the guardian of a minor. Gives the mail of the history, or
 * nothing when the trainee has left the list or has no address.
 */
export async function remettreConsignesStagiaire(
  ctx: WriteCtx,
  inscriptionId: string,
  consignes: { texte: string; pieces: string[] },
): Promise<string | undefined> {
  const inscription = await lockLettre(ctx, inscriptionId)
  if (!inscription || !statutsVivants.includes(inscription.statut)) return undefined
  const { donnees, destinataires } = inscription
  const ids: string[] = []
  for (const to of destinataires)
    ids.push(await envoyerCourriel(ctx, consignesStagiaireEmail({ ...donnees, to, ...consignes })))
  return ids[0]
}
