import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import {
  demanderLienOubli,
  demanderLienOubliSchema,
} from '../use-cases/demander-lien-oubli.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/mot-de-passe-oublie.ts'

export function loader({ request }: Route.LoaderArgs) {
  return { envoye: queryOf(request).envoye === 'oui' }
}

export function action({ request, params, context }: Route.ActionArgs) {
  return submit(request, {}, demanderLienOubliSchema, async (input) => {
    await demanderLienOubli(ctxOf(context), input, visiteurDe(request, context))
    return redirect(`${href('/:union/mot-de-passe-oublie', params)}?envoye=oui`)
  })
}

export default function MotDePasseOubliePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  if (loaderData.envoye) return <Envoye connexion={href('/:union/connexion', params)} />
  const identifiant = actionData?.values.identifiant
  return (
    <PublicPage
      title="Mot de passe oublié"
      subtitle="Nous vous envoyons un lien pour en choisir un nouveau."
      narrow
    >
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
        <div className="actions">
          <Button variant="primary">Recevoir un lien</Button>
          <a href={href('/:union/connexion', params)}>Revenir à la connexion</a>
        </div>
      </form>
    </PublicPage>
  )
}

function Envoye({ connexion }: { connexion: string }) {
  return (
    <PublicPage title="Mot de passe oublié" narrow>
      <div className="stack">
        <Message kind="fait" title="Si ce compte existe, un message part à son adresse.">
          <p>
            Il contient un lien qui sert une seule fois, pendant une heure. Il arrive d’ordinaire en
            quelques minutes. Regardez aussi parmi les messages indésirables.
          </p>
        </Message>
        <p>
          <a href={connexion}>Revenir à la connexion</a>
        </p>
      </div>
    </PublicPage>
  )
}
