import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { filtresSchema, listAdherents, selectAdherents } from './adherents.server.ts'
import { etatSql } from './etat.server.ts'

/** More would be a mistake rather than a choice. */
const limite = 5000

export type Choisi = {
  id: string
  nom: string
  prenoms: string
  email: string | null
  etat: 'incomplet' | 'a_valider' | 'valide' | 'desactive'
}

/** Who an address chooses: the ticked ones (`a=…&a=…`), or all that the filters leave (`tous=1`). */
export async function listSelection(ctx: Ctx | WriteCtx, address: string): Promise<Choisi[]> {
  const { searchParams } = new URL(address)
  if (searchParams.get('tous') === '1') {
    const filtres = filtresSchema.parse(Object.fromEntries(searchParams))
    const { rows } = await listAdherents(ctx, { ...filtres, page: 1 }, limite)
    return rows.map(({ id, nom, prenoms, email, etat }) => ({ id, nom, prenoms, email, etat }))
  }
  const ids = [...new Set(searchParams.getAll('a'))].filter((id) => z.uuid().safeParse(id).success)
  if (ids.length === 0) return []
  return selectAdherents(ctx)
    .where('a.id', 'in', ids.slice(0, limite))
    .select(['a.id', 'p.prenoms', 'a.email', etatSql.as('etat')])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .execute()
}

/** What is printed of each: the envelope, the place, the telephone. */
export async function listAImprimer(ctx: Ctx | WriteCtx, ids: string[]) {
  if (ids.length === 0) return []
  return selectAdherents(ctx)
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .where('a.id', 'in', ids)
    .select(['p.civilite', 'p.prenoms', 'a.grade', 'a.email', 'a.telephone', 'c.nom as centre'])
    .select(['a.adresse', 'a.codePostal', 'a.commune', 'a.pays'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .execute()
}
