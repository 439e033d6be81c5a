import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { newId } from '#app/platform/id.ts'
import { anneeDe } from '#app/platform/jour.ts'
import type { Row } from '#app/platform/tables/table.ts'
import { readRows } from '#app/platform/tables/tables.server.ts'
import { anneeDesTitres, ligneDesTitres, reconnaitre } from '../model/champs.ts'
import { reglagesProposes } from '../model/reglages.ts'
import { authorize, touteUnion } from '../policy.ts'
import { findImport, lireMemoire } from '../queries/importations.server.ts'

type Input = {
  id: string // made with the form: a double click answers like the first
  nom: string
  bytes: Buffer
}

/** ADH-2: receives a file and recognises its columns. Nobody is created nor changed. */
export async function analyserFichier(ctx: Ctx, { id, nom, bytes }: Input): Promise<void> {
  authorize(ctx, 'importation.gerer', touteUnion)
  const { rows, encodage } = await readRows(bytes)
  const rang = ligneDesTitres(rows)
  const [titres, ...lignes] = rows.slice(rang)
  if (!titres || lignes.length === 0) {
    throw new Refusal('Ce fichier ne contient aucune ligne sous ses titres.', 'fichier')
  }
  await transaction(ctx, async (ctx) => {
    authorize(ctx, 'importation.gerer', touteUnion)
    if (await findImport(ctx, id)) return
    const entetes = entetesDe(titres, lignes)
    const memoire = await lireMemoire(ctx)
    const annee = anneeDesTitres(entetes) ?? anneeDe(ctx.aujourdhui)
    const proposes = reglagesProposes(reconnaitre(entetes, memoire.colonnes), annee)
    const { genres = proposes.genres, centres = {} } = memoire.reglages ?? {}
    const fichier = await insertFichier(ctx, {
      bytes,
      nom,
      genre: 'import_adherent',
      proprietaire: { genre: 'import_adherent', id },
      fige: false,
    })
    await ctx.db
      .insertInto('importAdherent')
      .values({
        unionId: ctx.union.id,
        id,
        fichierId: fichier.id,
        entetes: JSON.stringify(entetes),
        ligneEntetes: titres.numero,
        encodage,
        correspondance: JSON.stringify({ ...proposes, genres, centres }),
        total: lignes.length,
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .execute()
    await insertLignes(ctx, id, lignes)
  })
}

/** Titles, and a name for the columns that have none. */
function entetesDe(titres: Row, lignes: Row[]): string[] {
  const width = Math.max(titres.cells.length, ...lignes.map(({ cells }) => cells.length))
  return Array.from(
    { length: width },
    (_, index) => titres.cells[index]?.slice(0, 200) || `Colonne ${index + 1}`,
  )
}

async function insertLignes(ctx: WriteCtx, importId: string, lignes: Row[]): Promise<void> {
  for (let first = 0; first < lignes.length; first += 1000) {
    await ctx.db
      .insertInto('importLigne')
      .values(
        lignes.slice(first, first + 1000).map(({ numero, cells }) => ({
          unionId: ctx.union.id,
          id: newId(),
          importId,
          numero,
          brut: JSON.stringify(cells),
        })),
      )
      .execute()
  }
}
