import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { lireLien } from '../liens.server.ts'
import { lienPerime } from '../model.ts'
import { confirmerEmail, confirmerEmailSchema } from '../use-cases/confirmer-email.server.ts'
import type { Route } from './+types/confirmer-adresse.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const lien = await lireLien(ctxOf(context), params.jeton, ['email', 'retour_email'])
  return lien
    ? { genre: lien.genre, email: lien.donnees.email ?? '', ancien: lien.donnees.ancien ?? '' }
    : null
}

export async function action({ request, params, context }: Route.ActionArgs) {
  let fait: 'change' | 'retabli' | undefined
  const answer = await submit(
    request,
    { jeton: params.jeton },
    confirmerEmailSchema,
    async (input) => {
      fait = await confirmerEmail(ctxOf(context), input)
      return new Response()
    },
  )
  if (answer instanceof Response) return data({ fait, formError: undefined })
  return data({ fait, formError: answer.data.formError }, answer.init ?? {})
}

/** The address holds a secret. */
export function headers() {
  return { 'Cache-Control': 'no-store' }
}

export default function ConfirmerAdressePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const titre = 'Adresse de connexion'
  if (actionData?.fait === 'change') {
    return (
      <PublicPage title={titre} narrow>
        <Message kind="fait" title="Votre nouvelle adresse est confirmée.">
          <p>Elle sert désormais à vous connecter. L’ancienne est prévenue.</p>
        </Message>
        <ButtonLink variant="primary" href={href('/:union/espace', params)}>
          Aller à mon espace
        </ButtonLink>
      </PublicPage>
    )
  }
  if (actionData?.fait === 'retabli') {
    return (
      <PublicPage title={titre} narrow>
        <Message kind="fait" title="Votre adresse est gardée.">
          <p>Toutes les sessions sont fermées. Choisissez maintenant un nouveau mot de passe.</p>
        </Message>
        <ButtonLink variant="primary" href={href('/:union/mot-de-passe-oublie', params)}>
          Choisir un nouveau mot de passe
        </ButtonLink>
      </PublicPage>
    )
  }
  if (!loaderData) {
    return (
      <PublicPage title={titre} narrow>
        <Message kind="attend" title={actionData?.formError ?? lienPerime} />
      </PublicPage>
    )
  }
  const { genre, email, ancien } = loaderData
  const retour = genre === 'retour_email'
  return (
    <PublicPage
      title={titre}
      subtitle={
        retour
          ? `${ancien} devait être remplacée par ${email}.`
          : `${email} remplacera ${ancien} pour vous connecter.`
      }
      narrow
    >
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      <form method="post" className="actions">
        <Button variant="primary">
          {retour ? 'Garder mon adresse et fermer les sessions' : 'Confirmer cette adresse'}
        </Button>
      </form>
    </PublicPage>
  )
}
