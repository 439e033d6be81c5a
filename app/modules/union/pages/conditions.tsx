import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary, TextArea } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { authorize } from '../policy.ts'
import { listVersionsCgu } from '../queries/cgu.server.ts'
import { publierCgu, publierCguSchema } from '../use-cases/publier-cgu.server.ts'
import type { Route } from './+types/conditions.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const { versions, membres } = await listVersionsCgu(ctx)
  return {
    membres,
    versions: versions.map(({ publieeLe, ...version }) => ({
      ...version,
      publiee: formatDay(jourDans(ctx.union.fuseau, publieeLe)),
    })),
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return submit(request, {}, publierCguSchema, async (input) => {
    const version = await publierCgu(ctx, input)
    return redirectWithToast(
      href('/:union/espace/parametrages/conditions', params),
      `Version ${version} publiée. Chacun devra l’accepter à sa prochaine page.`,
    )
  })
}

export default function ConditionsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { versions, membres } = loaderData
  const [actuelle, ...anciennes] = versions
  const errors = actionData?.errors ?? {}
  const saisie = actionData?.values.texte
  if (!actuelle) return null
  return (
    <Page
      title="Conditions d’utilisation"
      width="form"
      subtitle={`Version ${actuelle.version}, publiée ${actuelle.publiee}. Acceptée par ${plural(actuelle.acceptees, 'adhérent', 'adhérents')} sur ${membres}.`}
      actions={<ButtonLink href={href('/:union/cgu', params)}>Voir la page publique</ButtonLink>}
      failed={actionData !== undefined}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title={`La version ${actuelle.version} vient d’être publiée pendant que vous écriviez.`}
        >
          <p>
            Votre texte est ci-dessous. Relisez le nouveau dans la page publique avant de publier.
          </p>
        </Message>
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <input type="hidden" name="version" value={actuelle.version} />
        <TextArea
          name="texte"
          label="Texte"
          hint="Une ligne vide sépare deux paragraphes."
          rows={18}
          defaultValue={typeof saisie === 'string' ? saisie : actuelle.texte}
          error={errors.texte}
          required
        />
        <Message kind="info" title={`Publier crée la version ${actuelle.version + 1}.`}>
          <p>
            Chacun devra l’accepter à sa prochaine page, ou se déconnecter. La date de chaque
            acceptation est gardée. Une version publiée ne se modifie plus.
          </p>
        </Message>
        <div className="actions">
          <Button variant="primary">Publier la version {actuelle.version + 1}</Button>
        </div>
      </form>
      {anciennes.length > 0 && (
        <Section title="Versions précédentes">
          {anciennes.map(({ version, publiee, texte, acceptees }) => (
            <Details
              key={version}
              summary={`Version ${version}, publiée ${publiee}, acceptée par ${plural(acceptees, 'adhérent', 'adhérents')}`}
            >
              <div className="stack">
                {texte.split(/\n{2,}/).map((paragraphe) => (
                  <p key={paragraphe}>{paragraphe}</p>
                ))}
              </div>
            </Details>
          ))}
        </Section>
      )}
    </Page>
  )
}
