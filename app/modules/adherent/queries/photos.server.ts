import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import type { StatutAdherent } from '../model/adherent.ts'
import { selectAdherents, visibles } from './adherents.server.ts'
import { selectSansCompte } from './etat.server.ts'

/** The photo of a member, as it is stored; undefined when there is none, or when the member is not to be seen. */
export function findPhoto(ctx: Ctx, adherentId: string) {
  return selectAdherents(ctx)
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'a.unionId').onRef('f.id', '=', 'a.photoFichierId'),
    )
    .where('a.id', '=', adherentId)
    .select(['f.id', 'f.cleStockage', 'f.nomSur', 'f.typeDetecte', 'f.taille'])
    .executeTakeFirst()
}

export type Portrait = {
  id: string
  nom: string
  prenoms: string
  statut: StatutAdherent
  grade: string | null
  centre: string | null
  /** Changes with the photo: a browser keeps the old one otherwise. */
  photoFichierId: string | null
}

/** Members in service, centre by centre; one statement. */
export function listPortraits(ctx: Ctx, centre: string): Promise<Portrait[]> {
  return selectSansCompte(ctx)
    .where(visibles(ctx))
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .$if(centre === 'aucun', (query) => query.where('a.centreId', 'is', null))
    .$if(centre !== '' && centre !== 'aucun', (query) => query.where('a.centreId', '=', centre))
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .select(['a.id', 'a.statut', 'a.grade', 'a.photoFichierId', 'c.nom as centre', 'p.prenoms'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy(sql`c.nom nulls last`)
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .execute()
}
