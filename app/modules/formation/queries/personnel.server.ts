import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Formation, Journee } from '../model.ts'
import { listEquipe } from './equipe.server.ts'
import {
  type Aptitude,
  listAptitudes,
  listCandidatures,
  listFormateurs,
} from './formateurs.server.ts'

export type Assignable = {
  id: string
  nom: string
  prenoms: string
  centre: string | null
  competence: string | undefined
  /** Of the application that assigning makes. */
  candidatureId: string
  parJournee: Aptitude['parJournee']
}

/** FOR-4: the team, those who applied, those who may be assigned to one journée at least, and the others. */
export async function findPersonnel(ctx: Ctx, formation: Formation, journees: Journee[]) {
  const equipe = await listEquipe(ctx, formation.id)
  const candidatures = await listCandidatures(ctx, formation.id)
  const formateurs = await listFormateurs(ctx)
  const posees = candidatures.filter(({ statut }) => statut === 'posee')
  const ids = new Set([
    ...formateurs.map(({ id }) => id),
    ...posees.map(({ adherentId }) => adherentId),
  ])
  const aptitudes = await listAptitudes(ctx, formation, journees, [...ids])
  const aptitude = (id: string) => aptitudes.find(({ adherentId }) => adherentId === id)
  const engages = new Set(candidatures.map(({ adherentId }) => adherentId))
  const libres: Assignable[] = formateurs
    .filter(({ id }) => !engages.has(id))
    .map(({ id, nom, prenoms, centre }) => ({
      ...{ id, nom, prenoms, centre, candidatureId: newId() },
      competence: aptitude(id)?.competence,
      parJournee: aptitude(id)?.parJournee ?? [],
    }))
  const assignable = ({ parJournee }: Assignable) =>
    parJournee.some(({ empechement }) => !empechement)
  return {
    equipe,
    candidats: posees.map((candidature) => ({
      ...candidature,
      empechement: aptitude(candidature.adherentId)?.empechement,
    })),
    assignables: libres.filter(assignable),
    autres: libres.filter((formateur) => !assignable(formateur)),
  }
}
