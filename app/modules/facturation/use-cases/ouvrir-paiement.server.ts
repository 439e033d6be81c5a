import {
  jetonSuivi,
  lockAPayer,
  prolongerReservation,
} from '#app/modules/stagiaire/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { StripeRefused } from '#app/platform/stripe/client.server.ts'
import type { PageParameters } from '#app/platform/stripe/parameters.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { finDePage, finDeTenue } from '../model/stripe.ts'
import { findCarteOuverte } from '../queries/stripe.server.ts'
import { findDerniereTentative, type Tentative } from '../queries/tentatives.server.ts'
import { stripeFor } from '../stripe.server.ts'

/** More pages than this for one sign-up is not somebody who pays. */
const rangMax = 10

/**
 * STA-7: the address of the payment page of a held place. Asked again, it is the same page: the key
 * `reg-<inscription>-<rang>` makes the provider answer as the first time, whatever was lost on the way.
 * Throws `StripeUnavailable` when it does not answer: the place stays held.
 */
export async function ouvrirPaiement(ctx: Ctx, inscriptionId: string): Promise<string> {
  const adresse =
    (await essayerOuverture(ctx, inscriptionId)) ?? (await essayerOuverture(ctx, inscriptionId))
  if (adresse === undefined)
    throw new Refusal('La page de paiement n’a pas pu s’ouvrir. Réessayez dans une minute.')
  return adresse
}

/** Undefined when that page will never open: too late for its hour, or its answer no longer matches. */
async function essayerOuverture(ctx: Ctx, inscriptionId: string): Promise<string | undefined> {
  const preparee = await transaction(ctx, (ctx) => preparerTentative(ctx, inscriptionId))
  const { tentative, parametres } = preparee
  if (tentative.adresse !== null) return tentative.adresse
  const prestataire = await stripeFor(ctx)
  if (!prestataire) throw new Refusal('Le paiement par carte est fermé. Contactez l’union.')
  try {
    const cle = `reg-${inscriptionId}-${tentative.rang}`
    const { id, url } = await prestataire.client.openPage(parametres, cle)
    await changerTentative(ctx, tentative.id, { fournisseurPageId: id, adresse: url })
    if (url !== null) return url
  } catch (error) {
    if (!(error instanceof StripeRefused)) throw error
  }
  await changerTentative(ctx, tentative.id, { statut: 'expiree' })
  return undefined
}

/** The open attempt of a held place, or the next one. The row of the inscription orders two clicks. */
async function preparerTentative(ctx: WriteCtx, inscriptionId: string) {
  const reservation = await lockAPayer(ctx, inscriptionId)
  const tenue = reservation?.tenueJusque ?? null
  if (reservation?.statut !== 'reservee' || tenue === null || tenue <= ctx.now)
    throw new Refusal('Le délai pour payer est passé. Reprenez votre inscription.')
  const carte = await findCarteOuverte(ctx)
  const derniere = await findDerniereTentative(ctx, inscriptionId)
  const rang = (derniere?.rang ?? 0) + 1
  if (!carte || rang > rangMax)
    throw new Refusal('Le paiement par carte n’est plus possible ici. Contactez l’union.')
  if (derniere?.statut === 'ouverte' && derniere.expireLe > ctx.now)
    return { tentative: derniere, parametres: parametresDe(ctx, derniere, reservation) }
  await prolongerReservation(ctx, inscriptionId, finDeTenue(ctx.now, carte.tenueMinutes))
  const expireLe = finDePage(ctx.now, carte.tenueMinutes)
  const { prix: montant } = reservation
  const tentative = await ajouterTentative(ctx, { inscriptionId, rang, montant, expireLe })
  return { tentative, parametres: parametresDe(ctx, tentative, reservation) }
}

type Nouvelle = Pick<Tentative, 'inscriptionId' | 'rang' | 'montant' | 'expireLe'>

async function ajouterTentative(ctx: WriteCtx, nouvelle: Nouvelle): Promise<Tentative> {
  await ctx.db
    .updateTable('tentativePaiement')
    .set({ statut: 'expiree' })
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', nouvelle.inscriptionId)
    .where('statut', '=', 'ouverte')
    .execute()
  return ctx.db
    .insertInto('tentativePaiement')
    .values({ unionId: ctx.union.id, id: newId(), statut: 'ouverte', creeLe: ctx.now, ...nouvelle })
    .returningAll()
    .executeTakeFirstOrThrow()
}

type Reservation = NonNullable<Awaited<ReturnType<typeof lockAPayer>>>

function parametresDe(
  ctx: WriteCtx,
  { id, inscriptionId, montant, expireLe }: Tentative,
  { intitule, numero, stagiaire }: Reservation,
): PageParameters {
  return {
    page: publicUrl(ctx, `/suivi/${jetonSuivi(ctx, inscriptionId)}/paiement`),
    amount: montant,
    name: `${intitule} (${numero})`.slice(0, 250),
    reference: id,
    expiresAt: expireLe,
    metadata: {
      union: ctx.union.slug,
      formation: numero,
      inscription: inscriptionId,
      tentative: id,
      stagiaire,
    },
  }
}

type Changement = { fournisseurPageId?: string; adresse?: string | null; statut?: 'expiree' }

async function changerTentative(ctx: Ctx, id: string, changement: Changement): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('tentativePaiement')
      .set(changement)
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .where('statut', '=', 'ouverte')
      .execute()
  })
}
