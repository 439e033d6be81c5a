import { sql } from 'kysely'
import type { Accreditation, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { type Groupe, groupesDeDoublons } from '../model/doublon.ts'
import { centresAutorises } from '../policy.ts'
import { type EtatFiche, etatFicheSql } from './etat.server.ts'
import { type FicheLue, findFiche } from './modification.server.ts'
import { listComparables } from './proches.server.ts'

export type FicheAFusionner = FicheLue & {
  etat: EtatFiche
  photoFichierId: string | null
  roles: Accreditation[]
  candidatures: number
  inscriptions: number
  competences: number
}

/** A sheet with what a merge looks at. */
export async function findFicheAFusionner(
  ctx: Ctx | WriteCtx,
  id: string,
): Promise<FicheAFusionner | undefined> {
  const fiche = await findFiche(ctx, id)
  if (!fiche) return undefined
  const db = ctx.db
  const faits = await db
    .selectFrom('adherent as a')
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', id)
    .select(['a.photoFichierId', etatFicheSql.as('etat')])
    .select(
      sql<Accreditation[]>`(select coalesce(jsonb_agg(jsonb_build_object('role', r.role,
      'centreId', r.centre_id)), '[]') from accreditation r where r.union_id = a.union_id
      and r.adherent_id = a.id and r.retiree_le is null)`.as('roles'),
    )
    .select(
      sql<number>`(select count(*) from candidature k where k.union_id = a.union_id
      and k.adherent_id = a.id)`.as('candidatures'),
    )
    .select(
      sql<number>`(select count(*) from inscription i where i.union_id = a.union_id
      and i.personne_id = a.personne_id)`.as('inscriptions'),
    )
    .select(
      sql<number>`(select count(*) from competence_detenue d where d.union_id = a.union_id
      and d.adherent_id = a.id)`.as('competences'),
    )
    .executeTakeFirst()
  return faits && { ...fiche, ...faits }
}

type Comparee = Awaited<ReturnType<typeof listComparables>>[number]

/** Groups of sheets that speak of one person, within the reach of the right to merge. */
export async function listDoublons(ctx: Ctx): Promise<Groupe<Comparee>[]> {
  const centres = centresAutorises(ctx, 'adherent.fusionner')
  const fiches = await listComparables(ctx)
  const visibles = fiches.filter(
    ({ centreId }) => !centres || (centreId !== null && centres.includes(centreId)),
  )
  return groupesDeDoublons(visibles)
}
