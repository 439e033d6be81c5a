import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listUnions } from '#app/modules/union/public.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, Field, Select } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { moi } from '../policy.ts'
import {
  demanderRattachement,
  demanderRattachementSchema,
} from '../use-cases/demander-rattachement.server.ts'
import type { Route } from './+types/rattacher-union.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const unions = await listUnions()
  return {
    unions: unions
      .filter(({ id }) => id !== ctx.union.id)
      .map(({ slug, nom, codeDepartement }) => ({
        value: slug,
        label: `${codeDepartement} – ${nom}`,
      })),
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  return submit(request, {}, demanderRattachementSchema, async (input) => {
    await demanderRattachement(ctx, input)
    return redirectWithToast(
      href('/:union/espace/compte/securite', params),
      'Si cet identifiant existe, un lien part à son adresse. Ouvrez-le sur cet appareil.',
    )
  })
}

export default function RattacherUnionPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const errors = actionData?.errors ?? {}
  const { slug, identifiant } = actionData?.values ?? {}
  const securite = href('/:union/espace/compte/securite', params)
  return (
    <Page
      title="Rattacher une autre union"
      width="form"
      breadcrumb={[{ label: 'Sécurité', href: securite }]}
      subtitle="Une autre union vous a créé un identifiant ? Ouvrez-la avec ce compte-ci."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Select
          name="slug"
          label="Union"
          placeholder="Choisissez une union"
          options={loaderData.unions}
          defaultValue={typeof slug === 'string' ? slug : ''}
          error={errors.slug}
          required
        />
        <Field
          name="identifiant"
          label="Votre identifiant dans cette union"
          hint="Il est dans le courriel que cette union vous a envoyé, comme dupont.jean."
          autoComplete="off"
          autoCapitalize="none"
          width={20}
          defaultValue={typeof identifiant === 'string' ? identifiant : ''}
          error={errors.identifiant}
          required
        />
        <p className="soft">
          Un lien partira à l’adresse que cette union connaît de vous. Ensuite, une seule connexion
          ouvrira vos unions&nbsp;; aucune ne verra ce qui concerne l’autre.
        </p>
        <div className="actions">
          <Button variant="primary">Envoyer le lien</Button>
          <ButtonLink href={securite}>Revenir</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
