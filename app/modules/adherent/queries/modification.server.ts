import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { AutreTelephone, Fiche, Tailles } from '../model/fiche.ts'
import { selectAdherents } from './adherents.server.ts'

export type FicheLue = Fiche & {
  id: string
  personneId: string
  pseudo: string
  centreId: string | null
  amicaleId: string | null
  /** Of the sheet and of the person: an edit changes both. */
  version: number
  versionPersonne: number
}

/** All that *Modifier adhérent* shows and changes, in one statement. */
export async function findFiche(ctx: Ctx | WriteCtx, id: string): Promise<FicheLue | undefined> {
  return selectAdherents(ctx)
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .leftJoin('amicale as m', (join) =>
      join.onRef('m.unionId', '=', 'a.unionId').onRef('m.id', '=', 'a.amicaleId'),
    )
    .where('a.id', '=', id)
    .select(['a.id', 'a.personneId', 'a.pseudo', 'a.centreId', 'a.version', 'c.nom as centre'])
    .select(['a.amicaleId', 'm.nom as amicale'])
    .select(['a.statut', 'a.grade', 'a.numeroFederal', 'a.email', 'a.telephone', 'a.adresse'])
    .select(['a.codePostal', 'a.commune', 'a.pays', 'a.urgenceNom', 'a.urgenceTelephone'])
    .select(['a.notes', 'a.permis', sql<Tailles>`a.tailles`.as('tailles')])
    .select([sql<AutreTelephone[]>`a.autres_telephones`.as('autresTelephones')])
    .select(['p.civilite', 'p.nomNaissance', 'p.nomUsage', 'p.prenoms', 'p.naissanceDate'])
    .select(['p.naissanceCommune', 'p.naissanceCodePostal', 'p.naissancePays'])
    .select(['p.version as versionPersonne'])
    .executeTakeFirst()
}
