import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary, Field, MoneyField } from '#app/ui/form.tsx'
import { formatDay, formatMoney, typedMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { tapeDans } from '../components/champs-versement.tsx'
import { RemboursementsFaits } from '../components/remboursements-faits.tsx'
import { DecisionMotivee, RendreAutrement } from '../components/rendre-autrement.tsx'
import { empechementRemboursement, libellesMoyen } from '../model.ts'
import { authorize, can, exiger } from '../policy.ts'
import { listARendre } from '../queries/a-rendre.server.ts'
import { findCentre, findLigne } from '../queries/reglements.server.ts'
import { listDuReglement } from '../queries/remboursements.server.ts'
import { garderReglement, garderReglementSchema } from '../use-cases/garder-reglement.server.ts'
import {
  rembourserReglement,
  rembourserReglementSchema,
} from '../use-cases/rembourser-reglement.server.ts'
import { rendreAutrement, rendreAutrementSchema } from '../use-cases/rendre-autrement.server.ts'
import type { Route } from './+types/rembourser-reglement.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.rembourser')
  const reglement = (await findLigne(ctx, uuidParam(params.reglementId))) ?? notFound()
  exiger(ctx, 'reglement.rembourser', await findCentre(ctx, reglement.formationId))
  return {
    reglement,
    rendus: await listDuReglement(ctx, reglement.id),
    peutGarder:
      can(ctx, 'reglement.decider') &&
      (await listARendre(ctx, { reglementId: reglement.id })).length > 0,
    nouvelId: newId(),
    aujourdhui: ctx.aujourdhui,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reglement.rembourser')
  const reglementId = uuidParam(params.reglementId)
  const { formationId } = (await findLigne(ctx, reglementId)) ?? notFound()
  exiger(ctx, 'reglement.rembourser', await findCentre(ctx, formationId))
  const liste = href('/:union/espace/formations/:formationId/reglements', {
    ...params,
    formationId,
  })
  const { values } = await readForm(request.clone())
  if (values.intention === 'garder') {
    return submit(request, { reglementId }, garderReglementSchema, async (input) => {
      await garderReglement(ctx, input)
      return redirectWithToast(liste, 'La somme est gardée, avec sa raison.')
    })
  }
  if (values.intention === 'autrement') {
    return submit(request, { reglementId }, rendreAutrementSchema, async (input) => {
      await rendreAutrement(ctx, input)
      return redirectWithToast(liste, 'Remboursement noté.')
    })
  }
  return submit(request, { reglementId }, rembourserReglementSchema, async (input) => {
    await rembourserReglement(ctx, input)
    return redirectWithToast(liste, 'Remboursement noté.')
  })
}

export default function RembourserReglementPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { reglement, rendus, peutGarder, nouvelId, aujourdhui } = loaderData
  const { montant, rembourse, moyen, payeur, numero, intitule, le, formationId } = reglement
  // A form below that was refused shows its own sentences.
  const premier = actionData?.values.intention === undefined ? actionData : undefined
  const errors = premier?.errors ?? {}
  const tape = tapeDans(premier)
  const reste = montant - rembourse
  const empechement = empechementRemboursement(reglement)
  const carte = moyen === 'carte'
  return (
    <Page title="Rembourser" subtitle={payeur} width="form" failed={actionData !== undefined}>
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <Facts
        items={[
          { label: 'Formation', value: `${intitule} (${numero})` },
          {
            label: 'Reçu',
            value: `${formatMoney(montant)}, ${libellesMoyen[moyen].toLocaleLowerCase('fr')}, le ${formatDay(le)}`,
          },
          { label: 'Déjà rendu', value: formatMoney(rembourse) },
        ]}
      />
      {empechement ? (
        <Message kind="info" title={empechement} />
      ) : (
        <form method="post" className="fields" noValidate>
          <input type="hidden" name="id" value={tape('id', nouvelId)} />
          <MoneyField
            name="montant"
            label="Montant à rendre"
            required
            hint={`${formatMoney(reste)} au plus.`}
            defaultValue={tape('montant', typedMoney(reste))}
            error={errors.montant}
          />
          {!carte && (
            <Field
              name="reference"
              label="Référence"
              optional
              hint="Numéro du chèque, libellé du virement."
              defaultValue={tape('reference', '')}
              error={errors.reference}
            />
          )}
          <p>
            {carte
              ? 'La somme retourne sur la carte du payeur par Stripe, sous quelques jours. Elle ne se reprend pas.'
              : 'Vous rendez la somme vous-même : cette page la note.'}{' '}
            L’inscription ne change pas : désinscrivez la personne depuis sa fiche s’il le faut.
          </p>
          <div className="actions">
            <Button variant="danger" icon="undo-2">
              {carte ? 'Rembourser sur la carte' : 'Noter le remboursement'}
            </Button>
            <a
              href={href('/:union/espace/formations/:formationId/reglements', {
                ...params,
                formationId,
              })}
            >
              Annuler
            </a>
          </div>
        </form>
      )}
      {!empechement && (
        <div className="stack">
          {carte && (
            <RendreAutrement
              montant={reste}
              aujourdhui={aujourdhui}
              nouvelId={nouvelId}
              echec={actionData}
            />
          )}
          {peutGarder && (
            <DecisionMotivee
              intention="garder"
              titre="Garder la somme"
              explication="La personne ne vient plus, et vos conditions prévoient de garder ce qu’elle a payé. Aucune somme ne bouge."
              bouton="Garder la somme"
              echec={actionData}
            />
          )}
        </div>
      )}
      <RemboursementsFaits rendus={rendus} />
    </Page>
  )
}
