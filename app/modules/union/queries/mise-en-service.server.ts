import { sql } from 'kysely'
import { config } from '#app/platform/config.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { manquesIdentite } from '../model/identite.ts'
import { etapesMiseEnService } from '../model/mise-en-service.ts'

/** The steps of the union, done or not, in one statement. */
export async function listEtapes(ctx: Ctx) {
  const row = await ctx.db
    .selectFrom('identiteUnion as i')
    .where('i.unionId', '=', ctx.union.id)
    .select(['i.raisonSociale', 'i.president', 'i.siret', 'i.rna', 'i.adresse', 'i.codePostal'])
    .select(['i.commune', 'i.telephone', 'i.emailFormations', 'i.habilitationReference'])
    .select(['i.logoFichierId', 'i.cguReluesLe', 'i.typesRevusLe', 'i.sauvegardeVueLe'])
    .select([
      sql<number>`(select max(g.version) from cgu_union g where g.union_id = i.union_id)`.as('cgu'),
      sql<number>`(select count(*) from centre c where c.union_id = i.union_id and c.archive_le is null)`.as(
        'centres',
      ),
      sql<number>`(select count(*) from lieu l where l.union_id = i.union_id and l.archive_le is null)`.as(
        'lieux',
      ),
      sql<number>`(select count(*) from adherent a where a.union_id = i.union_id and a.archive_le is null)`.as(
        'adherents',
      ),
      sql<number>`(select count(distinct r.adherent_id) from accreditation r
        join adherent a on a.union_id = r.union_id and a.id = r.adherent_id
          and a.valide_le is not null and a.desactive_le is null and a.archive_le is null
        where r.union_id = i.union_id and r.role = 'administrateur' and r.centre_id is null
          and r.retiree_le is null)`.as('administrateurs'),
    ])
    .executeTakeFirstOrThrow()
  return etapesMiseEnService({
    manques: manquesIdentite(row),
    logo: row.logoFichierId !== null,
    envoi: config().smtpUrl !== undefined,
    cgu: row.cgu > 1 || row.cguReluesLe !== null,
    types: row.typesRevusLe !== null,
    sauvegarde: row.sauvegardeVueLe !== null,
    centres: row.centres,
    lieux: row.lieux,
    adherents: row.adherents,
    administrateurs: row.administrateurs,
  })
}
