import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ChampsAction, valeursFiche } from '../components/champs-amelioration.tsx'
import { FicheSuivie } from '../components/fiche-suivie.tsx'
import { actionSchema } from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { findAction, findChoixAmelioration } from '../queries/amelioration.server.ts'
import { noterAction } from '../use-cases/noter-action.server.ts'
import type { Route } from './+types/action-amelioration.ts'

/** `ajouter` stands for the one that does not exist yet. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'amelioration.gerer')
  const choix = await findChoixAmelioration(ctx)
  const fuseau = ctx.union.fuseau
  if (params.actionId === 'ajouter') {
    const { formation = '', reclamation = '' } = queryOf(request)
    const neuve = { statut: 'a_faire', formationId: formation, reclamationId: reclamation }
    return { id: newId(), connue: false, version: 0, fiche: neuve, choix, journal: [], fuseau }
  }
  const id = uuidParam(params.actionId)
  const { version, ...fiche } = (await findAction(ctx, id)) ?? notFound()
  const journal = await listJournal(ctx, {
    objet: { genre: 'action_amelioration', id },
    limite: 20,
  })
  return { id, connue: true, version, fiche, choix, journal, fuseau }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'amelioration.gerer')
  const id = params.actionId === 'ajouter' ? undefined : uuidParam(params.actionId)
  return submit(request, id ? { id } : {}, actionSchema, async (input) => {
    await noterAction(ctx, input)
    return redirectWithToast(
      href('/:union/espace/statistiques/amelioration', params),
      'Action enregistrée.',
    )
  })
}

export default function ActionAmeliorationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { connue, fiche, choix, fuseau } = loaderData
  return (
    <FicheSuivie
      titre={connue ? 'Action d’amélioration' : 'Décider une action'}
      objet="Cette action"
      liste={{
        label: 'Plan d’amélioration',
        href: href('/:union/espace/statistiques/amelioration', params),
      }}
      fiche={loaderData}
      fuseau={fuseau}
      reponse={actionData}
    >
      <ChampsAction
        valeurs={valeursFiche(actionData?.values, fiche)}
        errors={actionData?.errors ?? {}}
        choix={choix}
      />
    </FicheSuivie>
  )
}
