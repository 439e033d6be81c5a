import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { sessionCookie } from '#app/platform/auth/cookies.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { requestContext } from '#app/platform/request.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { choisirMotDePasse, choisirMotDePasseSchema, estLienValable } from '../use-cases/choisir-mot-de-passe.server.ts'
import type { Route } from './+types/mot-de-passe.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  return { valable: await estLienValable(ctxOf(context), params.jeton) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const facts = context.get(requestContext)
  const from = { ip: facts?.ip ?? '', userAgent: facts?.userAgent ?? '' }
  const answer = await submit(request, { jeton: params.jeton }, choisirMotDePasseSchema, async (input) => {
    const token = await choisirMotDePasse(ctx, input, from)
    return redirectWithToast(href('/:union/espace', params), 'Mot de passe enregistré.', { 'Set-Cookie': sessionCookie(token) })
  })
  if ('data' in answer) delete answer.data.values.nouveau // a password never comes back in a page
  return answer
}

export default function MotDePassePage({ loaderData, actionData, params }: Route.ComponentProps) {
  if (!loaderData.valable) {
    return (
      <PublicPage title="Choisir mon mot de passe" narrow>
        <Message kind="attend" title="Ce lien a déjà servi ou n’est plus valable.">
          <p>
            <a href={href('/:union/mot-de-passe-oublie', params)}>Recevoir un nouveau lien</a>
          </p>
        </Message>
      </PublicPage>
    )
  }
  return (
    <PublicPage title="Choisir mon mot de passe" narrow>
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Field
          name="nouveau"
          label="Nouveau mot de passe"
          type="password"
          hint="14 caractères au moins. Plusieurs mots sans rapport entre eux se retiennent bien."
          autoComplete="new-password"
          width={20}
          error={actionData?.errors.nouveau}
          required
        />
        <p>
          <Button variant="primary">Enregistrer et me connecter</Button>
        </p>
      </form>
    </PublicPage>
  )
}
