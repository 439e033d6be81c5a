import type { Ctx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import {
  compterValeursJournal,
  limiteJournal,
  listAnciens,
} from '../conservation/particulieres.server.ts'
import { essayerRegle } from '../conservation/regle.server.ts'
import { regles } from '../conservation/regles.server.ts'
import { lireDurees } from '../registre/registre.server.ts'

export type Essai = {
  cle: string
  quoi: string
  devient: string
  /** What is older than this day. */
  limite: Jour
  nombre: number
  exemples: string[]
}

/** What would be erased if the durations were applied now: nothing is touched. */
export async function essayerConservation(ctx: Ctx): Promise<Essai[]> {
  const durees = await lireDurees(ctx)
  const essais: Essai[] = []
  for (const regle of regles) {
    const { cle, quoi, devient } = regle
    essais.push({ cle, quoi, devient, ...(await essayerRegle(ctx, regle, durees)) })
  }
  const { limite, anciens } = await listAnciens(ctx, durees)
  essais.push({
    cle: 'anciens',
    quoi: 'Fiches des membres partis',
    devient: 'effacées, comme par un administrateur',
    limite,
    nombre: anciens[0]?.total ?? 0,
    exemples: anciens.slice(0, 3).map(({ pseudo }) => pseudo),
  })
  essais.push({
    cle: 'journal',
    quoi: 'Valeurs avant et après, dans le journal',
    devient: 'vidées ; la ligne reste',
    limite: limiteJournal(ctx, durees),
    nombre: await compterValeursJournal(ctx, durees),
    exemples: [],
  })
  return essais
}
