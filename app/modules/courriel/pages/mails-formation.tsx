import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { can, findFormation } from '#app/modules/formation/public.server.ts'
import { Forbidden, notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { TableCourriels } from '../components/table-courriels.tsx'
import { lireCourrielsDe } from '../page-objet.server.ts'
import type { Route } from './+types/mails-formation.ts'

/** MAI-2: those who manage a formation see its mails, those of its trainees and of its trainers. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  if (!can(ctx, 'formation.lister', formation))
    throw new Forbidden('formation.lister', 'Voir les formations à venir, à valider et clôturées')
  const { numero, intitule } = formation
  return {
    titre: `${numero} ${intitule}`,
    ...(await lireCourrielsDe(ctx, request, { formationId: formation.id })),
  }
}

export default function MailsFormationPage({ loaderData, params }: Route.ComponentProps) {
  const { titre, liste, fuseau, url } = loaderData
  return (
    <Page
      title="Mails"
      breadcrumb={[{ label: titre, href: href('/:union/espace/formations/:formationId', params) }]}
      subtitle={`${plural(liste.total, 'mail', 'mails')} aux stagiaires et aux formateurs de cette formation.`}
    >
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucun mail pour cette formation">
          Les confirmations, les validations et les réponses aux formateurs s’ajoutent ici.
        </EmptyState>
      ) : (
        <TableCourriels liste={liste} fuseau={fuseau} union={params.union} url={new URL(url)} />
      )}
    </Page>
  )
}
