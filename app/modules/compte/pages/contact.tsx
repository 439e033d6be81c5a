import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { config } from '#app/platform/config.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field, TextArea } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { moi } from '../policy.ts'
import {
  contacterExploitant,
  contacterExploitantSchema,
} from '../use-cases/contacter-exploitant.server.ts'
import type { Route } from './+types/contact.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { email } = moi(ctxOf(context))
  return { id: newId(), email, joignable: config().supportEmail !== undefined }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  return submit(request, {}, contacterExploitantSchema, async (input) => {
    await contacterExploitant(ctx, input)
    return redirectWithToast(
      href('/:union/espace', params),
      'Message envoyé à l’exploitant. Sa réponse arrivera par courriel.',
    )
  })
}

export default function ContactPage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, email, joignable } = loaderData
  const errors = actionData?.errors ?? {}
  const valeur = (nom: string) => {
    const saisie = actionData?.values[nom]
    return typeof saisie === 'string' ? saisie : ''
  }
  return (
    <Page
      title="Contacter l’exploitant"
      width="form"
      failed={actionData !== undefined}
      subtitle="Pour une page qui ne marche pas. Pour vos droits, vos compétences ou une formation, écrivez plutôt à votre union."
    >
      {joignable ? (
        <>
          <ErrorSummary errors={errors} formError={actionData?.formError} />
          <form method="post" className="fields">
            <input type="hidden" name="id" value={valeur('id') || id} />
            <Field
              name="sujet"
              label="Sujet"
              error={errors.sujet}
              defaultValue={valeur('sujet')}
              maxLength={120}
              required
            />
            <TextArea
              name="message"
              label="Message"
              hint="Quelle page, ce que vous faisiez, ce qui s’est passé. Ne nommez ni stagiaire ni victime."
              error={errors.message}
              defaultValue={valeur('message')}
              rows={8}
              required
            />
            <p className="soft small">
              La réponse ira à {email}. Ce message est gardé dans l’historique des mails de l’union.
            </p>
            <div className="actions">
              <Button variant="primary" icon="send">
                Envoyer
              </Button>
            </div>
          </form>
        </>
      ) : (
        <Message kind="info" title="L’exploitant n’a pas donné d’adresse.">
          <p>Adressez-vous à un administrateur de votre union, qui sait comment le joindre.</p>
        </Message>
      )}
    </Page>
  )
}
