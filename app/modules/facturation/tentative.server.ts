import {
  jetonSuivi,
  lockAPayer,
  prolongerReservation,
} from '#app/modules/stagiaire/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import type { PageParameters } from '#app/platform/stripe/parameters.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { empechementPayerPlusTard } from './model/plus-tard.ts'
import { finDePage, finDeTenue } from './model/stripe.ts'
import { findDu } from './queries/du.server.ts'
import { findCarteOuverte } from './queries/stripe.server.ts'
import { findDerniereTentative, type Tentative } from './queries/tentatives.server.ts'

/** More pages than this for one sign-up is not somebody who pays. */
const rangMax = 10

type Reservation = NonNullable<Awaited<ReturnType<typeof lockAPayer>>>

/**
 * The open attempt of a sign-up, or the next one, with what is asked of the provider. The row of the
 * inscription orders two clicks. A place that is only held is held until its page has closed.
 */
export async function preparerTentative(ctx: WriteCtx, inscriptionId: string) {
  const reservation = (await lockAPayer(ctx, inscriptionId)) ?? notFound()
  const tenue = reservation.statut === 'reservee'
  const montant = tenue ? montantTenu(ctx, reservation) : await montantDu(ctx, inscriptionId)
  const carte = await findCarteOuverte(ctx)
  const derniere = await findDerniereTentative(ctx, inscriptionId)
  const rang = (derniere?.rang ?? 0) + 1
  if (!carte || rang > rangMax)
    throw new Refusal('Le paiement par carte n’est plus possible ici. Contactez l’union.')
  if (derniere?.statut === 'ouverte' && derniere.expireLe > ctx.now)
    return { tentative: derniere, parametres: parametresDe(ctx, derniere, reservation) }
  if (tenue) await prolongerReservation(ctx, inscriptionId, finDeTenue(ctx.now, carte.tenueMinutes))
  const expireLe = finDePage(ctx.now, carte.tenueMinutes)
  const tentative = await ajouterTentative(ctx, { inscriptionId, rang, montant, expireLe })
  return { tentative, parametres: parametresDe(ctx, tentative, reservation) }
}

function montantTenu(ctx: WriteCtx, { tenueJusque, prix }: Reservation): number {
  if (tenueJusque === null || tenueJusque <= ctx.now)
    throw new Refusal('Le délai pour payer est passé. Reprenez votre inscription.')
  return prix
}

async function montantDu(ctx: WriteCtx, inscriptionId: string): Promise<number> {
  const du = await findDu(ctx, inscriptionId)
  refuseIf(empechementPayerPlusTard(du, ctx.aujourdhui))
  return du.reste
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
