import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readText } from '#app/platform/email/read.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { BadgeCourriel } from '../components/badge-courriel.tsx'
import { authorize, can } from '../policy.ts'
import { findCourriel } from '../queries/courriels.server.ts'
import { renvoyerCourriel, renvoyerCourrielSchema } from '../use-cases/renvoyer-courriel.server.ts'
import type { Route } from './+types/mail.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.lister')
  const { brut, ...courriel } = (await findCourriel(ctx, uuidParam(params.courrielId))) ?? notFound()
  if (queryOf(request).format === 'eml' && brut) {
    return new Response(new Uint8Array(brut), {
      headers: { 'Content-Type': 'message/rfc822', 'Content-Disposition': 'attachment; filename="mail.eml"', 'Cache-Control': 'no-store' },
    })
  }
  return {
    courriel,
    texte: brut ? await readText(brut) : null,
    fuseau: ctx.union.fuseau,
    peutRenvoyer: can(ctx, 'courriel.renvoyer') && brut !== null,
    nouveauId: newId(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.renvoyer')
  const courrielId = uuidParam(params.courrielId)
  return submit(request, { courrielId }, renvoyerCourrielSchema, async (input) => {
    const id = await renvoyerCourriel(ctx, input)
    return redirectWithToast(href('/:union/espace/administration/mails/:courrielId', { ...params, courrielId: id }), 'Mail renvoyé.')
  })
}

export default function MailPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courriel, texte, fuseau, peutRenvoyer, nouveauId } = loaderData
  const typed = actionData?.values.destinataire
  return (
    <Page
      title={courriel.sujet}
      width="form"
      breadcrumb={[{ label: 'Historique des mails envoyés', href: href('/:union/espace/administration/mails', params) }]}
      badges={<BadgeCourriel statut={courriel.statut} />}
      actions={texte !== null && <ButtonLink icon="download" href="?format=eml" download>Message complet</ButtonLink>}
    >
      <Facts
        items={[
          { label: 'À', value: courriel.destinataire },
          { label: 'Écrit', value: formatInstant(courriel.creeLe, fuseau) },
          { label: 'Remis', value: courriel.remisLe ? formatInstant(courriel.remisLe, fuseau) : 'Pas encore' },
          { label: 'Essais', value: courriel.essais },
          ...(courriel.reponseServeur ? [{ label: 'Réponse du serveur', value: courriel.reponseServeur }] : []),
        ]}
      />
      <Section title="Contenu">
        {texte === null ? (
          <Message kind="info" title="Contenu non conservé">
            Ce mail donne accès à un compte : son texte n’est écrit nulle part.
          </Message>
        ) : (
          <pre className="mail-text">{texte}</pre>
        )}
      </Section>
      {peutRenvoyer && (
        <Section title="Renvoyer">
          <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
          <form method="post" className="fields">
            <input type="hidden" name="id" value={nouveauId} />
            <Field
              name="destinataire"
              label="Adresse"
              type="email"
              width={20}
              hint="La même, ou une autre."
              defaultValue={typeof typed === 'string' ? typed : courriel.destinataire}
              error={actionData?.errors.destinataire}
              required
            />
            <p>
              <Button icon="send">Renvoyer</Button>
            </p>
          </form>
        </Section>
      )}
    </Page>
  )
}
