import { sql } from 'kysely'
import type { AutreTelephone } from '#app/modules/adherent/model/fiche.ts'
import { clePersonne } from '#app/modules/adherent/model/personne.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { LigneLue } from '../model/lecture.ts'
import type { Connu } from '../model/plan.ts'
import { clesDe } from '../model/reperes.ts'

/** Members that a file may speak of, with their fees; a merged sheet is nobody any more. */
function selectConnus(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .select(['a.id', 'a.personneId', 'a.pseudo', 'a.numeroFederal', 'a.email', 'a.telephone'])
    .select([
      'a.adresse',
      'a.codePostal',
      'a.commune',
      'a.pays',
      'a.centreId',
      'a.statut',
      'a.grade',
    ])
    .select([sql<AutreTelephone[]>`a.autres_telephones`.as('autresTelephones')])
    .select(['p.civilite', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(['p.naissanceCommune', 'p.naissanceCodePostal', 'p.naissancePays'])
    .select(
      sql<Connu['cotisations']>`(select coalesce(jsonb_agg(jsonb_build_object('genre', k.genre,
          'du', k.du, 'montant', k.montant, 'payeeLe', k.payee_le, 'recuNumero', k.recu_numero)), '[]')
        from cotisation k where k.union_id = a.union_id and k.adherent_id = a.id)`.as(
        'cotisations',
      ),
    )
}

/** Every member: for a whole file read at once, without writing. */
export function listConnus(ctx: Ctx | WriteCtx): Promise<Connu[]> {
  return selectConnus(ctx).execute()
}

/** Those that one line may speak of: same number, same name, same address. */
export function listCandidats(ctx: WriteCtx, lue: LigneLue): Promise<Connu[]> {
  const debut = `${clePersonne({ ...lue, naissanceDate: null })}%`
  return selectConnus(ctx)
    .where(
      sql<boolean>`a.id in (
        select id from adherent where union_id = ${ctx.union.id} and numero_federal = ${lue.numeroFederal}
        union select n.id from personne q join adherent n on n.union_id = q.union_id and n.personne_id = q.id
          where q.union_id = ${ctx.union.id} and q.cle_personne like ${debut}
        union select id from adherent where union_id = ${ctx.union.id} and lower(email) = ${lue.email})`,
    )
    .orderBy('a.id')
    .execute()
}

/** The members of a file being read, found as the database would find them. */
export class Annuaire {
  readonly #parCle = new Map<string, Connu[]>()

  constructor(connus: Connu[]) {
    for (const connu of connus) this.ajouter(connu)
  }

  ajouter(connu: Connu): void {
    for (const cle of clesDe(connu)) {
      const tenus = this.#parCle.get(cle) ?? []
      if (!tenus.some(({ id }) => id === connu.id)) this.#parCle.set(cle, [...tenus, connu])
    }
  }

  candidats(lue: LigneLue): Connu[] {
    const trouves = clesDe(lue).flatMap((cle) => this.#parCle.get(cle) ?? [])
    return [...new Map(trouves.map((connu) => [connu.id, connu])).values()]
  }
}
