import { sql } from 'kysely'
import { type BaseTaux, tauxQualiopi } from '#app/modules/statistique/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'

export type Periode = { du: Jour; au: Jour }

/** When the results were put on the public page; undefined while they are not. */
export function findPublication(ctx: Ctx | WriteCtx) {
  const db = ctx.db
  return db
    .selectFrom('resultatsPublication')
    .where('unionId', '=', ctx.union.id)
    .where('retireeLe', 'is', null)
    .select(['id', 'publieeLe'])
    .executeTakeFirst()
}

/** Every time they were shown, latest first. */
export function listPublications(ctx: Ctx) {
  return ctx.db
    .selectFrom('resultatsPublication')
    .where('unionId', '=', ctx.union.id)
    .select(['id', 'publieeLe', 'retireeLe'])
    .orderBy('publieeLe', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
}

type Compte = BaseTaux & { sessions: number; abandons: number }
export type Resultat = Compte & { libelle: string; taux: ReturnType<typeof tauxQualiopi> }

const valide = sql`i.statut = 'validee' and i.presence_validee_le is not null`
const diplome = sql`exists (select 1 from diplome d where d.union_id = i.union_id
  and d.inscription_id = i.id and d.statut = 'genere')`
const nombre = (condition: typeof valide) => sql<number>`count(*) filter (where ${condition})::int`

/**
 * Qualiopi 2: what the closed trainings of a period gave, in all and by type: figures alone, never who.
 * An abandon came at least once and did not go to the end. One statement.
 */
export async function listResultats(ctx: Ctx, { du, au }: Periode) {
  const rows = await ctx.db
    .selectFrom('formation as f')
    .innerJoin('typeFormation as t', (join) =>
      join.onRef('t.unionId', '=', 'f.unionId').onRef('t.id', '=', 'f.typeFormationId'),
    )
    .leftJoin('inscription as i', (join) =>
      join
        .onRef('i.unionId', '=', 'f.unionId')
        .onRef('i.formationId', '=', 'f.id')
        .on('i.statut', '=', 'validee'),
    )
    .leftJoin('enqueteEnvoi as e', (join) =>
      join
        .onRef('e.unionId', '=', 'i.unionId')
        .onRef('e.inscriptionId', '=', 'i.id')
        .on('e.genre', '=', 'froid')
        .on('e.reponduLe', 'is not', null),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.statut', '=', 'cloturee')
    .where('f.dernierJour', '>=', du)
    .where('f.dernierJour', '<=', au)
    .groupBy(['t.id', 't.libelle'])
    .select(['t.libelle', sql<number>`count(distinct f.id)::int`.as('sessions')])
    .select([
      nombre(sql`${valide}`).as('valides'),
      nombre(sql`${valide} and ${diplome}`).as('diplomes'),
    ])
    .select(nombre(sql`${valide} and ${diplome} and e.id is not null`).as('sondes'))
    .select(
      sql<number>`coalesce(sum(e.note_globale) filter (where ${valide}), 0)::int`.as('sommeNotes'),
    )
    .select(nombre(sql`${valide} and e.note_globale is not null`).as('notes'))
    .select(
      nombre(sql`i.presence_validee_le is null and exists (select 1 from presence p
        where p.union_id = i.union_id and p.inscription_id = i.id and p.present)`).as('abandons'),
    )
    .orderBy(sql`f_norm(t.libelle)`)
    .orderBy('t.id')
    .execute()
  const ensemble = rows.reduce(additionner, vide)
  return {
    ensemble: avecTaux({ ...ensemble, libelle: 'Toutes les formations' }),
    types: rows.map(avecTaux),
  }
}

export type Resultats = Awaited<ReturnType<typeof listResultats>>

const vide: Compte = {
  ...{ sessions: 0, valides: 0, diplomes: 0, sondes: 0 },
  ...{ sommeNotes: 0, notes: 0, abandons: 0 },
}

function additionner(somme: Compte, compte: Compte): Compte {
  return {
    sessions: somme.sessions + compte.sessions,
    valides: somme.valides + compte.valides,
    diplomes: somme.diplomes + compte.diplomes,
    sondes: somme.sondes + compte.sondes,
    sommeNotes: somme.sommeNotes + compte.sommeNotes,
    notes: somme.notes + compte.notes,
    abandons: somme.abandons + compte.abandons,
  }
}

function avecTaux(compte: Compte & { libelle: string }): Resultat {
  return { ...compte, taux: tauxQualiopi(compte) }
}
