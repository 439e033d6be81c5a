import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { nomPayeur, selectReglements } from './reglements.server.ts'

/**
 * Whether a payment `r` of a formation `f` is for somebody who does not come, and is not given back: the
 * formation is cancelled, the inscription `i` has left the list, or it was paid once the place was gone.
 * What the union decided to keep is left out.
 */
export const estARendre = sql<boolean>`(r.statut in ('recu', 'sans_place') and r.rembourse < r.montant
  and (f.statut = 'annulee' or r.statut = 'sans_place' or i.statut in ('desinscrite', 'refusee', 'expiree'))
  and not exists (select 1 from incident_paiement n where n.union_id = r.union_id
    and n.reglement_id = r.id and n.genre = 'a_rendre'))`

function selectARendre(ctx: Ctx | WriteCtx) {
  return selectReglements(ctx, 'reglement.rembourser').where(estARendre)
}

export async function countARendre(ctx: Ctx): Promise<number> {
  const { nombre } = await selectARendre(ctx)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}

type Lesquels = { formationId?: string; reglementId?: string }

/** Line by line; those of one formation or one payment, or all of them. */
export async function listARendre(
  ctx: Ctx | WriteCtx,
  { formationId, reglementId }: Lesquels = {},
) {
  const rows = await selectARendre(ctx)
    .$if(reglementId !== undefined, (query) => query.where('r.id', '=', reglementId ?? ''))
    .$if(formationId !== undefined, (query) => query.where('r.formationId', '=', formationId ?? ''))
    .select(['r.id', 'r.formationId', 'r.inscriptionId', 'r.moyen', 'r.statut', 'r.le'])
    .select(['f.numero', 'f.intitule', 'f.statut as statutFormation', 'f.annuleeLe'])
    .select(['i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'c.raisonSociale'])
    .select(sql<number>`r.montant - r.rembourse`.as('reste'))
    .select((eb) =>
      eb
        .selectFrom('remboursement as m')
        .whereRef('m.unionId', '=', 'r.unionId')
        .whereRef('m.reglementId', '=', 'r.id')
        .where('m.statut', 'in', ['demande', 'echoue'])
        .orderBy('m.creeLe', 'desc')
        .orderBy('m.id', 'desc')
        .limit(1)
        .select(sql<'demande' | 'echoue'>`m.statut`.as('statut'))
        .as('essai'),
    )
    .select((eb) =>
      eb
        .selectFrom('remboursement as m')
        .whereRef('m.unionId', '=', 'r.unionId')
        .whereRef('m.reglementId', '=', 'r.id')
        .where('m.statut', '=', 'echoue')
        .orderBy('m.creeLe', 'desc')
        .orderBy('m.id', 'desc')
        .limit(1)
        .select('m.raison')
        .as('raison'),
    )
    .orderBy('f.annuleeLe')
    .orderBy('f.id')
    .orderBy(sql`f_norm(coalesce(i.nom_usage, i.nom_naissance, c.raison_sociale))`)
    .orderBy('r.id')
    .limit(500)
    .execute()
  return rows.map(nomPayeur)
}

export type LigneARendre = Awaited<ReturnType<typeof listARendre>>[number]
