import { sql } from 'kysely'
import type { Ctx, Role } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { AutreTelephone, Tailles } from '../model/fiche.ts'
import { selectAdherents } from './adherents.server.ts'
import { etatSql } from './etat.server.ts'

/** All that the sheet of a member shows, skills and activity apart. One statement. */
export function findAdherent(ctx: Ctx, id: string) {
  return selectAdherents(ctx)
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .leftJoin('amicale as m', (join) =>
      join.onRef('m.unionId', '=', 'a.unionId').onRef('m.id', '=', 'a.amicaleId'),
    )
    .where('a.id', '=', id)
    .select(['a.id', 'a.pseudo', 'a.statut', 'a.grade', 'a.numeroFederal', 'a.nature', 'a.creeLe'])
    .select([
      'a.email',
      'a.telephone',
      'a.adresse',
      'a.codePostal',
      'a.commune',
      'a.pays',
      'a.notes',
    ])
    .select(['a.centreId', 'a.permis', 'a.photoFichierId', sql<Tailles>`a.tailles`.as('tailles')])
    .select([sql<AutreTelephone[]>`a.autres_telephones`.as('autresTelephones')])
    .select(['a.urgenceNom', 'a.urgenceTelephone', 'a.valideLe', 'a.desactiveLe', 'a.partiLe'])
    .select(['p.civilite', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(['p.naissanceCommune', 'p.naissanceCodePostal', 'p.naissancePays', 'c.nom as centre'])
    .select(['m.nom as amicale'])
    .select(['k.motDePasseDefini', 'k.emailVerifie', 'k.cguAcceptees', etatSql.as('etat')])
    .select([rolesAvecCentre.as('roles')])
    .executeTakeFirst()
}

const rolesAvecCentre = sql<
  { role: Role; centre: string | null; le: string }[]
>`(select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'centre', rc.nom, 'le', r.donnee_le)
    order by r.role, rc.nom), '[]')
  from accreditation r left join centre rc on rc.union_id = r.union_id and rc.id = r.centre_id
  where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null)`

export type Activite = {
  candidatureId: string
  formationId: string
  numero: string
  intitule: string
  premierJour: Jour | null
  formationStatut: string
  statut: string
  /** Minutes of the days assigned; 0 while the application waits. */
  minutes: number
}

/** The formations a member applied to or taught, latest first, in one statement. */
export function listActivites(ctx: Ctx, adherentId: string, limite = 50): Promise<Activite[]> {
  return ctx.db
    .selectFrom('candidature as k')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'k.unionId').onRef('f.id', '=', 'k.formationId'),
    )
    .where('k.unionId', '=', ctx.union.id)
    .where('k.adherentId', '=', adherentId)
    .where('k.statut', 'in', ['posee', 'acceptee', 'refusee'])
    .select(['k.id as candidatureId', 'k.statut', 'f.id as formationId', 'f.numero', 'f.intitule'])
    .select(['f.premierJour', 'f.statut as formationStatut'])
    .select(
      sql<number>`(select coalesce(sum(j.minutes), 0) from affectation_journee j
        where j.union_id = k.union_id and j.candidature_id = k.id)`.as('minutes'),
    )
    .orderBy(sql`f.premier_jour desc nulls last`)
    .orderBy('f.id')
    .limit(limite)
    .execute()
}
