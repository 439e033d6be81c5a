import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { objetUnion } from '#app/modules/union/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { checkbox, optionalText, wholeNumber } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementCle } from '../model/stripe.ts'
import { authorize } from '../policy.ts'
import { aOptionStripe, findReglages } from '../queries/stripe.server.ts'
import { lieuDesCles, sceller } from '../stripe.server.ts'

const secret = optionalText(300)

/** A secret left empty stays as it is: it was never shown. */
export const reglerPaiementCarteSchema = z.object({
  cle: secret,
  secret: secret.refine(
    (texte) => texte === null || texte.startsWith('whsec_'),
    'Ce secret commence par whsec_. Copiez-le depuis la page du point de notification.',
  ),
  compte: secret.refine(
    (texte) => texte === null || texte.startsWith('acct_'),
    'Cet identifiant commence par acct_.',
  ),
  actif: checkbox,
  tenueMinutes: wholeNumber('Indiquez un nombre de minutes.', { min: 35, max: 120 }),
  version: z.coerce.number({ error: 'Rechargez la page.' }).int('Rechargez la page.'),
})

/** STA-7: the union's own account. Secrets are written, encrypted, and never read back. */
export function reglerPaiementCarte(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof reglerPaiementCarteSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { cle, secret, compte, actif, tenueMinutes, version } = input
    const avant = await preparerReglages(ctx)
    if (avant.version !== version) throw new StaleVersion()
    if (cle !== null) refuseIf(empechementCle(cle, lieuDesCles(ctx)), 'cle')
    const nouvelles = {
      ...(cle !== null && scelles(ctx, 'cle', cle)),
      ...(secret !== null && scelles(ctx, 'secret', secret)),
      ...(compte !== null && scelles(ctx, 'compte', compte)),
      // Another key has proved nothing yet.
      ...(cle !== null && { verifieLe: null }),
    }
    const apres = { ...avant, ...nouvelles }
    if (actif && (apres.cleChiffree === null || apres.secretChiffre === null))
      throw new Refusal('Donnez d’abord la clé et le secret de notification.', 'actif')
    await ctx.db
      .updateTable('unionStripe')
      .set({ ...nouvelles, actif, tenueMinutes, version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .execute()
    record(ctx, 'paiement_carte.regle', objetUnion)
    if (avant.actif !== actif) record(ctx, 'paiement_carte.active', objetUnion, { actif })
  })
}

/** The row of the settings, made the first time with the address that the provider will notify. */
async function preparerReglages(ctx: WriteCtx) {
  authorize(ctx, 'paiement_carte.regler')
  if (!(await aOptionStripe(ctx)))
    throw new Refusal('Cette option n’est pas ouverte pour votre union. Contactez l’exploitant.')
  await ouvrirReglages(ctx)
  const reglages = await findReglages(ctx)
  if (!reglages) throw new Error('The settings have just been made')
  return reglages
}

/** The first step of the settings page: the address to give to the provider. */
export function ouvrirAdresse(ctx: Ctx): Promise<void> {
  return transaction(ctx, async (ctx) => {
    await preparerReglages(ctx)
  })
}

async function ouvrirReglages(ctx: WriteCtx): Promise<void> {
  await ctx.db
    .insertInto('unionStripe')
    .values({
      unionId: ctx.union.id,
      adresseNotification: randomBytes(18).toString('base64url'),
    })
    .onConflict((conflict) => conflict.columns(['unionId']).doNothing())
    .execute()
}

function scelles(ctx: WriteCtx, nom: 'cle' | 'secret' | 'compte', texte: string) {
  const { chiffre, fin } = sceller(ctx, nom, texte)
  return nom === 'cle'
    ? { cleChiffree: chiffre, cleFin: fin }
    : nom === 'secret'
      ? { secretChiffre: chiffre, secretFin: fin }
      : { compteChiffre: chiffre, compteFin: fin }
}
