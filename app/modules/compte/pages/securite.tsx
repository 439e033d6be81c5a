import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { forgetSessionCookie, sessionCookie } from '#app/platform/auth/cookies.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { ChampNouveau } from '../components/champ-nouveau.tsx'
import { nomAppareil } from '../model/appareil.ts'
import { moi } from '../policy.ts'
import { listSessions } from '../queries/identite.server.ts'
import {
  changerMotDePasse,
  changerMotDePasseSchema,
} from '../use-cases/changer-mot-de-passe.server.ts'
import { deconnecterPartout } from '../use-cases/deconnecter-partout.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/securite.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId, sessionId, pseudo } = moi(ctx)
  const sessions = await listSessions(ctx, compteId)
  return {
    pseudo,
    sessions: sessions.map(({ id, agent, ip, creeeLe, vueLe }) => ({
      id,
      appareil: nomAppareil(agent),
      ip,
      ouverte: formatInstant(creeeLe, ctx.union.fuseau),
      vue: formatInstant(vueLe, ctx.union.fuseau),
      celleCi: id === sessionId,
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  if (queryOf(request).acte === 'deconnecter-partout') {
    await deconnecterPartout(ctx)
    const connexion = href('/:union/connexion', params)
    return redirect(connexion, { headers: { 'Set-Cookie': forgetSessionCookie() } })
  }
  const answer = await submit(request, {}, changerMotDePasseSchema, async (input) => {
    const token = await changerMotDePasse(ctx, input, visiteurDe(request, context))
    const page = href('/:union/espace/compte/securite', params)
    return redirectWithToast(page, 'Mot de passe changé. Vos autres sessions sont fermées.', {
      'Set-Cookie': sessionCookie(token),
    })
  })
  // A password never comes back in a page.
  return answer instanceof Response
    ? answer
    : data({ ...answer.data, values: {} }, answer.init ?? {})
}

export default function SecuritePage({ loaderData, actionData }: Route.ComponentProps) {
  const { pseudo, sessions } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page title="Sécurité" width="form">
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <Section title="Mot de passe">
        <form method="post" className="fields">
          <input
            type="text"
            name="identifiant"
            autoComplete="username"
            value={pseudo}
            readOnly
            hidden
          />
          <Field
            name="actuel"
            label="Mot de passe actuel"
            type="password"
            autoComplete="current-password"
            width={20}
            error={errors.actuel}
            required
          />
          <ChampNouveau error={errors.nouveau} />
          <div className="actions">
            <Button variant="primary">Changer mon mot de passe</Button>
          </div>
        </form>
      </Section>
      <Section
        title="Sessions ouvertes"
        count={plural(sessions.length, 'appareil', 'appareils')}
        actions={
          <form method="post" action="?acte=deconnecter-partout">
            <Button variant="danger" size="small" icon="log-out">
              Se déconnecter partout
            </Button>
          </form>
        }
      >
        <Table caption="Sessions ouvertes" cards>
          <thead>
            <tr>
              <th scope="col">Appareil</th>
              <th scope="col">Dernière activité</th>
              <th scope="col">Ouverte</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, appareil, ip, ouverte, vue, celleCi }) => (
              <tr key={id}>
                <th scope="row">
                  {appareil}{' '}
                  {celleCi && (
                    <Badge kind="info" icon="check">
                      Cet appareil
                    </Badge>
                  )}
                  <small>Adresse {ip}</small>
                </th>
                <td data-l="Dernière activité">{vue}</td>
                <td data-l="Ouverte">{ouverte}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <p className="soft small">
          Une session se ferme seule après 8&nbsp;heures sans activité, et au plus tard après
          30&nbsp;jours.
        </p>
      </Section>
    </Page>
  )
}
