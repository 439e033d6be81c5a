import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { libelleDemiJournee } from '#app/modules/formation/model.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { DateNaissance } from '../components/date-naissance.tsx'
import { reponsesDe } from '../components/valeurs.ts'
import { codePerime } from '../model/emargement.ts'
import { empechementAffluence } from '../public-door.server.ts'
import { findEmargement } from '../queries/emargement.server.ts'
import { emargerPresence, emargerPresenceSchema } from '../use-cases/emarger-presence.server.ts'
import type { Route } from './+types/emargement.ts'

/** What a trainee's telephone opens: the half-day, two questions, nobody's name. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const fait = queryOf(request).fait === '1'
  const creneau = await findEmargement(ctx, params.jeton)
  return data(
    {
      fait,
      creneau: creneau && {
        intitule: creneau.intitule,
        quand: `${formatDay(creneau.jour)}, ${libelleDemiJournee[creneau.demiJournee].toLocaleLowerCase('fr')}`,
      },
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = asPublic(ctxOf(context))
  return submit(request, { jeton: params.jeton }, emargerPresenceSchema, async (input) => {
    refuseIf(await empechementAffluence(ctx, context, 'emargement'))
    await emargerPresence(ctx, input)
    return redirect(`${href('/:union/emargement/:jeton', params)}?fait=1`)
  })
}

export default function EmargementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { fait, creneau } = loaderData
  const errors = actionData?.errors ?? {}
  const valeurs = reponsesDe(actionData, 'identite')
  return (
    <PublicPage
      title="Je suis présent"
      narrow
      subtitle={creneau && `${creneau.intitule}, ${creneau.quand}`}
      failed={actionData !== undefined}
    >
      {fait && !actionData ? (
        <Message kind="fait" title="C’est noté.">
          Votre formateur voit que vous êtes là. Vous pouvez fermer cette page.
        </Message>
      ) : !creneau ? (
        <Message kind="attend" title={codePerime} />
      ) : (
        <>
          <ErrorSummary errors={errors} formError={actionData?.formError} />
          <form method="post" noValidate className="fields">
            <Field
              name="identite.nom"
              label="Votre nom"
              hint="De naissance ou d’usage, comme à l’inscription."
              autoComplete="family-name"
              defaultValue={valeurs.nom}
              error={errors['identite.nom']}
              required
            />
            <DateNaissance valeurs={valeurs} error={errors['identite.naissanceDate']} publique />
            <Button variant="primary" size="large">
              Je suis là
            </Button>
          </form>
        </>
      )}
    </PublicPage>
  )
}
