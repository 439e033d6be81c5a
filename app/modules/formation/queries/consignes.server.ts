import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Consigne, Lecture, Piece, Public } from '../model/consigne.ts'

/** The consignes of a formation with their files, oldest first. One statement. */
export function listConsignes(ctx: Ctx | WriteCtx, formationId: string): Promise<Consigne[]> {
  const db = ctx.db
  return db
    .selectFrom('consigne as c')
    .where('c.unionId', '=', ctx.union.id)
    .where('c.formationId', '=', formationId)
    .select(['c.id', 'c.journeeId', 'c.pourFormateurs', 'c.pourStagiaires', 'c.texte', 'c.version'])
    .select(
      sql<Piece[]>`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'fichierId', f.id,
        'nom', f.nom_sur, 'taille', f.taille, 'sha256', f.sha256) order by p.id)
        from consigne_piece p join fichier f on f.union_id = p.union_id and f.id = p.fichier_id
        where p.union_id = c.union_id and p.consigne_id = c.id), '[]')`.as('pieces'),
    )
    .orderBy('c.id')
    .execute()
}

export async function findConsigne(ctx: Ctx | WriteCtx, formationId: string, id: string) {
  const consignes = await listConsignes(ctx, formationId)
  return consignes.find((consigne) => consigne.id === id) ?? notFound()
}

/** The same once they were sent a first time; before that, what is written is a draft. */
export async function listConsignesEnvoyees(ctx: Ctx, formationId: string): Promise<Consigne[]> {
  const row = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', formationId)
    .select('consignesEnvoyeesLe')
    .executeTakeFirst()
  return row?.consignesEnvoyeesLe ? listConsignes(ctx, formationId) : []
}

/** Changes as soon as one word or one file does. */
export function empreinteDe(lectures: Lecture[]): string {
  const dites = lectures.map(({ jour, texte, pieces }) => [
    jour,
    texte,
    pieces.map(({ sha256, nom }) => [nom, sha256]),
  ])
  return createHash('sha256').update(JSON.stringify(dites)).digest('hex').slice(0, 32)
}

/** A file of the consignes that one public may read. */
export async function findPiece(
  ctx: Ctx,
  { formationId, pieceId, public_ }: { formationId: string; pieceId: string; public_?: Public },
) {
  return ctx.db
    .selectFrom('consignePiece as p')
    .innerJoin('consigne as c', (join) =>
      join.onRef('c.unionId', '=', 'p.unionId').onRef('c.id', '=', 'p.consigneId'),
    )
    .innerJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'p.unionId').onRef('f.id', '=', 'p.fichierId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('c.formationId', '=', formationId)
    .where('p.id', '=', pieceId)
    .$if(public_ === 'formateurs', (query) => query.where('c.pourFormateurs', '=', true))
    .$if(public_ === 'stagiaires', (query) => query.where('c.pourStagiaires', '=', true))
    .select(['f.nomSur', 'f.cleStockage', 'f.typeDetecte', 'f.taille'])
    .executeTakeFirst()
}
