import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { Page } from '#app/ui/page.tsx'
import { Diagnostic } from '../components/diagnostic.tsx'
import { authorize } from '../policy.ts'
import { findDiagnostic } from '../queries/diagnostic.server.ts'
import type { Route } from './+types/pourquoi.ts'

export function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'candidature.comprendre')
  return findDiagnostic(ctx, ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : notFound())
}

export default function PourquoiPage({ loaderData }: Route.ComponentProps) {
  return (
    <Page
      title={'Pourquoi ne puis-je pas postuler\u202f?'}
      width="form"
      subtitle="Ce que la plateforme regarde, et ce qui manque dans votre cas."
    >
      <Diagnostic
        faits={loaderData}
        rien="Rien ne vous empêche de postuler, et vous êtes prévenu des nouvelles formations."
      />
    </Page>
  )
}
