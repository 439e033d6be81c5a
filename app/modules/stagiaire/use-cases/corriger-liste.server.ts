import { z } from 'zod'
import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { enTexte } from '../model/liste-collee.ts'
import { exiger } from '../policy.ts'
import { lockListe, updateListe } from '../queries/liste-collee.server.ts'

const textes = z.record(z.string(), z.string().max(1000)).default({})

export const corrigerListeSchema = z.object({
  formationId: z.uuid(),
  listeId: z.uuid(),
  /** By the id of the line: the fields shown, and *Transférer*. */
  lignes: z
    .record(z.string(), z.object({ identite: textes, coordonnees: textes, transferer: checkbox }))
    .default({}),
})

/** STA-6: keeps what the manager corrects on the lines; a line already written does not change. */
export function corrigerListe(ctx: Ctx, input: z.output<typeof corrigerListeSchema>) {
  return transaction(ctx, async (ctx) => {
    const formation = (await findFormation(ctx, input.formationId)) ?? notFound()
    exiger(ctx, 'inscription.creer', formation)
    const lignes = await lockListe(ctx, input)
    const lire = (saisie: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(saisie).map(([champ, texte]) => [
          champ,
          enTexte(champ, texte, ctx.aujourdhui),
        ]),
      )
    const corrigees = lignes.map((ligne) => {
      const saisie = input.lignes[ligne.id]
      if (!saisie || ligne.inscrite) return ligne
      return {
        ...ligne,
        identite: { ...ligne.identite, ...lire(saisie.identite) },
        coordonnees: { ...ligne.coordonnees, ...lire(saisie.coordonnees) },
        transferer: saisie.transferer,
      }
    })
    await updateListe(ctx, input, corrigees)
  })
}
