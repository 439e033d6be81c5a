import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay, formatInstant, formatMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { tapeDans } from '../components/champs-versement.tsx'
import { RemboursementsFaits } from '../components/remboursements-faits.tsx'
import { DecisionMotivee, RendreAutrement } from '../components/rendre-autrement.tsx'
import {
  consignesIncident,
  libellesIncident,
  libellesIssue,
  raisonEnClair,
} from '../model/incident.ts'
import { libellesMoyen } from '../model.ts'
import { authorize, can, exiger } from '../policy.ts'
import { findLigneIncident } from '../queries/a-traiter.server.ts'
import { aUneDemande, listDuReglement } from '../queries/remboursements.server.ts'
import { classerIncident, classerIncidentSchema } from '../use-cases/classer-incident.server.ts'
import {
  reessayerRemboursement,
  reessayerRemboursementSchema,
} from '../use-cases/reessayer-remboursement.server.ts'
import { rendreAutrement, rendreAutrementSchema } from '../use-cases/rendre-autrement.server.ts'
import type { Route } from './+types/incident-paiement.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const incident = await trouver(ctx, params.incidentId)
  const rendus = await listDuReglement(ctx, incident.reglementId)
  return {
    incident,
    rendus,
    enCours: await aUneDemande(ctx, incident.reglementId),
    peutClasser: can(ctx, 'reglement.decider', incident),
    aujourdhui: ctx.aujourdhui,
    fuseau: ctx.union.fuseau,
    nouvelId: newId(),
  }
}

async function trouver(ctx: Ctx, id: string) {
  authorize(ctx, 'reglement.rembourser')
  const incident = (await findLigneIncident(ctx, uuidParam(id))) ?? notFound()
  exiger(ctx, 'reglement.rembourser', incident)
  return incident
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { id: incidentId, reglementId } = await trouver(ctx, params.incidentId)
  const liste = href('/:union/espace/tresorier/a-traiter', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'classer') {
    return submit(request, { incidentId }, classerIncidentSchema, async (input) => {
      await classerIncident(ctx, input)
      return redirectWithToast(liste, 'Incident classé.')
    })
  }
  if (values.intention === 'autrement') {
    return submit(request, { incidentId, reglementId }, rendreAutrementSchema, async (input) => {
      await rendreAutrement(ctx, input)
      return redirectWithToast(liste, 'Remboursement noté : incident réglé.')
    })
  }
  return submit(request, { incidentId }, reessayerRemboursementSchema, async (input) => {
    await reessayerRemboursement(ctx, input)
    return redirectWithToast(liste, 'Remboursé sur la carte : incident réglé.')
  })
}

/** STA-7: one thing to settle on a payment, and the ways to settle it. */
export default function IncidentPaiementPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { incident, rendus, enCours, peutClasser, aujourdhui, fuseau, nouvelId } = loaderData
  const { genre, montant, recu, rembourse, moyen, regleLe, issue, motif } = incident
  const reste = Math.min(montant, recu - rembourse)
  const surCarte = moyen === 'carte' && genre !== 'litige' && reste > 0
  return (
    <Page
      title={libellesIncident[genre]}
      subtitle={`${incident.payeur}, ${formatMoney(montant)}`}
      width="form"
      breadcrumb={[
        { label: 'Paiements à traiter', href: href('/:union/espace/tresorier/a-traiter', params) },
      ]}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {regleLe && issue ? (
          <Message
            kind="fait"
            title={`${libellesIssue[issue]}, le ${formatInstant(regleLe, fuseau)}.`}
          >
            {motif && <p>{motif}</p>}
          </Message>
        ) : (
          <Message kind="attend" title={consignesIncident[genre]}>
            {incident.raison && <p>{raisonEnClair(incident.raison)}</p>}
          </Message>
        )}
        <Facts
          items={[
            { label: 'Formation', value: `${incident.intitule} (${incident.numero})` },
            {
              label: 'Reçu',
              value: `${formatMoney(recu)}, ${libellesMoyen[moyen].toLocaleLowerCase('fr')}, le ${formatDay(incident.le)}`,
            },
            { label: 'Rendu en tout', value: formatMoney(rembourse) },
            { label: 'Ouvert le', value: formatInstant(incident.ouvertLe, fuseau) },
            ...(incident.fournisseurId
              ? [{ label: 'Paiement Stripe', value: <code>{incident.fournisseurId}</code> }]
              : []),
          ]}
        />
        <RemboursementsFaits rendus={rendus} />
        {!regleLe && (
          <div className="stack">
            {surCarte && (
              <form method="post">
                <input type="hidden" name="id" value={tapeDans(actionData)('id', nouvelId)} />
                <Button
                  variant="danger"
                  icon="undo-2"
                  name="intention"
                  value="reessayer"
                  disabledReason={enCours ? 'Un remboursement est déjà en cours.' : undefined}
                >
                  {`Rembourser ${formatMoney(reste)} sur la carte`}
                </Button>
              </form>
            )}
            {reste > 0 && (
              <RendreAutrement
                montant={reste}
                aujourdhui={aujourdhui}
                nouvelId={nouvelId}
                echec={actionData}
              />
            )}
            {peutClasser && (
              <DecisionMotivee
                intention="classer"
                titre="Classer sans rendre"
                explication="L’incident quitte la liste. Aucune somme ne bouge."
                bouton="Classer"
                echec={actionData}
              />
            )}
          </div>
        )}
      </div>
    </Page>
  )
}
