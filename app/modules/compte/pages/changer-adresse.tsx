import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampActuel } from '../components/champ-actuel.tsx'
import { moi } from '../policy.ts'
import { demanderEmail, demanderEmailSchema } from '../use-cases/demander-email.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/changer-adresse.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { pseudo, email } = moi(ctxOf(context))
  return { pseudo, email }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const answer = await submit(request, {}, demanderEmailSchema, async (input) => {
    await demanderEmail(ctx, input, visiteurDe(request, context))
    return redirectWithToast(
      href('/:union/espace/compte/securite', params),
      `Un lien est parti à ${input.email}. Ouvrez-le pour confirmer.`,
    )
  })
  if (answer instanceof Response) return answer
  // A password never comes back in a page.
  const { email = '' } = answer.data.values
  return data({ ...answer.data, values: { email } }, answer.init ?? {})
}

export default function ChangerAdressePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { pseudo, email } = loaderData
  const errors = actionData?.errors ?? {}
  const saisie = actionData?.values.email
  const securite = href('/:union/espace/compte/securite', params)
  return (
    <Page
      title="Changer d’adresse de connexion"
      width="form"
      breadcrumb={[{ label: 'Sécurité', href: securite }]}
      subtitle={`Aujourd’hui\u00a0: ${email}`}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Field
          name="email"
          label="Nouvelle adresse"
          type="email"
          hint="Un lien y sera envoyé. L’adresse ne change qu’une fois ce lien ouvert ; l’ancienne est prévenue."
          autoComplete="email"
          defaultValue={typeof saisie === 'string' ? saisie : ''}
          error={errors.email}
          required
        />
        <ChampActuel pseudo={pseudo} error={errors.actuel} />
        <div className="actions">
          <Button variant="primary">Envoyer le lien</Button>
          <ButtonLink href={securite}>Garder mon adresse</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
