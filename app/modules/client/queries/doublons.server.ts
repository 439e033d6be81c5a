import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

export type RaisonDoublon = 'siret' | 'nom' | 'siren' | 'contact'

type Cherche = {
  /** The record that is compared, left out of the answer. */
  clientId?: string | undefined
  raisonSociale: string
  siret: string | null
  codePostal: string
  email?: string | null
  telephone?: string | null
}

/**
 * CLI-2: records that may be the same client. Certain: same SIRET, or same normalised name and postal
 * code. Probable: same SIREN, or a contact with the same e-mail or telephone. Certain ones first. Each
 * resemblance has its index: among ten thousand records, only those that resemble are read.
 */
export function listDoublons(ctx: Ctx | WriteCtx, cherche: Cherche) {
  const { clientId = null, raisonSociale, siret, codePostal } = cherche
  const { email = null, telephone = null } = cherche
  const unionId = ctx.union.id
  const siren = siret?.slice(0, 9) ?? null
  const nom = sql`coalesce(nullif(f_nom_client(${raisonSociale}), ''), f_norm(${raisonSociale}))`
  const db: Ctx['db'] = ctx.db
  const ressemblent = sql<{ id: string; rang: number }>`(
    select s.id, case when s.siret = ${siret} then 1 else 3 end as rang from client s
      where s.union_id = ${unionId} and s.siret between ${siren}::text || '00000' and ${siren}::text || '99999'
    union all select n.id, 2 from client n where n.union_id = ${unionId}
      and ${codePostal} <> '' and n.code_postal = ${codePostal} and n.nom_norm = ${nom}
    union all select k.client_id, 4 from contact k
      where k.union_id = ${unionId} and k.email_norm = lower(${email}::text)
    union all select k.client_id, 4 from contact k
      where k.union_id = ${unionId} and k.telephone = ${telephone}::text)`
  return db
    .selectFrom(
      db
        .selectFrom(ressemblent.as('r'))
        .select(['r.id', sql<number>`min(r.rang)`.as('rang')])
        .groupBy('r.id')
        .as('d'),
    )
    .innerJoin('client as c', 'c.id', 'd.id')
    .where('c.unionId', '=', unionId)
    .where('c.archiveLe', 'is', null)
    .where('c.estLUnion', '=', false)
    .where(sql<boolean>`c.id is distinct from ${clientId}::uuid`)
    .select(['c.id', 'c.numero', 'c.raisonSociale', 'c.siret', 'c.codePostal', 'c.commune'])
    .select(
      sql<RaisonDoublon>`(array['siret', 'nom', 'siren', 'contact'])[d.rang::int]`.as('raison'),
    )
    .orderBy('d.rang')
    .orderBy('c.numero')
    .limit(5)
    .execute()
}
