import type { Ctx, Role, WriteCtx } from '#app/platform/ctx.ts'

type Choix = {
  role?: Role
  /** Holders of any one of these skills, valid or not: the caller judges the day. */
  competenceIds?: string[]
  /** Whoever holds the role for this centre, or for the whole union. */
  centreId?: string | null
}

/** Validated members who can be written to: for a notification or a mail. One statement. */
export function listDestinataires(ctx: Ctx | WriteCtx, { role, competenceIds, centreId }: Choix) {
  const db = ctx.db as Ctx['db']
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.valideLe', 'is not', null)
    .where('a.desactiveLe', 'is', null)
    .where('a.partiLe', 'is', null)
    .where('a.archiveLe', 'is', null)
    .$if(role !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('accreditation as r')
            .whereRef('r.unionId', '=', 'a.unionId')
            .whereRef('r.adherentId', '=', 'a.id')
            .where('r.role', '=', role ?? 'formateur')
            .where('r.retireeLe', 'is', null)
            .$if(centreId !== undefined, (held) =>
              held.where((eb) =>
                eb.or([
                  eb('r.centreId', 'is', null),
                  ...(centreId ? [eb('r.centreId', '=', centreId)] : []),
                ]),
              ),
            )
            .select('r.id'),
        ),
      ),
    )
    .$if(competenceIds !== undefined && competenceIds.length > 0, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('competenceDetenue as d')
            .whereRef('d.unionId', '=', 'a.unionId')
            .whereRef('d.adherentId', '=', 'a.id')
            .where('d.competenceId', 'in', competenceIds ?? [])
            .select('d.id'),
        ),
      ),
    )
    .select(['a.id as adherentId', 'a.personneId', 'a.email', 'a.pseudo'])
    .select((eb) => [
      eb.fn.coalesce('p.nomUsage', 'p.nomNaissance').as('nom'),
      'p.prenoms as prenom',
    ])
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .execute()
}
