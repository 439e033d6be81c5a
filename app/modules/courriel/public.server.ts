import type { WriteCtx } from '#app/platform/ctx.ts'
import { buildMime } from '#app/platform/email/mime.server.ts'
import { composer } from './composition.server.ts'
import { insertCourriel, insertPieces } from './ecriture.server.ts'
import { enqueueRemise } from './jobs/remettre-courriel.server.ts'
import { echecsMax } from './model/echec.ts'
import type { Envoi } from './model/modele.ts'
import { findEchec } from './queries/echecs.server.ts'

export { listCourrielsObjets } from './queries/courriels.server.ts'
export { findEchec } from './queries/echecs.server.ts'
export { remettreSecret } from './secret.server.ts'

/** Writes a mail in the history and queues its delivery, in the transaction of the act. */
export async function envoyerCourriel(ctx: WriteCtx, envoi: Envoi): Promise<string> {
  const { modele } = envoi
  if (modele.secret) throw new Error('A secret mail is sent by its own job')
  if (modele.facultatif && envoi.desabonnement === undefined)
    throw new Error('An optional mail says how to stop it')
  const { message, version, fichierIds } = await composer(ctx, envoi)
  const { raw, messageId } = await buildMime(ctx, message)
  const statut = modele.facultatif && (await estEnEchec(ctx, envoi.to)) ? 'retenu' : 'en_attente'
  const etat = { brut: raw, messageId, versionModele: version, statut } as const
  const id = await insertCourriel(ctx, message, etat)
  await insertPieces(ctx, id, fichierIds)
  if (statut === 'en_attente') await enqueueRemise(ctx, id)
  return id
}

/** Whether servers refused this address so often that optional mails no longer go there. */
async function estEnEchec(ctx: WriteCtx, adresse: string): Promise<boolean> {
  const echec = await findEchec(ctx, adresse)
  return echec !== undefined && echec.echecs >= echecsMax
}
