import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findCgu } from '#app/modules/union/public.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { retourSur } from '../model.ts'
import { moi } from '../policy.ts'
import { listAcceptations } from '../queries/identite.server.ts'
import { accepterCgu } from '../use-cases/accepter-cgu.server.ts'
import type { Route } from './+types/conditions.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId } = moi(ctx)
  const [cgu, acceptations] = await Promise.all([findCgu(ctx), listAcceptations(ctx, compteId)])
  const jour = (instant: Date) => formatDay(jourDans(ctx.union.fuseau, instant))
  return {
    version: cgu.version,
    publiee: jour(cgu.publieeLe),
    paragraphes: cgu.texte.split(/\n{2,}/),
    acceptee: acceptations.some(({ version }) => version === cgu.version),
    acceptations: acceptations.map(({ version, accepteeLe }) => ({
      version,
      le: jour(accepteeLe),
    })),
  }
}

const accepterSchema = z.object({ version: z.coerce.number('Relisez les conditions.').int() })

export function action({ request, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { compteId } = moi(ctx)
  const retour = retourSur(queryOf(request).retour, ctx.union.slug)
  return submit(request, {}, accepterSchema, async ({ version }) => {
    await accepterCgu(ctx, { compteId, version })
    return redirectWithToast(retour, 'Conditions d’utilisation acceptées.')
  })
}

export default function ConditionsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { version, publiee, paragraphes, acceptee, acceptations } = loaderData
  return (
    <Page
      title="Conditions d’utilisation"
      width="form"
      subtitle={
        acceptee
          ? `Version ${version}, publiée ${publiee}. Vous l’avez acceptée.`
          : `Elles ont changé ${publiee}\u00a0: lisez-les, puis acceptez-les pour continuer.`
      }
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {paragraphes.map((paragraphe) => (
          <p key={paragraphe}>{paragraphe}</p>
        ))}
      </div>
      {!acceptee && (
        <div className="actions">
          <form method="post">
            <input type="hidden" name="version" value={version} />
            <Button variant="primary">Accepter la version {version}</Button>
          </form>
          <form method="post" action={href('/:union/deconnexion', params)}>
            <Button>Me déconnecter sans accepter</Button>
          </form>
        </div>
      )}
      {acceptations.length > 0 && (
        <Section title="Ce que vous avez accepté">
          <ul className="stack">
            {acceptations.map(({ version, le }) => (
              <li key={version}>
                Version {version}, {le}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
