import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import type { StatutFormation } from '../model.ts'
import { centresAutorises } from '../policy.ts'
import { selectFormations } from '../public.server.ts'
import { equipe, jours, stagiaires } from './decomptes.server.ts'
import { acceptes, complete, completeSelon, declarationAReprendre } from './equipe.server.ts'

const jourFacultatif = z.union([z.iso.date(), z.literal('')]).catch('')

export const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  type: z.union([z.uuid(), z.literal('')]).catch(''),
  du: jourFacultatif,
  au: jourFacultatif,
  vue: z.enum(['toutes', 'recherche', 'inscriptions', 'a_cloturer', 'miennes']).catch('toutes'),
  tri: z.enum(['date', '-date', 'intitule', '-intitule']).catch('date'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type Filtres = z.output<typeof filtresSchema>

export const parPage = 100

/** Some sign-up waits to be validated: looked up once for all the formations, whatever their number. */
export function avecInscriptionAValider(ctx: Ctx) {
  return sql<boolean>`f.id in (select i.formation_id from inscription i
    where i.union_id = ${ctx.union.id} and i.statut = 'inscrite')`
}

/** The formations of a manager's lists: within the centres of his role, filtered, and their total. */
export function base(
  ctx: Ctx,
  statut: StatutFormation | readonly StatutFormation[],
  filtres: Filtres,
) {
  const centres = centresAutorises(ctx, 'formation.lister')
  return selectFormations(ctx)
    .where('f.statut', 'in', [statut].flat())
    .$if(centres !== undefined, (query) =>
      query.where('f.centreId', 'in', centres?.length ? centres : [nowhere]),
    )
    .$if(filtres.type !== '', (query) => query.where('f.typeFormationId', '=', filtres.type))
    .$if(filtres.du !== '', (query) => query.where('f.dernierJour', '>=', filtres.du))
    .$if(filtres.au !== '', (query) => query.where('f.premierJour', '<=', filtres.au))
    .$if(filtres.recherche !== '', (query) =>
      query.where(
        sql<boolean>`position(f_norm(${filtres.recherche}) in f_norm(f.intitule || ' ' || f.numero)) > 0`,
      ),
    )
}

const nowhere = '00000000-0000-0000-0000-000000000000'

/** A page of the list and its totals, in two statements whatever its length. */
export async function listFormations(
  ctx: Ctx,
  statut: StatutFormation,
  filtres: Filtres,
  limite = parPage,
) {
  const filtered = base(ctx, statut, filtres)
    .$if(filtres.vue === 'recherche', (query) => query.where(sql<boolean>`not ${complete}`))
    .$if(filtres.vue === 'inscriptions', (query) => query.where(avecInscriptionAValider(ctx)))
    .$if(filtres.vue === 'a_cloturer', (query) => query.where('f.dernierJour', '<', ctx.aujourdhui))
    .$if(filtres.vue === 'miennes', (query) =>
      query.where(
        'f.creePar',
        '=',
        ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : nowhere,
      ),
    )
  // What costs is counted for the rows of the page alone, not for those that come before it.
  const ordre = ordreDe(statut, filtres.tri)
  const db = ctx.db
  const rows = await db
    .with('page', () =>
      filtered
        .select(['f.id', sql<number>`row_number() over (order by ${ordre})`.as('rang')])
        .orderBy(ordre)
        .limit(limite)
        .offset((filtres.page - 1) * limite),
    )
    .selectFrom('page')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.id', '=', 'page.id').on('f.unionId', '=', ctx.union.id),
    )
    .innerJoin('typeFormation as t', (join) =>
      join.onRef('t.unionId', '=', 'f.unionId').onRef('t.id', '=', 'f.typeFormationId'),
    )
    .crossJoinLateral(jours)
    .crossJoinLateral(equipe(statut))
    .crossJoinLateral(stagiaires(ctx, statut))
    .select(['f.id', 'f.numero', 'f.intitule', 'f.privee', 'f.premierJour', 'f.dernierJour'])
    .select(['f.places', 'e.acceptes', 'f.formateursRequis', 'f.declareeLe'])
    .select(['f.consignesEnvoyeesLe', 'f.logistiquePreteLe', 'f.clotureeLe'])
    .select(['t.code as typeCode', 'd.lieu', 'd.journees'])
    .select(['s.prises', 's.aValider', 's.valides', 's.nonDiplomes'])
    .select(selonStatut(statut))
    .orderBy('page.rang')
    .execute()
  const totaux = await filtered
    .select([
      sql<number>`count(*)`.as('total'),
      sql<number>`coalesce(sum(f.places), 0)`.as('places'),
    ])
    .executeTakeFirstOrThrow()
  return { rows, ...totaux, parPage: limite, pages: Math.max(1, Math.ceil(totaux.total / limite)) }
}

function ordreDe(statut: StatutFormation, tri: Filtres['tri']) {
  const close = statut === 'cloturee'
  const sens = sql.raw(close || tri.startsWith('-') ? 'desc' : 'asc')
  const jour = close ? sql`f.dernier_jour ${sens}` : sql`f.premier_jour ${sens}`
  if (!tri.endsWith('intitule')) return sql`${jour}, f.id`
  return sql`f_norm(f.intitule) ${sql.raw(tri.startsWith('-') ? 'desc' : 'asc')}, ${jour}, f.id`
}

/** A closed formation shows its procès-verbal; an open one, what is still to be filled. */
function selonStatut(statut: StatutFormation) {
  const close = statut === 'cloturee'
  return [
    (close ? sql<boolean>`false` : completeSelon(sql.ref('e.acceptes'))).as('complete'),
    (close ? sql<boolean>`false` : declarationAReprendre).as('declarationAReprendre'),
    (close ? numeroPv : sql<string | null>`null::text`).as('pv'),
    (statut === 'a_valider' ? client : sql<ClientListe | null>`null::jsonb`).as('client'),
  ] as const
}

type ClientListe = { numero: string; nom: string; recueLe: string | null }

/** Who a private training is for, and when it was asked on the public site. */
const client = sql<ClientListe | null>`(select jsonb_build_object('numero', c.numero, 'nom', c.raison_sociale,
  'recueLe', d.recue_le) from client c left join demande_formation d
  on d.union_id = c.union_id and d.formation_id = f.id
  where c.union_id = f.union_id and c.id = f.client_id)`

const numeroPv = sql<string | null>`(select pv.numero from proces_verbal pv
  where pv.union_id = f.union_id and pv.formation_id = f.id order by pv.version desc limit 1)`

/** Formations that look for trainers and whose skill the actor holds, or where he already applied. */
export function listAPostuler(ctx: Ctx, adherentId: string) {
  return selectFormations(ctx)
    .where('f.statut', '=', 'validee')
    .where('f.dernierJour', '>=', ctx.aujourdhui)
    .where(sql<boolean>`exists (select 1 from type_formation_competence tc
      join competence_detenue d on d.union_id = tc.union_id and d.competence_id = tc.competence_id
      where tc.union_id = f.union_id and tc.type_formation_id = f.type_formation_id and d.adherent_id = ${adherentId})`)
    .select([
      'f.id',
      'f.numero',
      'f.intitule',
      'f.typeFormationId',
      'f.privee',
      'f.premierJour',
      'f.formateursRequis',
    ])
    .select(['t.libelle as typeLibelle', acceptes.as('acceptes'), complete.as('complete')])
    .select(
      sql<
        'posee' | 'acceptee' | 'refusee' | null
      >`(select c.statut from candidature c where c.union_id = f.union_id
      and c.formation_id = f.id and c.adherent_id = ${adherentId}
      and c.statut in ('posee', 'acceptee', 'refusee') order by c.posee_le desc limit 1)`.as(
        'maCandidature',
      ),
    )
    .orderBy('f.premierJour')
    .orderBy('f.id')
    .limit(60)
    .execute()
}

/** The stored procès-verbaux of a formation, latest version first. */
export function listProcesVerbaux(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('procesVerbal as pv')
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'pv.unionId').onRef('f.id', '=', 'pv.fichierId'),
    )
    .where('pv.unionId', '=', ctx.union.id)
    .where('pv.formationId', '=', formationId)
    .select([
      'pv.numero',
      'pv.version',
      'pv.motif',
      'pv.sha256',
      'pv.creeLe',
      'f.cleStockage',
      'f.nomSur',
      'f.taille',
    ])
    .orderBy('pv.version', 'desc')
    .execute()
}
