import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { comprendre } from '../lecture.server.ts'
import { clesDe, lotsDe } from '../model/reperes.ts'
import {
  type Contexte,
  findImport,
  lireContexte,
  listRestantes,
} from '../queries/importations.server.ts'
import { importerLigne } from '../use-cases/importer-ligne.server.ts'

/** A turn is short: a worker that stops waits for its end, the next one goes on from there. */
const dureeTour = 4000
const parTour = 400
/** Lines written at the same time, each in its own transaction. */
const ensemble = 4

/** Writes the lines of a confirmed import, one transaction each, where it was left. */
export const executerImportation = defineJob(
  'importation.executer',
  z.object({ importId: z.uuid() }),
  async (ctx, { importId }) => {
    const fin = Date.now() + dureeTour
    const lu = await findImport(ctx, importId)
    if (lu?.statut !== 'en_cours') return // stopped, or finished by another run
    const contexte = await lireContexte(ctx, lu)
    const lots = await listLots(ctx, importId, contexte)
    for (const lot of lots) {
      const suites = await Promise.all(
        lot.map((numero) => importerLigne(ctx, { importId, numero }, contexte)),
      )
      if (suites.includes(false)) return
      if (Date.now() > fin) break
    }
    await continuer(ctx, importId)
  },
)

/** A line about somebody of the lot before waits for it: the order of the file is the one of the report. */
async function listLots(ctx: Ctx, importId: string, contexte: Contexte): Promise<number[][]> {
  const restantes = await listRestantes(ctx, importId, parTour)
  const lignes = restantes.map(({ numero, brut }) => {
    const lue = comprendre(brut, contexte)?.lue
    return { ligne: numero, cles: lue ? clesDe(lue) : [] }
  })
  return lotsDe(lignes, ensemble)
}

async function continuer(ctx: Ctx, importId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const [reste] = await listRestantes(ctx, importId, 1)
    if (reste !== undefined) {
      await enqueue(ctx, executerImportation, { importId }, { key: `import:${importId}` })
      return
    }
    await ctx.db
      .updateTable('importAdherent')
      .set({ statut: 'termine', termineLe: new Date() })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', importId)
      .where('statut', '=', 'en_cours')
      .execute()
  })
}
