import type { Ctx } from '#app/platform/ctx.ts'
import { plural } from '#app/ui/format.ts'
import { faitsDuMembre, type Membre, memesJours } from './model/changement-serie.ts'
import { alertesFormation } from './model/taille.ts'
import { minutesFormation } from './model.ts'
import { type Concernes, findConcernes } from './queries/concernes.server.ts'

export type LigneSerie = {
  id: string
  numero: string
  jour: string | null
  version: number
  faits: string[]
  alertes: string[]
  /** Who is told: only where the place or the hours of a day to come change, once it is open. */
  concernes: Concernes | undefined
}

/** FOR-11: what would change in each formation of the series, and who would be told, before anything is written. */
export async function apercuSerie(
  ctx: Ctx,
  avant: Membre[],
  apres: Membre[],
): Promise<LigneSerie[]> {
  const lignes: LigneSerie[] = []
  for (const [rang, membre] of avant.entries()) {
    const autre = apres[rang] ?? membre
    const { formation } = membre
    const annonce =
      formation.statut === 'validee' &&
      autre.journees.some((journee, index) => {
        const ancienne = membre.journees[index]
        return ancienne !== undefined && !memesJours(ancienne, journee)
      })
    const faits = faitsDuMembre(membre, autre)
    lignes.push({
      id: formation.id,
      numero: formation.numero,
      jour: formation.premierJour,
      version: formation.version,
      faits,
      alertes: faits.length === 0 ? [] : alertesDe(ctx, autre),
      concernes: annonce ? await findConcernes(ctx, formation, autre.journees) : undefined,
    })
  }
  return lignes
}

function alertesDe(ctx: Ctx, { formation, journees }: Membre): string[] {
  const { places, prises, depassementCapacite } = formation
  const trop =
    prises > places && !depassementCapacite
      ? [
          `${plural(prises, 'place est déjà prise', 'places sont déjà prises')} : personne n’est retiré.`,
        ]
      : []
  return [...trop, ...alertesFormation(formation, minutesFormation(journees), ctx.aujourdhui)]
}
