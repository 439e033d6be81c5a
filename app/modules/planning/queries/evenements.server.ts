import { sql } from 'kysely'
import { z } from 'zod'
import { selectFormations } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { type Evenement, limiteEvenements, type Periode, vues } from '../model.ts'
import { can } from '../policy.ts'

const choix = z.union([z.uuid(), z.literal('')]).catch('')
const coche = z.enum(['1', '']).catch('')

export const filtresSchema = z.object({
  vue: z.enum(Object.keys(vues) as [keyof typeof vues]).catch('mois'),
  jour: z.string().refine(estUnJour).catch(''),
  type: choix,
  centre: choix,
  miens: coche,
  manque: coche,
  annulees: coche,
})
export type Filtres = z.output<typeof filtresSchema>

/** The journées of a period, in one statement, as far as the actor sees their formations (PLA-1). */
export function listEvenements(
  ctx: Ctx,
  { du, au }: Pick<Periode, 'du' | 'au'>,
  filtres: Filtres,
): Promise<Evenement[]> {
  const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
  const maPlace = sql<'acceptee' | 'posee' | null>`(select c.statut from candidature c
    where c.union_id = f.union_id and c.formation_id = f.id and c.adherent_id = ${moi}
    and c.statut in ('acceptee', 'posee') limit 1)`
  return selectFormations(ctx)
    .innerJoin('journee as j', (join) =>
      join.onRef('j.unionId', '=', 'f.unionId').onRef('j.formationId', '=', 'f.id'),
    )
    .leftJoin('lieu as l', (join) =>
      join.onRef('l.unionId', '=', 'j.unionId').onRef('l.id', '=', 'j.lieuId'),
    )
    .where('j.jour', '>=', du)
    .where('j.jour', '<=', au)
    .where('f.statut', '<>', 'refusee')
    .$if(filtres.annulees === '', (query) =>
      query.where('f.statut', '<>', 'annulee').where('j.annuleeLe', 'is', null),
    )
    .$if(filtres.type !== '', (query) => query.where('f.typeFormationId', '=', filtres.type))
    .$if(filtres.centre !== '', (query) => query.where('f.centreId', '=', filtres.centre))
    .$if(filtres.miens !== '', (query) => query.where(sql<boolean>`${maPlace} is not null`))
    .$if(filtres.manque !== '', (query) =>
      query.where(sql<boolean>`f.statut = 'validee' and f.formateurs_requis > ${presents}`),
    )
    .select(['j.id as journeeId', 'f.id as formationId', 'j.jour', 'f.numero', 'f.intitule'])
    .select(['t.code as typeCode', 'f.privee', 'f.formateursRequis', 'j.lieuId'])
    .select(sql<Evenement['statut']>`f.statut`.as('statut'))
    .select([
      sql<boolean>`(f.statut = 'annulee' or j.annulee_le is not null)`.as('annulee'),
      sql<string>`coalesce(l.nom || case when l.commune <> '' and position(l.commune in l.nom) = 0
        then ', ' || l.commune else '' end, j.lieu_libre)`.as('lieu'),
      sql<string>`coalesce(nullif(l.commune, ''), l.nom, j.lieu_libre)`.as('ville'),
      sql<Evenement['creneaux']>`coalesce((select jsonb_agg(jsonb_build_object('debut',
        to_char(k.debut, 'HH24:MI'), 'fin', to_char(k.fin, 'HH24:MI')) order by k.debut)
        from creneau k where k.union_id = j.union_id and k.journee_id = j.id), '[]')`.as(
        'creneaux',
      ),
      rang.as('rang'),
      total.as('total'),
      presents.as('acceptes'),
      sql<boolean>`f.declaree_le is not null`.as('declaree'),
      sql<boolean>`f.consignes_envoyees_le is not null`.as('consignes'),
      sql<boolean>`f.logistique_prete_le is not null`.as('logistique'),
      maPlace.as('moi'),
    ])
    .select(
      can(ctx, 'planning.ressources') ? formateurs.as('formateurs') : sansNoms.as('formateurs'),
    )
    .orderBy('j.jour')
    .orderBy(
      sql`(select min(k.debut) from creneau k where k.union_id = j.union_id and k.journee_id = j.id)`,
    )
    .orderBy('j.id')
    .limit(limiteEvenements)
    .execute()
}

/** Trainers accepted for this very day. */
const presents = sql<number>`(select count(*) from affectation_journee a join candidature c
  on c.union_id = a.union_id and c.id = a.candidature_id and c.statut = 'acceptee'
  where a.union_id = j.union_id and a.journee_id = j.id)`

/** Who teaches is for the managers, and for the trainers on their own page: nobody else's page asks for it. */
const sansNoms = sql<Evenement['formateurs']>`'[]'::jsonb`

const formateurs = sql<
  Evenement['formateurs']
>`coalesce((select jsonb_agg(jsonb_build_object('id', c.adherent_id,
  'nom', coalesce(p.nom_usage, p.nom_naissance) || ' ' || p.prenoms) order by p.nom_naissance)
  from affectation_journee a
  join candidature c on c.union_id = a.union_id and c.id = a.candidature_id and c.statut = 'acceptee'
  join adherent m on m.union_id = c.union_id and m.id = c.adherent_id
  join personne p on p.union_id = m.union_id and p.id = m.personne_id
  where a.union_id = j.union_id and a.journee_id = j.id), '[]')`

const rang = sql<number>`(select count(*) from journee o where o.union_id = j.union_id
  and o.formation_id = j.formation_id and o.annulee_le is null and o.jour <= j.jour)`

const total = sql<number>`(select count(*) from journee o where o.union_id = j.union_id
  and o.formation_id = j.formation_id and o.annulee_le is null)`
