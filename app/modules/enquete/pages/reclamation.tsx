import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ChampsReclamation, valeursFiche } from '../components/champs-amelioration.tsx'
import { FicheSuivie } from '../components/fiche-suivie.tsx'
import { CarteReclamant } from '../components/reclamant.tsx'
import { reclamationSchema } from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { findChoixAmelioration, findReclamation } from '../queries/amelioration.server.ts'
import { findReclamant, listReclamantsProbables } from '../queries/reclamants.server.ts'
import { noterReclamation } from '../use-cases/noter-reclamation.server.ts'
import {
  rattacherReclamation,
  rattacherReclamationSchema,
} from '../use-cases/rattacher-reclamation.server.ts'
import type { Route } from './+types/reclamation.ts'

/** `ajouter` stands for the one that does not exist yet. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reclamation.gerer')
  const choix = await findChoixAmelioration(ctx)
  const fuseau = ctx.union.fuseau
  if (params.reclamationId === 'ajouter') {
    const { formation = '' } = queryOf(request)
    const neuve = { recueLe: ctx.aujourdhui, canal: 'courriel', formationId: formation }
    const vide = { numero: undefined, reclamant: undefined, probables: [], journal: [] }
    return { ...vide, id: newId(), version: 0, fiche: neuve, choix, fuseau }
  }
  const id = uuidParam(params.reclamationId)
  const { numero, version, ...fiche } = (await findReclamation(ctx, id)) ?? notFound()
  const journal = await listJournal(ctx, { objet: { genre: 'reclamation', id }, limite: 20 })
  const reclamant = fiche.personneId ? await findReclamant(ctx, id) : undefined
  const probables = reclamant ? [] : await listReclamantsProbables(ctx, id)
  return { id, numero, version, fiche, choix, journal, fuseau, reclamant, probables }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reclamation.gerer')
  const id = params.reclamationId === 'ajouter' ? undefined : uuidParam(params.reclamationId)
  const { values } = await readForm(request.clone())
  if (id && values.intention === 'rattacher') {
    return submit(request, { id }, rattacherReclamationSchema, async (input) => {
      await rattacherReclamation(ctx, input)
      return redirectWithToast(
        href('/:union/espace/statistiques/reclamations/:reclamationId', params),
        input.personneId ? 'C’est noté.' : 'La réclamation n’est plus à personne.',
      )
    })
  }
  return submit(request, id ? { id } : {}, reclamationSchema, async (input) => {
    await noterReclamation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/statistiques/reclamations', params),
      'Réclamation enregistrée.',
    )
  })
}

export default function ReclamationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { id, numero, version, fiche, choix, fuseau, reclamant, probables } = loaderData
  const actions = href('/:union/espace/statistiques/amelioration/:actionId', {
    ...params,
    actionId: 'ajouter',
  })
  return (
    <FicheSuivie
      titre={numero ? `Réclamation ${numero}` : 'Noter une réclamation'}
      objet="Cette réclamation"
      liste={{
        label: 'Réclamations',
        href: href('/:union/espace/statistiques/reclamations', params),
      }}
      fiche={loaderData}
      fuseau={fuseau}
      reponse={actionData}
      actions={
        numero && (
          <ButtonLink icon="plus" href={`${actions}?reclamation=${id}`}>
            Décider une action
          </ButtonLink>
        )
      }
      cote={
        numero && (
          <CarteReclamant
            union={params.union}
            version={version}
            reclamant={reclamant}
            probables={probables}
          />
        )
      }
    >
      <ChampsReclamation
        valeurs={valeursFiche(actionData?.values, fiche)}
        errors={actionData?.errors ?? {}}
        choix={choix}
      />
    </FicheSuivie>
  )
}
