import type { GenreCotisation } from '#app/modules/cotisation/model.ts'
import { ajouterCotisation } from '#app/modules/cotisation/use-cases/ajouter-cotisation.server.ts'
import { encaisserCotisation } from '#app/modules/cotisation/use-cases/encaisser-cotisation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { anneeDe, type Jour } from '#app/platform/jour.ts'
import { ctxFor } from '#tests/ctx.ts'

type Options = {
  adherentId: string
  genre?: GenreCotisation
  du?: Jour
  au?: Jour
  /** Cents. */
  montant?: number
  payeeLe?: Jour
}

/** A fee of the year, unpaid unless a day of payment is given. */
export async function buildCotisation(ctx: Ctx, options: Options) {
  const annee = anneeDe(ctx.aujourdhui)
  const { adherentId, genre = 'union', montant = 2500, payeeLe } = options
  const cotisation = {
    id: newId(),
    adherentId,
    genre,
    du: options.du ?? `${annee}-01-01`,
    au: options.au ?? `${annee}-12-31`,
    montant,
  }
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  await ajouterCotisation(systeme, cotisation)
  if (payeeLe) {
    await encaisserCotisation(systeme, { cotisationId: cotisation.id, payeeLe, moyen: 'cheque' })
  }
  return cotisation
}
