import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { deleteFichiers } from '#app/platform/files/fichier.server.ts'
import { personneEffacee } from '../effacees.server.ts'
import { nomEfface } from '../registre/traitement.server.ts'
import { mois, type Regle } from './regle.server.ts'

/** Persons, and what was made of them for a time: imports, copies, consents, readings. */
export const reglesMembres: Regle[] = [
  {
    cle: 'personnes',
    table: 'personne',
    quoi: 'Personnes que plus rien ne relie à l’union',
    devient: 'anonymes',
    limite: (jour) => mois(jour, 1),
    condition: (limite) => sql`t.sans_personnel_le is null and t.fusionnee_dans_id is null
      and t.cree_le < ${limite}::date
      and not exists (select 1 from adherent a where a.union_id = t.union_id and a.personne_id = t.id)
      and not exists (select 1 from personne p where p.union_id = t.union_id and p.fusionnee_dans_id = t.id)
      and not exists (select 1 from inscription i where i.union_id = t.union_id and i.personne_id = t.id
        and i.nom_naissance <> ${sql.lit(nomEfface)})`,
    exemple: sql<string>`'personne connue depuis ' || to_char(t.cree_le, 'YYYY-MM')`,
    appliquer: {
      genre: 'anonymise',
      valeurs: personneEffacee,
    },
  },
  {
    cle: 'imports',
    table: 'import_adherent',
    quoi: 'Fichiers d’adhérents importés il y a plus de trois mois',
    devient: 'effacés, lignes comprises',
    limite: (jour) => mois(jour, 3),
    condition: (limite) => sql`t.statut <> 'en_cours' and t.cree_le < ${limite}::date`,
    exemple: sql<string>`'import du ' || to_char(t.cree_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'particulier', act: effacerImports },
  },
  {
    cle: 'copies',
    table: 'export_donnees',
    quoi: 'Copies de données dont les sept jours sont passés',
    devient: 'effacées, archive comprise',
    limite: (jour) => jour,
    condition: (limite) => sql`t.statut = 'pret' and t.expire_le < ${limite}::date`,
    exemple: sql<string>`'demandée le ' || to_char(t.demande_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'particulier', act: perimerCopies },
  },
  {
    cle: 'lectures',
    table: 'document_lu',
    quoi: 'Qui a lu un document collectif archivé depuis un mois',
    devient: 'effacé',
    limite: (jour) => mois(jour, 1),
    condition: (
      limite,
    ) => sql`exists (select 1 from document_collectif d where d.union_id = t.union_id
      and d.id = t.document_id and d.archive_le < ${limite}::date)`,
    exemple: sql<string>`(select d.titre from document_collectif d where d.union_id = t.union_id
      and d.id = t.document_id)`,
    appliquer: { genre: 'supprime' },
  },
  {
    cle: 'consentements',
    table: 'consentement',
    quoi: 'Accords retirés depuis plus de cinq ans',
    devient: 'effacés',
    limite: (jour) => mois(jour, 60),
    condition: (limite) => sql`t.retire_le < ${limite}::date`,
    exemple: sql<string>`t.genre || ', retiré le ' || to_char(t.retire_le, 'YYYY-MM-DD')`,
    appliquer: { genre: 'supprime' },
  },
]

async function effacerImports(ctx: WriteCtx, ids: string[]): Promise<void> {
  await ctx.db
    .deleteFrom('importLigne')
    .where('unionId', '=', ctx.union.id)
    .where('importId', 'in', ids)
    .execute()
  const imports = await ctx.db
    .deleteFrom('importAdherent')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .returning('fichierId')
    .execute()
  await deleteFichiers(
    ctx,
    imports.flatMap(({ fichierId }) => (fichierId ? [fichierId] : [])),
  )
}

async function perimerCopies(ctx: WriteCtx, ids: string[]): Promise<void> {
  const copies = await ctx.db
    .selectFrom('exportDonnees')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .select(['id', 'fichierId'])
    .execute()
  await ctx.db
    .updateTable('exportDonnees')
    .set({ statut: 'perime', fichierId: null })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  await deleteFichiers(
    ctx,
    copies.flatMap(({ fichierId }) => (fichierId ? [fichierId] : [])),
  )
}
