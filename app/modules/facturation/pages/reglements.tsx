import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant, formatMoney, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { FiltresReglements } from '../components/filtres-reglements.tsx'
import { TableReglements } from '../components/table-reglements.tsx'
import { colonnesExport, valeursExport } from '../model/export.ts'
import { authorize } from '../policy.ts'
import { countATraiter } from '../queries/a-traiter.server.ts'
import { countOrphelins } from '../queries/evenements.server.ts'
import { filtresSchema, listReglements } from '../queries/reglements.server.ts'
import { findReglagesMontres } from '../queries/stripe.server.ts'
import { exporterReglements } from '../use-cases/exporter-reglements.server.ts'
import { rapprocherEvenements } from '../use-cases/rapprocher-evenements.server.ts'
import type { Route } from './+types/reglements.ts'
import { droitsReglements, recevoirActe } from './actes-reglements.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    const rows = await exporterReglements(ctx, filtresSchema.parse(query))
    return {
      name: `reglements-formations-${ctx.aujourdhui}`,
      columns: colonnesExport,
      rows: rows.map(valeursExport),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const droits = droitsReglements(ctx)
  const reglages = droits.decider ? await findReglagesMontres(ctx) : undefined
  return {
    filtres,
    droits,
    liste: await listReglements(ctx, filtres),
    aTraiter: droits.rembourser ? await countATraiter(ctx) : 0,
    carte: reglages?.actif
      ? { jusque: reglages.rapprocheJusque, orphelins: await countOrphelins(ctx) }
      : null,
    fuseau: ctx.union.fuseau,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.lister')
  const ici = href('/:union/espace/tresorier/reglements', params)
  const { values } = await readForm(request.clone())
  if (values.intention !== 'rapprocher') return recevoirActe(ctx, request, ici)
  return submit(request, {}, z.object({}), async () => {
    const { evenements } = await rapprocherEvenements(ctx)
    const relus = plural(evenements, 'événement relu', 'événements relus')
    return redirectWithToast(ici, `${relus} chez Stripe. Tout est à jour.`)
  })
}

export default function ReglementsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { filtres, liste, aTraiter, droits, carte, fuseau, url: address } = loaderData
  const url = new URL(address)
  const { recherche, moyen, statut, du, au } = filtres
  const filtre = [recherche, moyen, statut, du, au].some(Boolean)
  const ici = href('/:union/espace/tresorier/reglements', params)
  return (
    <Page
      title="Règlements des formations"
      actions={<ExportMenu url={url} />}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {aTraiter > 0 && (
        <Message
          kind="attend"
          title={plural(aTraiter, 'paiement est à traiter', 'paiements sont à traiter')}
          action={<a href={href('/:union/espace/tresorier/a-traiter', params)}>Traiter</a>}
        >
          Un remboursement échoué, un litige, un paiement sans place ou d’une personne qui ne vient
          plus.
        </Message>
      )}
      <Totals
        items={[
          { label: 'Reçu', figure: formatMoney(liste.recu) },
          { label: 'Rendu', figure: formatMoney(liste.rendu) },
          { label: 'Encaissé net', figure: formatMoney(liste.recu - liste.rendu) },
          { label: 'Attendu', figure: formatMoney(liste.attendu) },
        ]}
      />
      <FiltresReglements filtres={filtres} effacer={filtre ? ici : undefined} />
      {liste.rows.length === 0 ? (
        <EmptyState
          title={filtre ? 'Aucun règlement ne correspond' : 'Aucun règlement pour l’instant'}
          action={filtre ? <ButtonLink href={ici}>Effacer les filtres</ButtonLink> : undefined}
        >
          {filtre
            ? 'Essayez d’autres dates ou un autre moyen.'
            : 'Les paiements par carte arrivent seuls. Les autres se notent depuis la page Règlements d’une formation.'}
        </EmptyState>
      ) : (
        <>
          <TableReglements union={params.union} rows={liste.rows} droits={droits} avecFormation />
          <Pagination
            page={liste.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun="règlements"
          />
        </>
      )}
      {carte && (
        <form method="post" className="stack">
          <h2>Paiements par carte</h2>
          <p>
            {carte.jusque
              ? `Relus chez Stripe le ${formatInstant(carte.jusque, fuseau)}, puis chaque nuit.`
              : 'Ils sont relus chez Stripe chaque nuit.'}
            {carte.orphelins > 0 &&
              ` ${plural(carte.orphelins, 'notification attend', 'notifications attendent')} son paiement.`}
          </p>
          <div className="actions">
            <Button icon="refresh-cw" name="intention" value="rapprocher">
              Relire maintenant
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
