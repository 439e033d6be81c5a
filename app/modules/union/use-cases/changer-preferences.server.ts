import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { type Preference, preferences } from '../model/preferences.ts'
import { readSaisie, valeursDe } from '../model/valeurs-preferences.ts'
import { objetUnion } from '../model.ts'
import { authorize } from '../policy.ts'

const cles = Object.keys(preferences) as Preference[]

/** `cles` says which switches the form shows: a box left empty sends nothing. */
export const changerPreferencesSchema = z
  .object({
    cles: z.array(z.enum(cles, 'Ce réglage n’existe pas.')).min(1, 'Choisissez un réglage.'),
    valeurs: z.record(z.string(), z.string()).default({}),
  })
  .transform(({ cles, valeurs }, context) =>
    cles.map((cle) => {
      const lue = readSaisie(cle, valeurs[cle])
      if ('valeur' in lue) return { cle, valeur: lue.valeur }
      context.addIssue({ code: 'custom', message: lue.erreur, path: ['valeurs', cle] })
      return z.NEVER
    }),
  )

/** Keeps the switches that differ from what they were; each has its line in the journal. */
export function changerPreferences(
  ctx: Ctx | WriteCtx,
  choix: { cle: Preference; valeur: unknown }[],
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const gardees = await ctx.db
      .selectFrom('preference')
      .where('unionId', '=', ctx.union.id)
      .select(['cle', 'valeur'])
      .forUpdate()
      .execute()
    const avant = valeursDe(cles, new Map(gardees.map(({ cle, valeur }) => [cle, valeur])))
    const changees = choix.filter(({ cle, valeur }) => avant[cle] !== valeur)
    for (const { cle, valeur } of changees) {
      const texte = JSON.stringify(valeur)
      await ctx.db
        .insertInto('preference')
        .values({ unionId: ctx.union.id, cle, valeur: texte })
        .onConflict((conflict) =>
          conflict.columns(['unionId', 'cle']).doUpdateSet({ valeur: texte }),
        )
        .execute()
      const { libelle } = preferences[cle]
      record(ctx, 'union.preference_changee', objetUnion, {
        cle,
        libelle,
        avant: String(avant[cle]),
        apres: String(valeur),
      })
    }
    return changees.length
  })
}
