import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { estMineur, statutsVivants } from '../model.ts'
import { selectInscriptions } from './inscriptions.server.ts'

/** The trainees on the list of a formation, by name: what a trainer may know of them, nothing more. */
export async function listNomsStagiaires(ctx: Ctx, formationId: string) {
  const rows = await selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', statutsVivants)
    .select(['i.id', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'i.naissanceDate'])
    .select('f.premierJour')
    .orderBy(sql`f_norm(coalesce(i.nom_usage, i.nom_naissance))`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    nom: nomComplet(row),
    initiales: `${row.prenoms.charAt(0)}${(row.nomUsage ?? row.nomNaissance).charAt(0)}`,
    mineur: estMineur(row.naissanceDate, row),
  }))
}
