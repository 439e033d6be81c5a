import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampActuel } from '../components/champ-actuel.tsx'
import { facteursActifs } from '../model/second-facteur.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import {
  retirerSecondFacteur,
  retirerSecondFacteurSchema,
} from '../use-cases/retirer-second-facteur.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/retirer-facteur.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId, pseudo } = moi(ctx)
  const facteurId = uuidParam(params.facteurId)
  const actifs = facteursActifs(await listFacteurs(ctx, compteId))
  const facteur = actifs.find(({ id }) => id === facteurId) ?? notFound()
  return { pseudo, nom: facteur.nom, dernier: actifs.length === 1 }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const facteurId = uuidParam(params.facteurId)
  const answer = await submit(request, { facteurId }, retirerSecondFacteurSchema, async (input) => {
    await retirerSecondFacteur(ctx, input, visiteurDe(request, context))
    const securite = href('/:union/espace/compte/securite', params)
    return redirectWithToast(securite, 'Second facteur retiré.')
  })
  // A password never comes back in a page.
  return answer instanceof Response
    ? answer
    : data({ ...answer.data, values: {} }, answer.init ?? {})
}

export default function RetirerFacteurPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { pseudo, nom, dernier } = loaderData
  const errors = actionData?.errors ?? {}
  const securite = href('/:union/espace/compte/securite', params)
  return (
    <Page
      title="Retirer un second facteur"
      width="form"
      breadcrumb={[{ label: 'Sécurité', href: securite }]}
      subtitle={nom}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <p>
          {dernier
            ? 'C’est le seul. Ensuite, votre mot de passe suffira pour entrer, et vos codes de secours ne serviront plus.'
            : 'Il ne servira plus pour entrer. Vos autres seconds facteurs restent.'}
        </p>
        <ChampActuel pseudo={pseudo} error={errors.actuel} />
        <div className="actions">
          <Button variant="danger">Retirer «&nbsp;{nom}&nbsp;»</Button>
          <ButtonLink href={securite}>Le garder</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
