import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { knownBrowserCookie, knownBrowserOf, sessionCookie } from '#app/platform/auth/cookies.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { requestContext } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { retourSur } from '../model.ts'
import { seConnecter, seConnecterSchema, TooManyTries } from '../use-cases/se-connecter.server.ts'
import type { Route } from './+types/connexion.ts'

export function loader({ request, context }: Route.LoaderArgs) {
  const { acteur, union } = ctxOf(context)
  const retour = retourSur(queryOf(request).retour, union.slug)
  if (acteur.genre === 'adherent') throw redirect(retour)
  return { demonstration: union.demonstration }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const facts = context.get(requestContext)
  const from = {
    ip: facts?.ip ?? '',
    userAgent: facts?.userAgent ?? '',
    loopback: facts?.loopback ?? false,
    knownBrowser: knownBrowserOf(request),
  }
  const retour = retourSur(queryOf(request).retour, ctx.union.slug)
  const answer = await submit(request, {}, seConnecterSchema, async (input) => {
    try {
      const { token, knownBrowser } = await seConnecter(ctx, input, from)
      const response = redirect(retour)
      response.headers.append('Set-Cookie', sessionCookie(token))
      response.headers.append('Set-Cookie', knownBrowserCookie(knownBrowser))
      return response
    } catch (error) {
      if (!(error instanceof TooManyTries)) throw error
      return data({ values: { identifiant: input.identifiant }, errors: {}, formError: error.message }, { status: 429 }) as never
    }
  })
  if ('data' in answer) delete answer.data.values.motDePasse // a password never comes back in a page
  return answer
}

export default function ConnexionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const identifiant = actionData?.values.identifiant
  return (
    <PublicPage title="Se connecter" narrow>
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Field
          name="identifiant"
          label="Identifiant"
          hint="Votre pseudo, comme dupont.jean, ou votre adresse électronique."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          width={20}
          defaultValue={typeof identifiant === 'string' ? identifiant : ''}
          error={actionData?.errors.identifiant}
          required
        />
        <Field
          name="motDePasse"
          label="Mot de passe"
          type="password"
          autoComplete="current-password"
          width={20}
          error={actionData?.errors.motDePasse}
          required
        />
        <div className="actions">
          <Button variant="primary">Se connecter</Button>
          <a href={href('/:union/mot-de-passe-oublie', params)}>Mot de passe oublié</a>
        </div>
      </form>
      {loaderData.demonstration && (
        <div className="form-foot">
          <Message kind="info" title="Pour essayer">
            <p>admin.demo, gestion.formations, forma.teur ou dupont.jean, avec le mot de passe Grande-Echelle-2026.</p>
          </Message>
        </div>
      )}
    </PublicPage>
  )
}
