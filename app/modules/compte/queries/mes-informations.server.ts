import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import type { FaitsCompte } from '../model.ts'
import { moi } from '../policy.ts'

/** What the union and the account know of the actor, in one statement. */
export function findMesInformations(ctx: Ctx) {
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .innerJoin(compteDuMembre.as('k'), (join) => join.onTrue())
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', moi(ctx).adherentId)
    .select(['a.pseudo', 'a.statut', 'a.grade', 'a.email', 'a.telephone', 'a.adresse'])
    .select(['a.codePostal', 'a.commune', 'a.pays', 'a.urgenceNom', 'a.urgenceTelephone'])
    .select([
      'a.version',
      'p.version as versionPersonne',
      'a.numeroFederal',
      'a.valideLe',
      'a.desactiveLe',
      'c.nom as centre',
    ])
    .select(['p.civilite', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(['p.naissanceCommune', 'p.naissanceCodePostal', 'p.naissancePays'])
    .select(['k.motDePasseDefini', 'k.emailVerifie', 'k.cguAcceptees'])
    .executeTakeFirstOrThrow()
}

export type MesInformations = Awaited<ReturnType<typeof findMesInformations>>

const compteDuMembre = sql<{
  compteId: string
  motDePasseDefini: boolean
  emailVerifie: boolean
  cguAcceptees: boolean
}>`lateral identite.faits_comptes(array[a.compte_id])`

export function faitsDe(informations: MesInformations): FaitsCompte {
  const { valideLe, desactiveLe } = informations
  return { ...informations, valide: valideLe !== null, desactive: desactiveLe !== null }
}
