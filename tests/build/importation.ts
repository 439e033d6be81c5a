import { executerImportation } from '#app/modules/importation/jobs/executer-importation.server.ts'
import { findImport, listLignes } from '#app/modules/importation/queries/importations.server.ts'
import { analyserFichier } from '#app/modules/importation/use-cases/analyser-fichier.server.ts'
import { confirmerImportation } from '#app/modules/importation/use-cases/confirmer-importation.server.ts'
import { prevoirImportation } from '#app/modules/importation/use-cases/prevoir-importation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { as, ctxFor } from '#tests/ctx.ts'

type Reglages = Partial<Omit<Parameters<typeof prevoirImportation>[1], 'importId'>>

/** A file received, its columns taken as recognised, its report made. */
export async function buildImportPrevu(
  ctx: Ctx,
  fichier: Buffer | string,
  reglages: Reglages = {},
) {
  const id = newId()
  await analyserFichier(as(ctx, ctx.acteur), {
    id,
    nom: 'yoonion.csv',
    bytes: Buffer.from(fichier),
  })
  const lu = await relire(ctx, id)
  await prevoirImportation(as(ctx, ctx.acteur), {
    importId: id,
    colonnes: lu.reglages.colonnes,
    genres: lu.reglages.genres,
    annee: lu.reglages.annee,
    nomsCentres: [],
    choixCentres: [],
    avecComptes: false,
    ...reglages,
  })
  return relire(ctx, id)
}

async function relire(ctx: Ctx, id: string) {
  const lu = await findImport(as(ctx, ctx.acteur), id)
  if (!lu) throw new Error('The import is missing')
  return lu
}

/** The same, confirmed and written to its end. */
export async function importer(ctx: Ctx, fichier: Buffer | string, reglages: Reglages = {}) {
  const { id: importId, version } = await buildImportPrevu(ctx, fichier, reglages)
  await confirmerImportation(as(ctx, ctx.acteur), { importId, version })
  await executer(ctx, importId)
  return importId
}

/** Runs of the job as the queue does them, until nothing is left. */
export async function executer(ctx: Ctx, importId: string): Promise<void> {
  for (let tour = 0; tour < 100; tour += 1) {
    const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    await executerImportation.run(systeme, { importId }, { attempt: 1, maxAttempts: 1 })
    if ((await relire(ctx, importId)).statut !== 'en_cours') return
  }
}

/** The lines of the report: number and result. */
export async function rapport(ctx: Ctx, importId: string) {
  const lignes = await listLignes(as(ctx, ctx.acteur), importId, { vue: '', page: 1 }, 20_000)
  return lignes.map(({ numero, resultat, remarques }) => ({ numero, resultat, remarques }))
}
