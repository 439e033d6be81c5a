import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { libelleRole } from '#app/modules/adherent/model/role.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { ChampsConnexion } from '../components/champs-connexion.tsx'
import { empechementProvenance, motDePasseDemonstration, retourSur } from '../model.ts'
import { listComptesDemonstration } from '../queries/demonstration.server.ts'
import { suiteConnexion } from '../suite-connexion.server.ts'
import { seConnecter, seConnecterSchema } from '../use-cases/se-connecter.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/connexion.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { acteur, union } = ctx
  if (acteur.genre === 'adherent') throw redirect(retourSur(queryOf(request).retour, union.slug))
  return {
    demonstration: union.demonstration,
    empechement: empechementProvenance(union, visiteurDe(request, context).loopback),
    comptes: await listComptesDemonstration(ctx),
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const retour = retourSur(queryOf(request).retour, ctx.union.slug)
  return submit(request, {}, seConnecterSchema, async (input) => {
    const connexion = await seConnecter(ctx, input, visiteurDe(request, context))
    return suiteConnexion(request, params, connexion, retour)
  })
}

export function headers() {
  return { 'Cache-Control': 'no-store' }
}

export default function ConnexionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <PublicPage title="Se connecter" narrow>
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        <form method="post" className="fields">
          <ChampsConnexion
            echec={actionData}
            aide="Votre pseudo, comme dupont.jean, ou votre adresse électronique."
          />
          <div className="actions">
            <Button variant="primary">Se connecter</Button>
            <a href={href('/:union/mot-de-passe-oublie', params)}>Mot de passe oublié</a>
          </div>
        </form>
        {loaderData.demonstration && <Essayer {...loaderData} />}
      </div>
    </PublicPage>
  )
}

type Essai = { empechement: string | undefined; comptes: { role: string; pseudo: string }[] }

function Essayer({ empechement, comptes }: Essai) {
  if (empechement) return <Message kind="attend">{empechement}</Message>
  return (
    <Message kind="info" title="Pour essayer">
      <p>
        Le mot de passe de ces comptes est <b>{motDePasseDemonstration}</b>.
      </p>
      <ul>
        {comptes.map(({ role, pseudo }) => (
          <li key={role}>
            <b>{pseudo}</b>, {libelleRole(role).toLowerCase()}
          </li>
        ))}
      </ul>
    </Message>
  )
}
