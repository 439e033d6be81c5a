import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Preference } from './model/preference.ts'

/**
 * Writes these choices, and what follows from a « no » at once: what was not read disappears from the
 * bell, what waited for the mail of the day no longer does.
 */
export async function ecrirePreferences(
  ctx: WriteCtx,
  adherentId: string,
  choix: readonly Preference[],
): Promise<void> {
  if (choix.length === 0) return
  await ctx.db
    .insertInto('preferenceNotification')
    .values(
      choix.map(({ genre, canal, actif }) => ({
        unionId: ctx.union.id,
        id: newId(),
        adherentId,
        genre,
        canal,
        actif,
        modifieeLe: ctx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint('preference_notification_unique').doUpdateSet({
        actif: (eb) => eb.ref('excluded.actif'),
        modifieeLe: ctx.now,
      }),
    )
    .execute()
  for (const canal of ['espace', 'courriel'] as const) {
    const coupes = choix.filter((un) => un.canal === canal && !un.actif).map(({ genre }) => genre)
    if (coupes.length > 0) await oublier(ctx, adherentId, canal, coupes)
  }
}

async function oublier(
  ctx: WriteCtx,
  adherentId: string,
  canal: 'espace' | 'courriel',
  genres: string[],
): Promise<void> {
  await ctx.db
    .updateTable('notification')
    .set(canal === 'espace' ? { visible: false } : { aResumer: false })
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherentId)
    .where('genre', 'in', genres)
    .where(canal === 'espace' ? sql<boolean>`lue_le is null and visible` : sql<boolean>`a_resumer`)
    .execute()
}
