import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { statutsVivants } from '../model.ts'
import { selectInscriptions } from './inscriptions.server.ts'

/** The trainees on the list, as a procès-verbal names them, validated or not yet. */
export function listStagiairesInscrits(ctx: Ctx, formationId: string) {
  return selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', statutsVivants)
    .select(['i.id', 'i.personneId', 'i.civilite', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms'])
    .select(['i.naissanceDate', 'i.naissanceCommune', 'i.naissanceCodePostal', 'i.naissancePays'])
    .select(['i.resultat', 'i.presenceValideeLe'])
    .orderBy(sql`f_norm(i.nom_naissance)`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .execute()
}

/** Everything marked of a formation, with the stored image of each signature. */
export function listMarques(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('presence as p')
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'p.unionId').onRef('i.id', '=', 'p.inscriptionId'),
    )
    .leftJoin('fichier as f', (join) =>
      join.onRef('f.unionId', '=', 'p.unionId').onRef('f.id', '=', 'p.signatureFichierId'),
    )
    .where('p.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .select(['p.id', 'p.inscriptionId', 'p.creneauId', 'p.present', 'p.moyen'])
    .select(['f.cleStockage', 'f.sha256'])
    .execute()
}
