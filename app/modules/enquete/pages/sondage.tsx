import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { Questions } from '../components/questions.tsx'
import { reponsesSchema } from '../model/reponse.ts'
import { empechementReponse, mentionReponses } from '../model.ts'
import { authorize } from '../policy.ts'
import { findSondageParJeton } from '../queries/envois.server.ts'
import { repondreEnquete } from '../use-cases/repondre-enquete.server.ts'
import type { Route } from './+types/sondage.ts'

/** Whoever holds the link answers, logged in or not. */
function enPublic(ctx: Ctx): Ctx {
  return { ...ctx, acteur: { genre: 'public' } }
}

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = enPublic(ctxOf(context))
  authorize(ctx, 'enquete.repondre')
  const sondage = (await findSondageParJeton(ctx, params.jeton)) ?? notFound()
  const { intitule, dernierJour, questions } = sondage
  const empechement = empechementReponse(sondage, ctx.now)
  return data(
    {
      ...{ intitule, dernierJour, empechement },
      questions: empechement ? [] : questions,
      merci: queryOf(request).merci !== undefined && sondage.reponduLe !== null,
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = enPublic(ctxOf(context))
  authorize(ctx, 'enquete.repondre')
  const sondage = (await findSondageParJeton(ctx, params.jeton)) ?? notFound()
  return submit(request, {}, reponsesSchema(sondage.questions), async (saisie) => {
    await repondreEnquete(ctx, { jeton: params.jeton, saisie })
    return redirect(`${href('/:union/sondage/:jeton', params)}?merci`)
  })
}

export default function SondagePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { intitule, dernierJour, questions, empechement, merci } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <PublicPage
      title={merci ? 'Merci !' : 'Votre avis'}
      narrow
      subtitle={`${intitule}${dernierJour ? `, ${formatDay(dernierJour)}` : ''}`}
      failed={actionData !== undefined}
    >
      <div className="stack">
        {merci ? (
          <Message kind="fait" title="Votre réponse est enregistrée.">
            <p>Elle nous aide à améliorer nos formations. Vous pouvez fermer cette page.</p>
          </Message>
        ) : empechement ? (
          <Message kind="info" title={empechement} />
        ) : (
          <>
            <ErrorSummary
              errors={errors}
              labels={Object.fromEntries(
                questions.map(({ cle, libelle }) => [`r.${cle}`, libelle]),
              )}
              formError={actionData?.formError}
            />
            <p>Deux minutes suffisent. {mentionReponses}</p>
            <form method="post" className="stack" noValidate>
              <Questions questions={questions} values={actionData?.values ?? {}} errors={errors} />
              <Button variant="primary" size="large">
                Envoyer mon avis
              </Button>
            </form>
          </>
        )}
        {(merci || empechement) && (
          <p>
            <a href={href('/:union/formations', params)}>Voir les formations ouvertes</a>
          </p>
        )}
      </div>
    </PublicPage>
  )
}
