import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { FormationsAnnulees } from '../components/formations-annulees.tsx'
import { TableARendre } from '../components/table-a-rendre.tsx'
import { TableIncidents } from '../components/table-incidents.tsx'
import { authorize, can } from '../policy.ts'
import { listARendre } from '../queries/a-rendre.server.ts'
import { listIncidentsOuverts } from '../queries/a-traiter.server.ts'
import type { Route } from './+types/paiements-a-traiter.ts'
import { recevoirActe } from './actes-reglements.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.rembourser')
  const aRendre = await listARendre(ctx)
  return {
    incidents: await listIncidentsOuverts(ctx),
    annulees: aRendre.filter(({ statutFormation }) => statutFormation === 'annulee'),
    partis: aRendre.filter(({ statutFormation }) => statutFormation !== 'annulee'),
    decider: can(ctx, 'reglement.decider'),
    fuseau: ctx.union.fuseau,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.rembourser')
  return recevoirActe(ctx, request, href('/:union/espace/tresorier/a-traiter', params))
}

/** The treasurer's to-do list: nothing leaves it until it is settled. */
export default function PaiementsATraiterPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { incidents, annulees, partis, decider, fuseau } = loaderData
  const somme = (lignes: { reste: number }[]) =>
    lignes.reduce((total, { reste }) => total + reste, 0)
  const vide = incidents.length + annulees.length + partis.length === 0
  return (
    <Page
      title="Paiements à traiter"
      subtitle="Une ligne reste ici jusqu’à ce que la somme soit rendue, ou gardée avec une raison."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {vide ? (
        <EmptyState title="Rien à traiter">
          Les remboursements échoués, les litiges, les paiements en trop et ceux des personnes qui
          ne viennent plus apparaissent ici.
        </EmptyState>
      ) : (
        <Totals
          items={[
            {
              label: 'À rendre ou à décider',
              figure: formatMoney(somme(annulees) + somme(partis)),
            },
            { label: 'Incidents', figure: String(incidents.length) },
          ]}
        />
      )}
      {incidents.length > 0 && (
        <Section title="Incidents de paiement" count={incidents.length}>
          <TableIncidents union={params.union} rows={incidents} fuseau={fuseau} />
        </Section>
      )}
      {annulees.length > 0 && (
        <Section title="Formations annulées à rembourser" count={formatMoney(somme(annulees))}>
          <FormationsAnnulees union={params.union} lignes={annulees} />
        </Section>
      )}
      {partis.length > 0 && (
        <Section title="Payé par des personnes qui ne viennent plus" count={partis.length}>
          <TableARendre union={params.union} rows={partis} decider={decider} />
        </Section>
      )}
    </Page>
  )
}
