import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { Page } from '#app/ui/page.tsx'
import { Diagnostic } from '../components/diagnostic.tsx'
import { authorize } from '../policy.ts'
import { findDiagnostic } from '../queries/diagnostic.server.ts'
import type { Route } from './+types/pourquoi-adherent.ts'

export function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'candidature.expliquer')
  return findDiagnostic(ctx, uuidParam(params.adherentId))
}

export default function PourquoiAdherentPage({ loaderData, params }: Route.ComponentProps) {
  const { nom } = loaderData
  return (
    <Page
      title={'Pourquoi ne reçoit-il pas…\u202f?'}
      width="form"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        {
          label: nom,
          href: href('/:union/espace/administration/adherents/:adherentId', params),
        },
      ]}
      subtitle={`Ce qui empêche ${nom} de postuler ou d’être prévenu des nouvelles formations.`}
    >
      <Diagnostic
        faits={loaderData}
        rien="Rien ne l’empêche de postuler, et les nouvelles formations lui sont annoncées."
      />
    </Page>
  )
}
