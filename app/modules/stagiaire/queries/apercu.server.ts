import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { modeleConfirmation } from '../emails/confirmation.ts'
import { lettre } from '../emails/lettre.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { selectInscriptions } from './inscriptions.server.ts'
import { findLettre } from './lettre.server.ts'

/** The last sign-ups, for the preview of a mail. */
export async function listApercusInscriptions(ctx: Ctx) {
  const rows = await selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .select(['i.id', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'f.numero', 'f.intitule'])
    .orderBy('i.id', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    libelle: `${nomComplet(row)}, ${row.numero} ${row.intitule}`,
  }))
}

/** What the tags of a mail to a trainee are worth for this sign-up. */
export async function findValeursInscription(ctx: Ctx | WriteCtx, id: string) {
  const inscription = await findLettre(ctx, id)
  return inscription && lettre(modeleConfirmation, { ...inscription.donnees, to: '' }).valeurs
}
