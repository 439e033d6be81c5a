import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import { type LigneC, type Payeur, pairesC, type StatutBpf } from '../model/lignes.ts'
import type { FiltresReglements } from '../model/listes.ts'
import { pagination, parPage } from './formations-comptees.server.ts'
import { encaisses, et, net, payeur } from './selection.server.ts'

export type ReglementCompte = {
  id: string
  formationId: string
  numero: string
  intitule: string
  le: Jour
  moyen: 'carte' | 'cheque' | 'virement' | 'especes'
  payeur: Payeur
  statutBpf: StatutBpf | null
  nom: string | null
  montant: number
  rembourse: number
}

/** The payments that a figure of frame C stands for, and their totals: two statements. */
export async function listReglementsComptes(
  ctx: Ctx,
  filtres: FiltresReglements,
  limite = parPage,
) {
  const source = sql`from reglement r
    join formation f on f.union_id = r.union_id and f.id = r.formation_id
    left join client pk on pk.union_id = r.union_id and pk.id = r.client_id
    left join inscription i on i.union_id = r.union_id and i.id = r.inscription_id
    where ${et([
      encaisses(ctx, filtres),
      filtres.formation && sql`f.id = ${filtres.formation}::uuid`,
      filtres.ligne && sql`(${payeur}, coalesce(i.statut_bpf, '')) in (${paires(filtres.ligne)})`,
    ])}`
  const { rows: totaux } = await sql<{ total: number; montant: number }>`
    select count(*) as total, coalesce(sum(${net}), 0)::bigint as montant ${source}
  `.execute(ctx.db)
  const { rows } = await sql<ReglementCompte>`
    select r.id, r.formation_id, f.numero, f.intitule, r.le, r.moyen, ${payeur} as payeur, i.statut_bpf,
      coalesce(pk.raison_sociale, i.prenoms || ' ' || coalesce(i.nom_usage, i.nom_naissance)) as nom,
      r.montant, r.rembourse
    ${source} order by r.le desc, r.id limit ${limite} offset ${(filtres.page - 1) * parPage}
  `.execute(ctx.db)
  const total = totaux[0]?.total ?? 0
  return { rows, ...pagination(total, limite), montant: totaux[0]?.montant ?? 0 }
}

function paires(ligne: Exclude<FiltresReglements['ligne'], ''>) {
  const lignes: (LigneC | 'hors' | null)[] =
    ligne === 'c2'
      ? ['c2a', 'c2b', 'c2c', 'c2d', 'c2e', 'c2f', 'c2g', 'c2h']
      : [ligne === 'aucune' ? null : ligne]
  return sql.join(
    lignes
      .flatMap((nom) => pairesC(nom))
      .map(({ payeur, statut }) => sql`(${payeur}, ${statut ?? ''})`),
  )
}
