import { href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { forgetSessionCookie, sessionCookie } from '#app/platform/auth/cookies.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { requestContext } from '#app/platform/request.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { listSessions } from '../queries/identite.server.ts'
import { changerMotDePasse, changerMotDePasseSchema } from '../use-cases/changer-mot-de-passe.server.ts'
import { deconnecterPartout } from '../use-cases/deconnecter-partout.server.ts'
import type { Route } from './+types/securite.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'compte.lire')
  if (ctx.acteur.genre !== 'adherent') notFound()
  const { sessionId } = ctx.acteur
  const sessions = await listSessions(ctx, ctx.acteur.compteId)
  return { fuseau: ctx.union.fuseau, sessions: sessions.map((session) => ({ ...session, ici: session.id === sessionId })) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'compte.lire')
  const { values } = await readForm(request.clone())
  if (values.intention === 'deconnecter') {
    return submit(request, {}, z.object({}), async () => {
      await deconnecterPartout(ctx)
      return redirect(href('/:union/connexion', params), { headers: { 'Set-Cookie': forgetSessionCookie() } })
    })
  }
  const facts = context.get(requestContext)
  const from = { ip: facts?.ip ?? '', userAgent: facts?.userAgent ?? '' }
  const answer = await submit(request, {}, changerMotDePasseSchema, async (input) => {
    const token = await changerMotDePasse(ctx, input, from)
    return redirectWithToast(href('/:union/espace/compte/securite', params), 'Mot de passe changé. Vos autres sessions sont fermées.', {
      'Set-Cookie': sessionCookie(token),
    })
  })
  if ('data' in answer) answer.data.values = {} // a password never comes back in a page
  return answer
}

export default function SecuritePage({ loaderData, actionData }: Route.ComponentProps) {
  const errors = actionData?.errors ?? {}
  return (
    <Page title="Sécurité" width="form">
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <Section title="Mot de passe">
        <form method="post" className="fields">
          <Field name="actuel" label="Mot de passe actuel" type="password" autoComplete="current-password" width={20} error={errors.actuel} required />
          <Field
            name="nouveau"
            label="Nouveau mot de passe"
            type="password"
            autoComplete="new-password"
            hint="14 caractères au moins. Plusieurs mots sans rapport entre eux se retiennent bien."
            width={20}
            error={errors.nouveau}
            required
          />
          <p>
            <Button variant="primary">Changer mon mot de passe</Button>
          </p>
        </form>
      </Section>
      <Section title="Sessions ouvertes" count={loaderData.sessions.length}>
        <Table caption="Sessions ouvertes" cards>
          <thead>
            <tr>
              <th scope="col">Appareil</th>
              <th scope="col">Ouverte</th>
              <th scope="col">Dernière activité</th>
            </tr>
          </thead>
          <tbody>
            {loaderData.sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  {session.ici ? 'Cet appareil' : 'Un autre appareil'}
                  <small>
                    {session.agent.slice(0, 90)} · {session.ip}
                  </small>
                </th>
                <td data-l="Ouverte">{formatInstant(session.creeeLe, loaderData.fuseau)}</td>
                <td data-l="Dernière activité">{formatInstant(session.vueLe, loaderData.fuseau)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <form method="post" className="selection">
          <Button variant="danger" name="intention" value="deconnecter">
            Se déconnecter partout
          </Button>
        </form>
      </Section>
    </Page>
  )
}
