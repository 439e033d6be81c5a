import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findChoix } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { apercuAvant } from '../apercu-journee.server.ts'
import { FormulaireJournee } from '../components/formulaire-journee.tsx'
import { journeeUsuelle } from '../components/valeurs-formation.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findConcernes } from '../queries/concernes.server.ts'
import { ajouterJournee, ajouterJourneeSchema } from '../use-cases/ajouter-journee.server.ts'
import type { Route } from './+types/ajouter-journee.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formation.id])
  return {
    id: newId(),
    formation,
    derniere: journees.at(-1),
    lieux: (await findChoix(ctx)).lieux,
    concernes: await findConcernes(ctx, formation, journees),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formationId])
  const { values } = await readForm(request.clone())
  const lue = ajouterJourneeSchema.safeParse({ ...values, formationId })
  if (lue.success && formation.statut === 'validee') {
    const saisie = lue.data.journee
    const apercu = await apercuAvant(ctx, { formation, journees, saisie, values })
    if (apercu) return apercu
  }
  return submit(request, { formationId }, ajouterJourneeSchema, async (input) => {
    await ajouterJournee(ctx, input)
    return redirectWithToast(
      `${href('/:union/espace/formations/:formationId', { ...params, formationId })}/journees`,
      `Journée du ${formatDay(input.journee.jour)} ajoutée.`,
    )
  })
}

export default function AjouterJourneePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, formation, derniere, lieux, concernes } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const connu = actionData?.values.id
  return (
    <Page
      title="Ajouter une journée"
      width="form"
      breadcrumb={[
        { label: formation.intitule, href: fiche },
        { label: 'Journées', href: `${fiche}/journees` },
      ]}
      subtitle={formation.numero}
      failed={actionData !== undefined && !('apercu' in actionData)}
    >
      <FormulaireJournee
        legend="Nouvelle journée"
        version={formation.version}
        sinon={{
          ...journeeUsuelle,
          lieuId: derniere?.lieuId ?? '',
          lieuLibre: derniere && !derniere.lieuId ? derniere.lieu : '',
        }}
        failure={actionData}
        lieux={lieux}
        concernes={concernes}
        retour={`${fiche}/journees`}
        personnel={`${fiche}/personnel`}
      >
        <input type="hidden" name="id" value={typeof connu === 'string' ? connu : id} />
      </FormulaireJournee>
    </Page>
  )
}
