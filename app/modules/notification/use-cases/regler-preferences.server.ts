import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { ecrirePreferences } from '../ecriture.server.ts'
import { type Canal, type Genre, genresPour } from '../model/genre.ts'
import {
  canauxOuverts,
  casesReglables,
  champDe,
  cleCase,
  type Preference,
  resume,
  veutResume,
} from '../model/preference.ts'
import { authorize } from '../policy.ts'
import { findReglages, lockReglages } from '../queries/preferences.server.ts'

export const reglerPreferencesSchema = z.object({
  adherentId: z.uuid(),
  /** The ticked boxes of each kind; what is not there is switched off. */
  cases: z.record(z.string().max(60), z.array(z.string().max(20)).max(10)).default({}),
  rythme: z.enum(['aussitot', 'resume'], { error: 'Choisissez quand recevoir les courriels.' }),
})

/**
 * ADH-4, NOT-1: what a member is told, and how; by himself, or by staff for him. Kinds he is not
 * concerned with keep what he had chosen. Gives the number of changes.
 */
export function reglerPreferences(
  ctx: Ctx | WriteCtx,
  { adherentId, cases, rythme }: z.output<typeof reglerPreferencesSchema>,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const soi = ctx.acteur.genre === 'adherent' && ctx.acteur.adherentId === adherentId
    authorize(ctx, soi ? 'notification.lire' : 'notification.regler')
    await lockReglages(ctx, adherentId)
    const avant = (await findReglages(ctx, adherentId)) ?? notFound()
    const coche = ({ genre, canal }: { genre: Genre; canal: Canal }) =>
      cases[champDe(genre)]?.includes(canal) ?? false
    const choix: Preference[] = casesReglables(genresPour(avant.roles).map(([genre]) => genre))
      .filter(
        (une) => coche(une) !== canauxOuverts(une.genre, avant.preferences).includes(une.canal),
      )
      .map((une) => ({ ...une, actif: coche(une) }))
    if ((rythme === 'resume') !== veutResume(avant.preferences))
      choix.push({ genre: resume, canal: 'courriel', actif: rythme === 'resume' })
    if (choix.length === 0) return 0
    await ecrirePreferences(ctx, adherentId, choix)
    const dites = (actif: boolean) =>
      choix
        .filter((un) => un.actif === actif)
        .map(({ genre, canal }) => cleCase(genre, canal))
        .join(' ')
    record(
      ctx,
      'notification.preferences_reglees',
      { genre: 'adherent', id: adherentId },
      { coupees: dites(false), retablies: dites(true) },
    )
    return choix.length
  })
}
