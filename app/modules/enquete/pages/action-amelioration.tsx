import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsAction, valeursFiche } from '../components/champs-amelioration.tsx'
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
  const { id, connue, version, fiche, choix, journal, fuseau } = loaderData
  const errors = actionData?.errors ?? {}
  const liste = href('/:union/espace/statistiques/amelioration', params)
  return (
    <Page
      title={connue ? 'Action d’amélioration' : 'Décider une action'}
      width="form"
      breadcrumb={[{ label: 'Plan d’amélioration', href: liste }]}
      aside={
        journal.length > 0 && (
          <Card title="Historique">
            <JournalObjet lignes={journal} fuseau={fuseau} />
          </Card>
        )
      }
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Cette action vient d’être changée par quelqu’un d’autre.">
          <p>
            Ce que vous avez écrit est ci-dessous. Ouvrez-la dans un autre onglet pour comparer.
          </p>
        </Message>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="fields">
          <ChampsAction
            valeurs={valeursFiche(actionData?.values, fiche)}
            errors={errors}
            choix={choix}
          />
        </div>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={liste}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
