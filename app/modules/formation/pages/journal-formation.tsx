import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { Page } from '#app/ui/page.tsx'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import type { Route } from './+types/journal-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.lister', formation)
  const lignes = await listJournal(ctx, {
    objet: { genre: 'formation', id: formation.id },
    limite: 500,
  })
  return { intitule: formation.intitule, fuseau: ctx.union.fuseau, lignes }
}

export default function JournalFormationPage({ loaderData, params }: Route.ComponentProps) {
  const { intitule, fuseau, lignes } = loaderData
  return (
    <Page
      title="Journal"
      width="form"
      breadcrumb={[
        { label: intitule, href: href('/:union/espace/formations/:formationId', params) },
      ]}
    >
      <JournalObjet lignes={lignes} fuseau={fuseau} />
    </Page>
  )
}
