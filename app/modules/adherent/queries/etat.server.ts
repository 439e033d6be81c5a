import { sql } from 'kysely'
import { type EtatCompte, etatDuCompte, manquesDuCompte } from '#app/modules/compte/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** The rule of `etatDuCompte`, in SQL, for lists that are filtered on it. A test compares the two. */
export const etatSql = sql<EtatCompte>`case
  when a.desactive_le is not null or a.parti_le is not null then 'desactive'
  when a.valide_le is not null then 'valide'
  when k.mot_de_passe_defini and k.email_verifie and k.cgu_acceptees
    and p.civilite is not null and p.nom_naissance <> '' and p.prenoms <> ''
    and p.naissance_date is not null and coalesce(p.naissance_commune, '') <> ''
    and coalesce(a.telephone, '') <> '' and coalesce(a.adresse, '') <> ''
    and coalesce(a.urgence_nom, '') <> '' then 'a_valider'
  else 'incomplet' end`

/** What the sheet alone says, without the account. */
export type EtatFiche = 'en_cours' | 'valide' | 'desactive' | 'parti'
export const etatFicheSql = sql<EtatFiche>`case when a.parti_le is not null then 'parti'
  when a.desactive_le is not null then 'desactive'
  when a.valide_le is not null then 'valide' else 'en_cours' end`

type FaitsComptes = {
  compteId: string
  motDePasseDefini: boolean
  emailVerifie: boolean
  cguAcceptees: boolean
}

/** The accounts of the whole union: for what is filtered on their state. */
export const comptes = sql<FaitsComptes>`identite.comptes_de_l_union()`

const compteDuMembre = sql<FaitsComptes>`lateral identite.faits_comptes(array[a.compte_id])`

/** The accounts of the members of a page named `page`: a hundred, not five thousand. */
export const comptesDeLaPage = sql<FaitsComptes>`identite.faits_comptes(array(select compte_id from page))`

/** One member, the person and what is known of the account: where the state of an account is read. */
export function selectAvecCompte(ctx: Ctx | WriteCtx) {
  return selectSansCompte(ctx).leftJoin(compteDuMembre.as('k'), (join) => join.onTrue())
}

export function selectSansCompte(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
}

/** Where an account stands, and what its owner still has to do (ADH-3, ADH-15). */
export async function findEtatCompte(ctx: Ctx | WriteCtx, adherentId: string) {
  const row = await selectAvecCompte(ctx)
    .where('a.id', '=', adherentId)
    .select(['p.civilite', 'p.nomNaissance', 'p.prenoms', 'p.naissanceDate', 'p.naissanceCommune'])
    .select([
      'a.telephone',
      'a.adresse',
      'a.urgenceNom',
      'a.valideLe',
      'a.desactiveLe',
      'a.partiLe',
    ])
    .select(['k.motDePasseDefini', 'k.emailVerifie', 'k.cguAcceptees'])
    .executeTakeFirst()
  if (!row) return undefined
  const faits = {
    ...row,
    motDePasseDefini: row.motDePasseDefini ?? false,
    emailVerifie: row.emailVerifie ?? false,
    cguAcceptees: row.cguAcceptees ?? false,
    valide: row.valideLe !== null,
    desactive: row.desactiveLe !== null || row.partiLe !== null,
  }
  return {
    etat: etatDuCompte(faits),
    manques: manquesDuCompte(faits),
    motDePasseDefini: faits.motDePasseDefini,
  }
}
