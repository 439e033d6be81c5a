import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { type CotisationDite, suiteCotisation } from '../model.ts'
import { authorize } from '../policy.ts'
import { type LigneCotisation, listCotisations } from '../queries/cotisations.server.ts'

type Dites = {
  adherentId: string
  dites: CotisationDite[]
  /** Those the member has, when it is known: a new one has none. */
  connues?: LigneCotisation[] | undefined
}

/**
 * ADH-2, ADH-8: fees as a file says them, added or corrected; paid without a date is paid today. The
 * caller holds the lock of the member and writes the one line of journal of what the file changed.
 */
export async function noterCotisations(
  ctx: WriteCtx,
  { adherentId, dites, ...deja }: Dites,
): Promise<void> {
  if (dites.length === 0) return
  authorize(ctx, 'cotisation.gerer')
  const connues = deja.connues ?? (await listCotisations(ctx, adherentId))
  const valeurs = dites.flatMap((dite) => {
    const suite = suiteCotisation(connues, dite)
    if (!suite) return []
    const { genre, du, au } = dite
    const connue = connues.find((une) => une.genre === genre && une.du === du)
    const payeeLe = suite.payee ? (suite.payeeLe ?? ctx.aujourdhui) : null
    return [{ id: connue?.id ?? newId(), genre, du, au, montant: suite.montant, payeeLe }]
  })
  if (valeurs.length === 0) return
  await ctx.db
    .insertInto('cotisation')
    .values(
      valeurs.map((valeur) => ({ unionId: ctx.union.id, adherentId, ...valeur, creeLe: ctx.now })),
    )
    .onConflict((conflict) =>
      conflict.columns(['unionId', 'adherentId', 'genre', 'du']).doUpdateSet((eb) => ({
        montant: eb.ref('excluded.montant'),
        payeeLe: eb.ref('excluded.payeeLe'),
        version: eb('cotisation.version', '+', 1),
      })),
    )
    .execute()
}
