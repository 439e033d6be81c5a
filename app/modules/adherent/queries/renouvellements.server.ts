import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { addDays, estUnJour, type Jour } from '#app/platform/jour.ts'
import { type EtatCompetence, etatCompetence, finValidite } from '../model/competence.ts'
import { centresAutorises } from '../policy.ts'
import { findCompetencesDetenues } from './competences.server.ts'

export const filtresRenouvellementSchema = z.object({
  /** Empty: three months from today. */
  avant: z.string().refine(estUnJour).catch(''),
  centre: z.union([z.uuid(), z.literal('')]).catch(''),
  competence: z.union([z.uuid(), z.literal('')]).catch(''),
})
export type FiltresRenouvellement = z.output<typeof filtresRenouvellementSchema>

export type Renouvellement = {
  id: string
  adherentId: string
  nom: string
  prenoms: string
  centre: string | null
  code: string
  libelle: string
  numero: string | null
  derniere: Jour
  fin: Jour
  etat: EtatCompetence
}

export function avantDe(ctx: Ctx | WriteCtx, { avant }: FiltresRenouvellement): Jour {
  return avant || addDays(ctx.aujourdhui, 90)
}

/** The skills of active members that end on or before a day, the first to end first. Two statements. */
export async function listRenouvellements(
  ctx: Ctx | WriteCtx,
  filtres: FiltresRenouvellement,
): Promise<Renouvellement[]> {
  const avant = avantDe(ctx, filtres)
  const membres = await listMembres(ctx, filtres.centre)
  const competenceIds = filtres.competence === '' ? undefined : [filtres.competence]
  const detenues = await findCompetencesDetenues(ctx, { ...(competenceIds && { competenceIds }) })
  return detenues
    .flatMap((detenue) => {
      const membre = membres.get(detenue.adherentId)
      const fin = finValidite(detenue)
      if (!membre || fin === undefined || fin > avant) return []
      return {
        ...membre,
        id: detenue.id,
        adherentId: detenue.adherentId,
        code: detenue.code,
        libelle: detenue.libelle,
        numero: detenue.numero,
        derniere: detenue.recyclages.at(-1) ?? detenue.obtenueLe,
        fin,
        etat: etatCompetence(detenue, ctx.aujourdhui, detenue.alerteJours),
      }
    })
    .sort((une, autre) => une.fin.localeCompare(autre.fin) || une.nom.localeCompare(autre.nom))
}

async function listMembres(ctx: Ctx | WriteCtx, centre: string) {
  const db = ctx.db
  const centres = centresAutorises(ctx, 'competence.lister')
  const rows = await db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .$if(centre !== '', (query) => query.where('a.centreId', '=', centre))
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`a.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .select(['a.id', 'p.prenoms', 'c.nom as centre'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .execute()
  return new Map(rows.map(({ id, ...membre }) => [id, membre]))
}
