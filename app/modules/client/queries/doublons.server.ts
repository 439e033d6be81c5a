import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { selectClients } from './clients.server.ts'

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
 * code. Probable: same SIREN, or a contact with the same e-mail or telephone. Certain ones first.
 */
export function listDoublons(ctx: Ctx | WriteCtx, cherche: Cherche) {
  const {
    clientId = null,
    raisonSociale,
    siret,
    codePostal,
    email = null,
    telephone = null,
  } = cherche
  const unionId = ctx.union.id
  const nom = sql`coalesce(nullif(f_nom_client(${raisonSociale}), ''), f_norm(${raisonSociale}))`
  const memeSiret = sql<boolean>`(${siret}::text is not null and c.siret = ${siret})`
  const memeNom = sql<boolean>`(${codePostal} <> '' and c.code_postal = ${codePostal} and c.nom_norm = ${nom})`
  const memeSiren = sql<boolean>`(${siret}::text is not null and c.siret like left(${siret}, 9) || '%')`
  const memeContact = sql<boolean>`c.id = any(array(select k.client_id from contact k
    where k.union_id = ${unionId} and (lower(k.email) = lower(${email}::text) or k.telephone = ${telephone}::text)))`
  return selectClients(ctx)
    .where('c.archiveLe', 'is', null)
    .where('c.estLUnion', '=', false)
    .where(sql<boolean>`c.id is distinct from ${clientId}::uuid`)
    .where((eb) => eb.or([memeSiret, memeNom, memeSiren, memeContact]))
    .select(['c.id', 'c.numero', 'c.raisonSociale', 'c.siret', 'c.codePostal', 'c.commune'])
    .select([
      sql<RaisonDoublon>`case when ${memeSiret} then 'siret' when ${memeNom} then 'nom'
        when ${memeSiren} then 'siren' else 'contact' end`.as('raison'),
    ])
    .orderBy(
      sql`case when ${memeSiret} then 1 when ${memeNom} then 2 when ${memeSiren} then 3 else 4 end`,
    )
    .orderBy('c.numero')
    .limit(5)
    .execute()
}
