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
import { ChampsReclamation, valeursFiche } from '../components/champs-amelioration.tsx'
import { reclamationSchema } from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { findChoixAmelioration, findReclamation } from '../queries/amelioration.server.ts'
import { noterReclamation } from '../use-cases/noter-reclamation.server.ts'
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
    return { id: newId(), numero: undefined, version: 0, fiche: neuve, choix, journal: [], fuseau }
  }
  const id = uuidParam(params.reclamationId)
  const { numero, version, ...fiche } = (await findReclamation(ctx, id)) ?? notFound()
  const journal = await listJournal(ctx, { objet: { genre: 'reclamation', id }, limite: 20 })
  return { id, numero, version, fiche, choix, journal, fuseau }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reclamation.gerer')
  const id = params.reclamationId === 'ajouter' ? undefined : uuidParam(params.reclamationId)
  return submit(request, id ? { id } : {}, reclamationSchema, async (input) => {
    await noterReclamation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/statistiques/reclamations', params),
      'Réclamation enregistrée.',
    )
  })
}

export default function ReclamationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { id, numero, version, fiche, choix, journal, fuseau } = loaderData
  const errors = actionData?.errors ?? {}
  const liste = href('/:union/espace/statistiques/reclamations', params)
  const actions = href('/:union/espace/statistiques/amelioration/:actionId', {
    ...params,
    actionId: 'ajouter',
  })
  return (
    <Page
      title={numero ? `Réclamation ${numero}` : 'Noter une réclamation'}
      width="form"
      breadcrumb={[{ label: 'Réclamations', href: liste }]}
      actions={
        numero && (
          <ButtonLink icon="plus" href={`${actions}?reclamation=${id}`}>
            Décider une action
          </ButtonLink>
        )
      }
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
        <Message
          kind="attend"
          title="Cette réclamation vient d’être changée par quelqu’un d’autre."
        >
          <p>
            Ce que vous avez écrit est ci-dessous. Ouvrez-la dans un autre onglet pour comparer.
          </p>
        </Message>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="fields">
          <ChampsReclamation
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
