import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findChoix } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { apercuAvant } from '../apercu-journee.server.ts'
import { FormulaireJournee } from '../components/formulaire-journee.tsx'
import { phraseJournee } from '../model/horaires.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findConcernes } from '../queries/concernes.server.ts'
import { modifierJournee, modifierJourneeSchema } from '../use-cases/modifier-journee.server.ts'
import type { Route } from './+types/modifier-journee.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formation.id])
  const id = uuidParam(params.journeeId)
  return {
    formation,
    journee: journees.find((journee) => journee.id === id) ?? notFound(),
    // The day it was dropped on, on the planning: proposed, never written before it is sent.
    propose: z.string().refine(estUnJour).optional().catch(undefined).parse(queryOf(request).jour),
    lieux: (await findChoix(ctx)).lieux,
    concernes: await findConcernes(ctx, formation, journees),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const journeeId = uuidParam(params.journeeId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formationId])
  if (!journees.some(({ id }) => id === journeeId)) notFound()
  const { values } = await readForm(request.clone())
  const lue = modifierJourneeSchema.safeParse({ ...values, formationId, journeeId })
  if (lue.success && formation.statut === 'validee') {
    const saisie = lue.data.journee
    const apercu = await apercuAvant(ctx, { formation, journees, journeeId, saisie, values })
    if (apercu) return apercu
  }
  return submit(request, { formationId, journeeId }, modifierJourneeSchema, async (input) => {
    await modifierJournee(ctx, input)
    return redirectWithToast(
      `${href('/:union/espace/formations/:formationId', { ...params, formationId })}/journees`,
      `Journée du ${formatDay(input.journee.jour)} enregistrée.`,
    )
  })
}

export default function ModifierJourneePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, journee, propose, lieux, concernes } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  return (
    <Page
      title="Modifier une journée"
      width="form"
      breadcrumb={[
        { label: formation.intitule, href: fiche },
        { label: 'Journées', href: `${fiche}/journees` },
      ]}
      subtitle={phraseJournee(journee)}
      failed={actionData !== undefined && !('apercu' in actionData)}
    >
      <FormulaireJournee
        legend="La journée"
        version={formation.version}
        sinon={{
          jour: propose ?? journee.jour,
          lieuId: journee.lieuId ?? '',
          lieuLibre: journee.lieuId ? '' : journee.lieu,
          consignes: journee.consignes ?? '',
          creneaux: Object.fromEntries(
            journee.creneaux.map(({ demiJournee, debut, fin }) => [demiJournee, { debut, fin }]),
          ),
        }}
        failure={actionData}
        lieux={lieux}
        concernes={concernes}
        retour={`${fiche}/journees`}
        personnel={`${fiche}/personnel`}
      />
    </Page>
  )
}
