import { sql } from 'kysely'
import { manquesEnBref } from '#app/modules/compte/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { centresAutorises } from '../policy.ts'
import { comptes, etatSql, selectSansCompte } from './etat.server.ts'

const parPage = 100

/** The accounts in this state, within the centres of the right. */
function selectComptes(ctx: Ctx | WriteCtx, etat: 'a_valider' | 'incomplet') {
  const centres = centresAutorises(ctx, 'adherent.valider')
  return selectSansCompte(ctx)
    .leftJoin(comptes.as('k'), (join) => join.onRef('k.compteId', '=', 'a.compteId'))
    .where(sql<boolean>`${etatSql} = ${etat}`)
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`a.centre_id = any(${centres ?? []}::uuid[])`),
    )
}

/** ADH-3: the accounts of this state, the oldest first, and how many there are; two statements. */
export async function listComptes(ctx: Ctx, etat: 'a_valider' | 'incomplet') {
  const { total } = await selectComptes(ctx, etat)
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const rows = await selectComptes(ctx, etat)
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .select(['a.id', 'a.pseudo', 'a.email', 'a.creeLe', 'a.relanceCompteLe', 'c.nom as centre'])
    .select(['p.civilite', 'p.nomNaissance', 'p.prenoms', 'p.naissanceDate', 'p.naissanceCommune'])
    .select(['a.telephone', 'a.adresse', 'a.urgenceNom'])
    .select(['k.motDePasseDefini', 'k.emailVerifie', 'k.cguAcceptees'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('a.creeLe')
    .orderBy('a.id')
    .limit(parPage)
    .execute()
  const lignes = rows.map((row) => ({
    id: row.id,
    pseudo: row.pseudo,
    nom: row.nom,
    prenoms: row.prenoms,
    email: row.email,
    centre: row.centre,
    creeLe: row.creeLe,
    relanceLe: row.relanceCompteLe,
    manques: manquesEnBref({
      ...row,
      motDePasseDefini: row.motDePasseDefini ?? false,
      emailVerifie: row.emailVerifie ?? false,
      cguAcceptees: row.cguAcceptees ?? false,
      valide: false,
      desactive: false,
    }),
  }))
  return { lignes, total }
}

/** Who may be reminded today: incomplete, and not reminded yet. */
export async function listARelancer(ctx: WriteCtx, adherentIds?: string[]): Promise<string[]> {
  const rows = await selectComptes(ctx, 'incomplet')
    .$if(adherentIds !== undefined, (query) => query.where('a.id', 'in', adherentIds ?? []))
    .where((eb) =>
      eb.or([eb('a.relanceCompteLe', 'is', null), eb('a.relanceCompteLe', '<', ctx.aujourdhui)]),
    )
    .select('a.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Those of these members whose account is complete and waits. */
export async function listValidables(ctx: WriteCtx, adherentIds: string[]): Promise<string[]> {
  if (adherentIds.length === 0) return []
  const rows = await selectComptes(ctx, 'a_valider')
    .where('a.id', 'in', adherentIds)
    .select('a.id')
    .orderBy('a.id')
    .execute()
  return rows.map(({ id }) => id)
}
