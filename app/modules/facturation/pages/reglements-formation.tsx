import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { NoterReglement } from '../components/noter-reglement.tsx'
import { ResteDu } from '../components/reste-du.tsx'
import { TableReglements } from '../components/table-reglements.tsx'
import { encaisse } from '../model.ts'
import { authorize, exiger } from '../policy.ts'
import { findClient, listPayeurs } from '../queries/payeurs.server.ts'
import { listDeFormation } from '../queries/reglements.server.ts'
import {
  encaisserReglement,
  encaisserReglementSchema,
} from '../use-cases/encaisser-reglement.server.ts'
import type { Route } from './+types/reglements-formation.ts'
import { droitsReglements, recevoirActe } from './actes-reglements.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.lister')
  const formation = await trouver(ctx, params.formationId)
  const { intitule, numero, prix, id } = formation
  return {
    intitule,
    numero,
    prix,
    payeurs: await listPayeurs(ctx, id),
    client: (await findClient(ctx, id)) ?? null,
    reglements: await listDeFormation(ctx, id),
    droits: droitsReglements(ctx, formation),
    aujourdhui: ctx.aujourdhui,
    nouvelId: newId(),
    choisi: queryOf(request).payeur ?? '',
  }
}

/** The treasurer sees the payments of every formation, those he may not see otherwise included. */
async function trouver(ctx: Ctx, formationId: string) {
  const systeme: Ctx = { ...ctx, acteur: { genre: 'systeme' } }
  const formation = (await findFormation(systeme, uuidParam(formationId))) ?? notFound()
  exiger(ctx, 'reglement.lister', formation)
  return formation
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.lister')
  const formationId = uuidParam(params.formationId)
  await trouver(ctx, formationId)
  const ici = href('/:union/espace/formations/:formationId/reglements', params)
  const { values } = await readForm(request.clone())
  if (values.intention !== 'noter') return recevoirActe(ctx, request, ici)
  return submit(request, { formationId }, encaisserReglementSchema, async (input) => {
    await encaisserReglement(ctx, input)
    return redirectWithToast(ici, 'Règlement noté.')
  })
}

export default function ReglementsFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { intitule, numero, prix, payeurs, client, reglements, droits } = loaderData
  const surLaListe = payeurs.filter(({ statut }) => statut === 'inscrite' || statut === 'validee')
  const eux = surLaListe.filter(({ payeParUnTiers }) => !payeParUnTiers)
  const du = eux.reduce((somme, { encaisse }) => somme + Math.max(0, prix - encaisse), 0)
  const noter = actionData?.values.intention === 'noter' ? actionData : undefined
  return (
    <Page
      title="Règlements"
      subtitle={`${intitule}, ${numero}. Prix par personne : ${formatMoney(prix)}.`}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <Totals
        items={[
          { label: 'Encaissé', figure: formatMoney(encaisse(reglements)) },
          ...(client && eux.length === 0
            ? []
            : [{ label: 'Reste à recevoir', figure: formatMoney(du) }]),
        ]}
      />
      {prix > 0 && <ResteDu prix={prix} payeurs={eux} />}
      {droits.encaisser && (payeurs.length > 0 || client) && (
        <NoterReglement
          payeurs={payeurs}
          client={client}
          prix={prix}
          choisi={loaderData.choisi}
          aujourdhui={loaderData.aujourdhui}
          nouvelId={loaderData.nouvelId}
          echec={noter}
        />
      )}
      <Section title="Règlements reçus et attendus" count={reglements.length}>
        {reglements.length === 0 ? (
          <EmptyState title="Aucun règlement pour l’instant">
            Les paiements par carte arrivent seuls ; notez ci-dessus les chèques, virements et
            espèces.
          </EmptyState>
        ) : (
          <TableReglements union={params.union} rows={reglements} droits={droits} />
        )}
      </Section>
    </Page>
  )
}
