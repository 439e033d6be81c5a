import type { Ctx } from '#app/platform/ctx.ts'
import { etablirBilan, rienDit } from '../model/bilan.ts'
import { anneesProposees, type Filtres, moisDe, periodeDe } from '../model/filtres.ts'
import { faitsStagiaires, grouper, nomMois, totalDe } from '../model/tableau.ts'
import { centresAutorises } from '../policy.ts'
import {
  countSessions,
  countStagiairesComptes,
  listChoix,
  sumProduits,
} from './statistiques.server.ts'

/** Everything the page of the statistics shows, in four statements whatever the year holds. */
export async function lireStatistiques(ctx: Ctx, filtres: Filtres) {
  const [stagiaires, sessions, produits, choix] = await Promise.all([
    countStagiairesComptes(ctx, filtres),
    countSessions(ctx, filtres),
    sumProduits(ctx, filtres),
    lireChoix(ctx, filtres),
  ])
  const lignes = { stagiaires, sessions }
  const noms = (liste: { id: string; nom: string }[]) =>
    liste.map(({ id, nom }) => ({ cle: id, nom }))
  const mois = moisDe(choix.periode).map((cle) => ({ cle, nom: nomMois(cle) }))
  return {
    ...choix,
    total: totalDe(lignes),
    aCloturer: sessions.find(({ par }) => par === 'total')?.aCloturer ?? 0,
    parMois: grouper(lignes, 'mois', mois, { vides: true }).map((groupe) => ({
      ...groupe,
      court: nomMois(groupe.cle, true),
    })),
    parType: grouper(lignes, 'type', noms(choix.types)).sort((a, b) => b.valides - a.valides),
    parCentre: grouper(lignes, 'centre', [
      ...noms(choix.centres),
      { cle: 'aucun', nom: 'Toute l’union' },
    ]).sort((a, b) => b.valides - a.valides),
    bilan: etablirBilan(
      { stagiaires: faitsStagiaires(stagiaires), produits, formateurs: [] },
      rienDit,
    ),
  }
}

/** What the line of filters offers: one statement. */
export async function lireChoix(ctx: Ctx, filtres: Filtres) {
  const periode = periodeDe(filtres, ctx.aujourdhui)
  const choix = await listChoix(ctx)
  const autorises = centresAutorises(ctx, 'statistique.lire')
  const de = (voulu: 'type' | 'centre') =>
    choix.filter(({ genre }) => genre === voulu).map(({ id, nom }) => ({ id, nom }))
  return {
    periode,
    annees: anneesProposees(ctx.aujourdhui, periode.annee),
    types: de('type'),
    centres: de('centre').filter(({ id }) => autorises?.includes(id) ?? true),
    sansCentre: autorises === undefined,
  }
}
