import { sql } from 'kysely'
import { phraseDe } from '#app/phrases.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'

export type LigneJournal = {
  id: string
  le: Date
  auteur: string
  acte: string
  phrase: string
  objetGenre: string
  objetId: string
  changements: { champ: string; avant: string | null; apres: string | null }[]
}

type Filtre = {
  objet?: { genre: string; id: string } | undefined
  /** Also the lines of these objects (the inscriptions of a formation). */
  objetIds?: string[] | undefined
  acte?: string | undefined
  /** The word before the point of an act: `formation`. */
  domaine?: string | undefined
  /** Days of the union, both included. */
  du?: Jour | undefined
  au?: Jour | undefined
  limite?: number | undefined
  decalage?: number | undefined
}

/** The journal, latest first, in one statement: of an object, of several, or of the whole union. */
export async function listJournal(ctx: Ctx | WriteCtx, filtre: Filtre): Promise<LigneJournal[]> {
  const { objet, objetIds, acte, domaine, du, au, limite = 50, decalage = 0 } = filtre
  const jourLocal = sql<Jour>`(j.le at time zone ${ctx.union.fuseau})::date`
  const db = ctx.db
  const lignes = await db
    .selectFrom('journal as j')
    .leftJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'j.unionId').onRef('a.id', '=', 'j.acteurId'),
    )
    .leftJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('j.unionId', '=', ctx.union.id)
    .$if(objet !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb.and([
            eb('j.objetGenre', '=', objet?.genre ?? ''),
            eb('j.objetId', '=', objet?.id ?? ''),
          ]),
          ...(objetIds?.length ? [eb('j.objetId', 'in', objetIds)] : []),
        ]),
      ),
    )
    .$if(acte !== undefined, (query) => query.where('j.acte', '=', acte ?? ''))
    .$if(domaine !== undefined, (query) => query.where('j.acte', 'like', `${domaine ?? ''}.%`))
    .$if(du !== undefined, (query) => query.where(jourLocal, '>=', du ?? ''))
    .$if(au !== undefined, (query) => query.where(jourLocal, '<=', au ?? ''))
    .select([
      'j.id',
      'j.le',
      'j.acteurGenre',
      'j.acte',
      'j.codes',
      'j.objetGenre',
      'j.objetId',
      'p.prenoms',
      sql<string | null>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'),
      sql<
        LigneJournal['changements']
      >`(select coalesce(jsonb_agg(jsonb_build_object('champ', v.champ,
        'avant', v.avant, 'apres', v.apres) order by v.champ), '[]') from journal_valeur v
        where v.union_id = j.union_id and v.journal_id = j.id)`.as('changements'),
    ])
    .orderBy('j.seq', 'desc')
    .limit(limite)
    .offset(decalage)
    .execute()
  return lignes.map((ligne) => ({
    id: ligne.id,
    le: ligne.le,
    auteur: auteurDe(ligne),
    acte: ligne.acte,
    phrase: phraseDe(ligne.acte, ligne.codes as Record<string, string | number | boolean | null>),
    objetGenre: ligne.objetGenre,
    objetId: ligne.objetId,
    changements: ligne.changements,
  }))
}

type Auteur = { acteurGenre: string; prenoms: string | null; nom: string | null }

function auteurDe({ acteurGenre, prenoms, nom }: Auteur): string {
  if (acteurGenre === 'adherent')
    return `${prenoms ?? ''} ${nom ?? ''}`.trim() || 'Un ancien membre'
  if (acteurGenre === 'exploitant') return 'L’exploitant'
  if (acteurGenre === 'systeme') return 'La plateforme'
  return 'Le public'
}
