import { empechementCompetence } from '#app/modules/adherent/model/competence.ts'
import { findCompetencesDetenues, findEtatCompte } from '#app/modules/adherent/public.server.ts'
import { libelleCanal } from '#app/modules/notification/model/genre.ts'
import { canauxCoupes } from '#app/modules/notification/model/preference.ts'
import { findReglages } from '#app/modules/notification/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Faits, FormationVue } from '../model/diagnostic.ts'
import { chevauchement, type Journee } from '../model.ts'
import { listJournees } from '../public.server.ts'
import { listAPostuler } from './listes.server.ts'

/** AIDE-1: everything that decides whether a member may apply and is told. Seven statements. */
export async function findDiagnostic(
  ctx: Ctx,
  adherentId: string,
): Promise<Faits & { nom: string }> {
  const compte = (await findEtatCompte(ctx, adherentId)) ?? notFound()
  const reglages = (await findReglages(ctx, adherentId)) ?? notFound()
  const types = await listTypesAVenir(ctx)
  const detenues = await findCompetencesDetenues(ctx, { adherentIds: [adherentId] })
  const formations = await listAPostuler(ctx, adherentId)
  const journees =
    formations.length > 0
      ? await listJournees(
          ctx,
          formations.map(({ id }) => id),
        )
      : []
  const utiles = new Set(types.flatMap(({ competences }) => competences))
  const enseigner = detenues.filter(({ competenceId }) => utiles.has(competenceId))
  return {
    nom: reglages.nom,
    email: reglages.email,
    etat: compte.etat,
    manques: compte.manques,
    formateur: reglages.roles.includes('formateur') || reglages.roles.includes('administrateur'),
    competences: enseigner.map((detenue) => ({
      libelle: detenue.libelle,
      empechement: empechementCompetence(detenue, ctx.aujourdhui),
    })),
    formations: formations.map((formation) => {
      const permises = types.find(({ id }) => id === formation.typeFormationId)?.competences ?? []
      return voir(formation, {
        siennes: journees.filter(({ formationId }) => formationId === formation.id),
        prises: journees.filter(({ formationId }) =>
          formations.some(
            ({ id, maCandidature }) =>
              id === formationId && id !== formation.id && maCandidature === 'acceptee',
          ),
        ),
        detenues: detenues.filter(({ competenceId }) => permises.includes(competenceId)),
      })
    }),
    typesSansCompetence: types
      .filter(({ aVenir }) => aVenir)
      .filter(({ competences }) => !detenues.some((une) => competences.includes(une.competenceId)))
      .map(({ libelle }) => libelle),
    canauxCoupes: canauxCoupes('formation.ouverte', reglages.preferences).map(
      (canal) => libelleCanal[canal],
    ),
  }
}

type Vue = {
  siennes: Journee[]
  prises: Journee[]
  detenues: Awaited<ReturnType<typeof findCompetencesDetenues>>
}

function voir(
  formation: Awaited<ReturnType<typeof listAPostuler>>[number],
  { siennes, prises, detenues }: Vue,
): FormationVue {
  const { id, intitule, premierJour, maCandidature } = formation
  const refus = siennes.map(({ jour }) => {
    const raisons = detenues.map((detenue) => empechementCompetence(detenue, jour))
    return raisons.every((raison) => raison !== undefined) ? raisons[0] : undefined
  })
  return {
    id,
    intitule,
    premierJour,
    candidature: maCandidature,
    competence: refus.find((raison) => raison !== undefined),
    prisLe: chevauchement(siennes, prises),
  }
}

/** The types, the skills any one of which lets one train on them, and whether a formation is to come. */
async function listTypesAVenir(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('typeFormation as t')
    .innerJoin('typeFormationCompetence as tc', (join) =>
      join.onRef('tc.unionId', '=', 't.unionId').onRef('tc.typeFormationId', '=', 't.id'),
    )
    .where('t.unionId', '=', ctx.union.id)
    .select(['t.id', 't.libelle', 'tc.competenceId'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('formation as f')
            .whereRef('f.unionId', '=', 't.unionId')
            .whereRef('f.typeFormationId', '=', 't.id')
            .where('f.statut', '=', 'validee')
            .where('f.dernierJour', '>=', ctx.aujourdhui)
            .select('f.id'),
        )
        .as('aVenir'),
    )
    .orderBy('t.libelle')
    .execute()
  const parType = Map.groupBy(rows, ({ id }) => id)
  return [...parType].map(([id, lignes]) => ({
    id,
    libelle: lignes[0]?.libelle ?? '',
    aVenir: lignes.some(({ aVenir }) => aVenir),
    competences: lignes.map(({ competenceId }) => competenceId),
  }))
}
