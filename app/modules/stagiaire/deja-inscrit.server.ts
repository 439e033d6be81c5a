import { clePersonne, type Identite } from '#app/modules/adherent/model/personne.ts'
import { prevenirTresorier } from '#app/modules/facturation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { envoyerConfirmation } from './jobs/envoyer-confirmation.server.ts'
import { prevenirAttente } from './jobs/prevenir-attente.server.ts'
import { prevenirDejaValidee } from './jobs/prevenir-deja-validee.server.ts'
import { estPublique, type Origine } from './model/places.ts'
import { refusDejaPayee, refusDejaValidee } from './model.ts'
import type { Vivante } from './queries/inscriptions.server.ts'
import {
  empechementDejaInscrit,
  empechementDejaPayee,
  empechementDejaValidee,
} from './use-cases/refus-meme-type.server.ts'

/** What an attempt gives: the inscription, new or known, or the public refusal of STA-2 (b). */
export type Issue =
  /** `attente`: the person asked for the waiting list of a full formation. */
  { id: string; attente?: true } | { refus: string }

type Demande = { origine: Origine; identite: Identite }

/** STA-2 (c): nothing changes; the confirmation leaves again, to the address already known. */
export async function dejaInscrite(ctx: WriteCtx, demande: Demande, ici: Vivante): Promise<Issue> {
  if (!estPublique(demande.origine)) throw new Refusal(empechementDejaInscrit(demande.identite))
  const envoi = { inscriptionId: ici.id, demandeLe: ctx.now.toISOString(), limite: true }
  await enqueue(ctx, envoyerConfirmation, envoi, { key: `confirmation:${ici.id}` })
  return { id: ici.id }
}

/** STA-2 (c), for somebody who waits: nothing changes, what they were told leaves again. */
export async function dejaEnAttente(ctx: WriteCtx, { id }: { id: string }): Promise<Issue> {
  const envoi = { inscriptionId: id, demandeLe: ctx.now.toISOString(), limite: true }
  await enqueue(ctx, prevenirAttente, envoi, { key: `attente:${id}` })
  return { id }
}

/** STA-2 (b): refused, always; where that person is enrolled is said by mail only, to the known address. */
export async function dejaValidee(
  ctx: WriteCtx,
  demande: Demande,
  validee: Vivante,
): Promise<Issue> {
  if (!estPublique(demande.origine)) {
    throw new Refusal(empechementDejaValidee(ctx, validee, demande.identite))
  }
  await enqueue(
    ctx,
    prevenirDejaValidee,
    { inscriptionId: validee.id },
    { key: `deja-validee:${validee.id}` },
  )
  return { refus: refusDejaValidee }
}

/**
 * An earlier sign-up of the type that is paid is never removed by the rule: the treasurer is asked. A
 * manager is told at once; the public hears no more than what to do.
 */
export async function dejaPayee(ctx: WriteCtx, { origine, identite }: Demande): Promise<Issue> {
  if (!estPublique(origine)) throw new Refusal(empechementDejaPayee(identite))
  const cle = hashToken(`${clePersonne(identite)}/${ctx.aujourdhui}`).toString('hex')
  await enqueue(ctx, prevenirTresorier, { sujet: 'deja_payee', cle })
  return { refus: refusDejaPayee }
}
