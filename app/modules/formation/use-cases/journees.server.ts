import { lirePreference } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { addDays, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'
import { empechementCreneaux } from '../model.ts'
import type { JourneeSaisie } from '../schema.ts'

/** Refuses days that cannot be: twice the same, overlapping créneaux. */
export function refuseJournees(journees: JourneeSaisie[]): void {
  const vues = new Set<Jour>()
  journees.forEach(({ jour, creneaux }, index) => {
    if (vues.has(jour))
      throw new Refusal(`Le ${formatDay(jour)} est déjà dans la liste.`, `journees.${index}.jour`)
    vues.add(jour)
    const refus = empechementCreneaux(creneaux)
    if (refus) throw new Refusal(refus, `journees.${index}.creneaux.matin.debut`)
  })
}

/** First and last day, and the end of sign-ups: by default the days before the first that the union chose (FOR-1). */
export async function bornes(
  ctx: WriteCtx,
  journees: { jour: Jour }[],
  inscriptionsJusquAu: Jour | null,
) {
  const jours = journees.map(({ jour }) => jour).sort()
  const premierJour = jours[0] ?? null
  const dernierJour = jours.at(-1) ?? null
  if (inscriptionsJusquAu !== null) return { premierJour, dernierJour, inscriptionsJusquAu }
  const avant = await lirePreference(ctx, 'fin_inscriptions_jours')
  const fin = premierJour === null ? ctx.aujourdhui : addDays(premierJour, -avant)
  return { premierJour, dernierJour, inscriptionsJusquAu: fin }
}

export async function insertJournees(
  ctx: WriteCtx,
  formationId: string,
  journees: (JourneeSaisie & { id?: string })[],
): Promise<void> {
  if (journees.length === 0) return
  const unionId = ctx.union.id
  const lignes = journees.map((journee) => ({ ...journee, id: journee.id ?? newId() }))
  await ctx.db
    .insertInto('journee')
    .values(
      lignes.map(({ id, jour, lieuId, lieuLibre, consignes }) => ({
        unionId,
        id,
        formationId,
        jour,
        lieuId,
        lieuLibre,
        consignes,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('creneau')
    .values(
      lignes.flatMap(({ id: journeeId, creneaux }) =>
        creneaux.map((creneau) => ({ unionId, id: newId(), journeeId, ...creneau })),
      ),
    )
    .execute()
}
