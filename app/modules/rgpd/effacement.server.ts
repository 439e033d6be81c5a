import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { deleteFichiers } from '#app/platform/files/fichier.server.ts'
import { traitements } from './registre/registre.server.ts'
import { ligneImportee, type Qui, type Traitement } from './registre/traitement.server.ts'

/**
 * Applies the register to somebody: each table as its line says. The only place where a module writes
 * to the tables of the others: erasing must reach all of them in one transaction (decision 019).
 */
export async function effacerPartout(ctx: WriteCtx, qui: Qui): Promise<void> {
  await effacerCopies(ctx, qui)
  await effacerFichiersImportes(ctx, qui)
  await libererResponsabilites(ctx, qui)
  for (const traitement of traitements) await effacerTable(ctx, traitement, qui)
  await effacerFichiersPropres(ctx, qui)
  for (const personne of qui.personnes) {
    await sql`select effacer_valeurs_journal(${personne})`.execute(ctx.db)
  }
  await oublierTentatives(ctx, qui)
  for (const compte of qui.comptes) {
    await sql`select identite.effacer_compte(${compte})`.execute(ctx.db)
  }
}

async function effacerTable(ctx: WriteCtx, traitement: Traitement, qui: Qui): Promise<void> {
  const { effacement, lignes } = traitement
  if (!lignes) return
  const table = sql.table(traitement.table)
  const siennes = sql`t.union_id = ${ctx.union.id} and ${lignes(qui)}`
  if (effacement.genre === 'supprime') {
    await sql`delete from ${table} t where ${siennes}`.execute(ctx.db)
  }
  if (effacement.genre === 'anonymise') {
    const valeurs = Object.entries(effacement.valeurs).map(
      ([colonne, valeur]) => sql`${sql.ref(colonne)} = ${valeur}`,
    )
    await sql`update ${table} t set ${sql.join(valeurs)} where ${siennes}`.execute(ctx.db)
  }
}

/** Somebody who is gone answers for no centre. */
async function libererResponsabilites(ctx: WriteCtx, { adherents }: Qui): Promise<void> {
  if (adherents.length === 0) return
  for (const [table, colonne] of [
    ['centre', 'responsable_id'],
    ['amicale', 'president_id'],
  ] as const) {
    await sql`update ${sql.table(table)} set ${sql.ref(colonne)} = null
      where union_id = ${ctx.union.id} and ${sql.ref(colonne)} = any(${adherents}::uuid[])`.execute(
      ctx.db,
    )
  }
}

async function effacerCopies(ctx: WriteCtx, { personnes }: Qui): Promise<void> {
  const copies = await ctx.db
    .deleteFrom('exportDonnees')
    .where('unionId', '=', ctx.union.id)
    .where('personneId', 'in', personnes)
    .returning('fichierId')
    .execute()
  await deleteFichiers(
    ctx,
    copies.flatMap(({ fichierId }) => (fichierId ? [fichierId] : [])),
  )
}

/** A file holds many people: it goes with the first who is erased. The report of its lines stays. */
async function effacerFichiersImportes(ctx: WriteCtx, qui: Qui): Promise<void> {
  const { rows } = await sql<{ id: string; fichierId: string }>`
    select i.id, i.fichier_id from import_adherent i where i.union_id = ${ctx.union.id}
      and i.fichier_id is not null and exists (select 1 from import_ligne t
        where t.union_id = i.union_id and t.import_id = i.id and ${ligneImportee(qui)})
    order by i.id for update of i`.execute(ctx.db)
  if (rows.length === 0) return
  await ctx.db
    .updateTable('importAdherent')
    .set({ fichierId: null })
    .where('unionId', '=', ctx.union.id)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  await deleteFichiers(
    ctx,
    rows.map(({ fichierId }) => fichierId),
  )
}

/** Their photo and papers, bytes included; what is frozen is a proof, and stays. */
async function effacerFichiersPropres(ctx: WriteCtx, qui: Qui): Promise<void> {
  const fichiers = await ctx.db
    .selectFrom('fichier')
    .where('unionId', '=', ctx.union.id)
    .where('proprietaireGenre', 'in', ['adherent', 'personne'])
    .where('proprietaireId', 'in', [...qui.adherents, ...qui.personnes])
    .where('fige', '=', false)
    .select('id')
    .execute()
  await deleteFichiers(
    ctx,
    fichiers.map(({ id }) => id),
  )
}

async function oublierTentatives(ctx: WriteCtx, { emails, pseudos, comptes }: Qui): Promise<void> {
  await sql`delete from tentative where exists (
    select 1 from unnest(${[...emails, ...pseudos, ...comptes]}::text[]) e
    where position(e in lower(key)) > 0)`.execute(ctx.db)
}
