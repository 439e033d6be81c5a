import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { type Comparable, type Ressemblance, ressemblance } from '../model/doublon.ts'
import { clePersonne } from '../model/personne.ts'
import { centresAutorises } from '../policy.ts'
import { type EtatFiche, etatFicheSql } from './etat.server.ts'

export type Proche = Comparable & {
  id: string
  pseudo: string
  centre: string | null
  numeroFederal: string | null
  etat: EtatFiche
  ressemblance: Ressemblance
  /** Outside the centres of the reader: the name is said, the sheet does not open. */
  ouvrable: boolean
}

type Cherche = Comparable & { numeroFederal: string | null }

/** Members who may be this person: same names, same birth and near names, or the same federal number. */
export async function listProches(
  ctx: Ctx | WriteCtx,
  cherche: Cherche,
  sauf?: string,
): Promise<Proche[]> {
  const centres = centresAutorises(ctx, 'adherent.lister')
  const noms = clePersonne({ ...cherche, naissanceDate: null })
  const rows = await ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .where((eb) =>
      eb.or([
        // A range, not a `like`: the index on the key serves it.
        eb.and([eb('p.clePersonne', '>=', noms), eb('p.clePersonne', '<', `${noms}:`)]),
        ...(cherche.naissanceDate ? [eb('p.naissanceDate', '=', cherche.naissanceDate)] : []),
        ...(cherche.numeroFederal ? [eb('a.numeroFederal', '=', cherche.numeroFederal)] : []),
      ]),
    )
    .$if(sauf !== undefined, (query) => query.where('a.id', '<>', sauf ?? ''))
    .select(['a.id', 'a.pseudo', 'a.numeroFederal', 'a.centreId', 'c.nom as centre'])
    .select(['p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(etatFicheSql.as('etat'))
    .orderBy('a.nomTri')
    .execute()
  return rows.flatMap(({ centreId, ...row }) => {
    const numero = cherche.numeroFederal !== null && row.numeroFederal === cherche.numeroFederal
    const lien = numero ? 'certain' : ressemblance(cherche, row)
    if (!lien) return []
    const ouvrable = centres === undefined || (centreId !== null && centres.includes(centreId))
    return [{ ...row, ressemblance: lien, ouvrable }]
  })
}

/** Every sheet in service, as doubles are looked for: one statement, thousands of rows. */
export function listComparables(ctx: Ctx) {
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .select(['a.id', 'a.pseudo', 'a.email', 'a.creeLe', 'a.centreId', 'c.nom as centre'])
    .select(['p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(etatFicheSql.as('etat'))
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .execute()
}
