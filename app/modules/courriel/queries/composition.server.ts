import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** Everything that is chosen by the union for a mail: text, files, addresses. One statement. */
export function findComposition(ctx: Ctx | WriteCtx, cle: string) {
  return ctx.db
    .selectFrom('identiteUnion as i')
    .leftJoin('adresseEnvoi as e', 'e.unionId', 'i.unionId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('modeleCourriel')
          .whereRef('unionId', '=', 'i.unionId')
          .where('cle', '=', cle)
          .select(['version', 'sujet', 'corps'])
          .orderBy('version', 'desc')
          .limit(1)
          .as('m'),
      (join) => join.onTrue(),
    )
    .where('i.unionId', '=', ctx.union.id)
    .select(['i.raisonSociale', 'i.adresse', 'i.codePostal', 'i.commune', 'i.telephone'])
    .select(['i.emailFormations', 'e.adresse as adresseEnvoi', 'e.reponse'])
    .select(['m.version', 'm.sujet', 'm.corps'])
    .select((eb) =>
      eb
        .selectFrom('modeleCourrielPiece')
        .whereRef('unionId', '=', 'i.unionId')
        .where('cle', '=', cle)
        .where('retireeLe', 'is', null)
        .select(
          sql<string[]>`coalesce(array_agg(fichier_id::text order by ajoutee_le, id), '{}')`.as(
            'ids',
          ),
        )
        .$asScalar()
        .$notNull()
        .as('fichierIds'),
    )
    .executeTakeFirstOrThrow()
}

export type Composition = Awaited<ReturnType<typeof findComposition>>
