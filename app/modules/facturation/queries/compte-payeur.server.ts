import { sql } from 'kysely'
import { type StatutInscription, statutsVivants } from '#app/modules/stagiaire/model.ts'
import { payeParUnTiers } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { GenreIncident } from '../model/incident.ts'
import { empechementPayerPlusTard } from '../model/plus-tard.ts'
import { encaisse, resteDu } from '../model.ts'
import { can } from '../policy.ts'
import { estARendre } from './a-rendre.server.ts'
import { findDu } from './du.server.ts'
import { listDeInscription } from './reglement.server.ts'
import { findCarteOuverte } from './stripe.server.ts'
import { findDerniereTentative } from './tentatives.server.ts'

type Inscription = { id: string; prix: number; centreId: string | null }

/**
 * What a trainee has paid and still owes, and what is to be settled on it, for the sheet: one statement.
 * Undefined for who may not see payments.
 */
export async function findComptePayeur(ctx: Ctx, { id, prix, centreId }: Inscription) {
  if (!can(ctx, 'reglement.lister', { centreId })) return undefined
  const rows = await listCompte(ctx, id)
  const payeParUnTiers = rows.some((row) => row.payeParUnTiers)
  const reglements = rows.flatMap(({ id, le, moyen, montant, rembourse, statut, ...row }) =>
    id !== null && le && moyen && montant !== null && rembourse !== null && statut
      ? [{ ...row, id, le, moyen, montant, rembourse, statut }]
      : [],
  )
  return {
    prix,
    payeParUnTiers,
    encaisse: encaisse(reglements),
    reste: payeParUnTiers ? 0 : resteDu(prix, reglements),
    promis: reglements.find(({ statut }) => statut === 'attendu')?.moyen ?? null,
    lignes: reglements.flatMap(({ id, le, moyen, montant, rembourse, statut }) =>
      statut === 'attendu' ? [] : [{ id, le, moyen, montant, rembourse, statut }],
    ),
    peutEncaisser: can(ctx, 'reglement.encaisser', { centreId }),
    aTraiter: can(ctx, 'reglement.rembourser', { centreId }) ? reglements.flatMap(aTraiterSur) : [],
  }
}

type ATraiter = { id: string; genre: GenreIncident; montant: number; page: string }

/** What is to be settled on one payment, each with the page of the treasurer where it is. */
function aTraiterSur(reglement: {
  id: string
  montant: number
  rembourse: number
  aRendre: boolean
  incidents: Omit<ATraiter, 'page'>[]
}): ATraiter[] {
  const { id, montant, rembourse, aRendre, incidents } = reglement
  const page = `reglements/${id}/rembourser`
  return [
    ...incidents
      .filter(({ genre }) => genre === 'litige' || !aRendre)
      .map((incident) => ({ ...incident, page: `incidents/${incident.id}` })),
    ...(aRendre ? [{ id, genre: 'a_rendre' as const, montant: montant - rembourse, page }] : []),
  ]
}

/** The payments of one trainee, the first first; a line without payment when there is none. */
function listCompte(ctx: Ctx, inscriptionId: string) {
  return ctx.db
    .selectFrom('inscription as i')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .leftJoin('reglement as r', (join) =>
      join.onRef('r.unionId', '=', 'i.unionId').onRef('r.inscriptionId', '=', 'i.id'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .where('i.id', '=', inscriptionId)
    .orderBy('r.creeLe')
    .orderBy('r.id')
    .select(['r.id', 'r.le', 'r.moyen', 'r.montant', 'r.rembourse', 'r.statut'])
    .select([payeParUnTiers.as('payeParUnTiers'), estARendre.as('aRendre')])
    .select(
      sql<Omit<ATraiter, 'page'>[]>`(select coalesce(json_agg(json_build_object('id', n.id,
          'genre', n.genre, 'montant', n.montant) order by n.ouvert_le, n.id), '[]')
        from incident_paiement n where n.union_id = r.union_id and n.reglement_id = r.id
          and n.regle_le is null)`.as('incidents'),
    )
    .execute()
}

export type ComptePayeur = NonNullable<Awaited<ReturnType<typeof findComptePayeur>>>

/**
 * The same for the person, behind the secret link: what was received, the receipts, what is to be paid here.
 * `plusTard` = cents that somebody of the list may pay by card now.
 */
export async function findPaiementsSuivi(ctx: Ctx, id: string, statut: StatutInscription) {
  const reglements = await listDeInscription(ctx, id)
  const du = statutsVivants.includes(statut) ? await findDu(ctx, id) : undefined
  const possible = du && empechementPayerPlusTard(du, ctx.aujourdhui) === undefined
  const plusTard = possible && (await findCarteOuverte(ctx)) ? du.reste : undefined
  const tentative =
    statut === 'reservee' || statut === 'expiree' ? await findDerniereTentative(ctx, id) : undefined
  return {
    // Announced at the sign-up and not received: what is owed to the counter.
    promis: reglements.flatMap(({ id, moyen, montant, statut }) =>
      statut === 'attendu' ? [{ id, moyen, montant }] : [],
    ),
    plusTard,
    aPayer: statut === 'reservee' || tentative !== undefined,
    recus: reglements.flatMap(({ id, le, moyen, montant, rembourse, statut, recuNumero }) =>
      statut === 'attendu' ? [] : [{ id, le, moyen, montant, rembourse, recuNumero }],
    ),
  }
}
