import { z } from 'zod'
import { verifyPassword } from '#app/platform/auth/passwords.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { countNth } from '#app/platform/throttle.server.ts'
import { alerter } from '../alertes.server.ts'
import { empreinteDe, essayer, navigateurConnu } from '../essais.server.ts'
import { empechementProvenance, identifiantInconnu, identifiantSchema } from '../model.ts'
import { type Connexion, ouvrirOuDemander } from '../ouverture.server.ts'
import { findCompteConnexion } from '../queries/identite.server.ts'
import type { Provenance } from '../sessions.server.ts'

export const seConnecterSchema = z.object({
  identifiant: identifiantSchema,
  motDePasse: z
    .string({ error: 'Indiquez votre mot de passe.' })
    .min(1, 'Indiquez votre mot de passe.')
    .max(500, 'Ce mot de passe est trop long.'),
})

export type Visiteur = Provenance & { loopback: boolean; navigateur: string | undefined }

/**
 * ADH-1, ADH-11: opens a session for a member of this union, by pseudo or by verified e-mail. Known or
 * unknown, the answer is the same, in the same time. With a second factor, only a step is given.
 */
export async function seConnecter(
  ctx: Ctx,
  { identifiant, motDePasse }: z.output<typeof seConnecterSchema>,
  visiteur: Visiteur,
): Promise<Connexion> {
  refuseIf(empechementProvenance(ctx.union, visiteur.loopback))
  const compte = await findCompteConnexion(ctx, identifiant)
  await ctx.closeReader() // verifying waits its turn: no connection is held meanwhile
  const connu = compte && navigateurConnu(visiteur.navigateur, compte.compteId)
  const essai = {
    compte: `${ctx.union.id}:${compte?.compteId ?? identifiant}`,
    ip: visiteur.ip,
    navigateur: connu,
  }
  const juste = await essayer(essai, () => verifyPassword(compte?.motDePasseHash, motDePasse))
  if (!juste) await noterEchec(ctx, compte?.compteId ?? identifiant, compte !== undefined)
  if (!juste || !compte || compte.bloqueLe !== null) throw new Refusal(identifiantInconnu)
  if (compte.desactiveLe !== null) {
    throw new Refusal(
      'Votre compte est désactivé dans cette union. Ses administrateurs peuvent le rouvrir.',
    )
  }
  return transaction(ctx, (ctx) => ouvrirOuDemander(ctx, compte.compteId, visiteur, connu))
}

/** Wrong passwords of an account over all addresses, in a day: nobody is refused, its owner is told once. */
const echecs = { name: 'echecs', points: 1_000_000, seconds: 86_400 }
const echecsAnnonces = 30

/** Counted alike whether the account exists or not. */
async function noterEchec(ctx: Ctx, qui: string, connu: boolean): Promise<void> {
  const { nth } = await countNth(echecs, `${ctx.union.id}:${empreinteDe(qui)}`)
  if (nth !== echecsAnnonces || !connu) return
  const details: [string, string][] = [['Essais depuis hier', String(nth)]]
  await transaction(ctx, (ctx) => alerter(ctx, qui, { quoi: 'mots_de_passe_faux', details }))
}
