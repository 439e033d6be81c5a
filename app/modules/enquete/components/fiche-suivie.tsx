import type { ReactNode } from 'react'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import type { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'

type Props = {
  titre: string
  /** « Cette réclamation », when somebody else has just changed it. */
  objet: string
  liste: { label: string; href: string }
  fiche: { id: string; version: number; journal: Awaited<ReturnType<typeof listJournal>> }
  fuseau: string
  reponse: FormFailure | undefined
  actions?: ReactNode
  cote?: ReactNode
  children: ReactNode
}

/** The sheet of a complaint or of an action: one form that notes it and follows it, its history beside. */
export function FicheSuivie(props: Props) {
  const { titre, objet, liste, fiche, fuseau, reponse, actions, cote, children } = props
  const { id, version, journal } = fiche
  return (
    <Page
      title={titre}
      width="form"
      breadcrumb={[liste]}
      actions={actions}
      aside={
        (cote || journal.length > 0) && (
          <>
            {cote}
            {journal.length > 0 && (
              <Card title="Historique">
                <JournalObjet lignes={journal} fuseau={fuseau} />
              </Card>
            )}
          </>
        )
      }
      failed={reponse !== undefined}
    >
      <ErrorSummary errors={reponse?.errors ?? {}} formError={reponse?.formError} />
      {reponse?.conflict && (
        <Message kind="attend" title={`${objet} vient d’être changée par quelqu’un d’autre.`}>
          <p>
            Ce que vous avez écrit est ci-dessous. Ouvrez-la dans un autre onglet pour comparer.
          </p>
        </Message>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="fields">{children}</div>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={liste.href}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
