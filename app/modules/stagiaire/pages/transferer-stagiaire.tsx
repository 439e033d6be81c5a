import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { estComplete } from '#app/modules/formation/model.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar, Select } from '#app/ui/form.tsx'
import { formatDay, formatMoney, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementGestion, empechementTransfert } from '../model.ts'
import { listDestinations } from '../queries/destinations.server.ts'
import { findFormationPour } from '../queries/feuille.server.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import { countPresencesNotees } from '../queries/presences.server.ts'
import {
  transfererStagiaire,
  transfererStagiaireSchema,
} from '../use-cases/transferer-stagiaire.server.ts'
import type { Route } from './+types/transferer-stagiaire.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.desinscrire')
  const inscription = await findInscription(ctx, formation.id, uuidParam(params.inscriptionId))
  const notees = await countPresencesNotees(ctx, inscription.id)
  return {
    formation: { numero: formation.numero, intitule: formation.intitule, prix: formation.prix },
    nom: nomComplet(inscription),
    empechement: empechementTransfert(inscription, empechementGestion(formation), notees),
    destinations: (await listDestinations(ctx, formation)).map((une) => ({
      ...une,
      complete: estComplete(une),
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.desinscrire')
  const ids = {
    formationId: uuidParam(params.formationId),
    inscriptionId: uuidParam(params.inscriptionId),
  }
  return submit(request, ids, transfererStagiaireSchema, async (input) => {
    await transfererStagiaire(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', {
        ...params,
        formationId: input.versId,
      }),
      'Stagiaire transféré. Un courriel le prévient.',
    )
  })
}

type Destination = Route.ComponentProps['loaderData']['destinations'][number]

function libelle({ numero, intitule, premierJour, places, prises, complete, prix }: Destination) {
  const quand = premierJour ? formatDay(premierJour) : 'date à fixer'
  const libres = complete
    ? 'complète'
    : plural(Math.max(0, places - prises), 'place libre', 'places libres')
  return `${quand}, ${intitule} (${numero}), ${libres}, ${formatMoney(prix)}`
}

export default function TransfererStagiairePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, nom, empechement, destinations } = loaderData
  const choix = actionData?.values.versId
  const fiche = href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', params)
  const ordre = [...destinations].sort((a, b) => Number(b.memeType) - Number(a.memeType))
  return (
    <Page
      title="Transférer"
      width="form"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
        { label: 'Modifier stagiaire', href: fiche },
      ]}
      subtitle={nom}
    >
      {destinations.length === 0 ? (
        <EmptyState title="Aucune autre formation n’est ouverte.">
          Créez d’abord la formation où cette personne ira.
        </EmptyState>
      ) : (
        <form method="post" noValidate className="fields">
          <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
          <Select
            name="versId"
            label="Nouvelle formation"
            placeholder="Choisissez"
            hint="Celles du même type d’abord."
            options={ordre.map((une) => ({ value: une.id, label: libelle(une) }))}
            defaultValue={typeof choix === 'string' ? choix : ''}
            error={actionData?.errors.versId}
          />
          <p className="soft">
            Son inscription garde sa validation, ce qui a été payé et son lien de suivi. Sa place
            ici est libérée. Un courriel la prévient.
          </p>
          <SaveBar>
            <Button variant="primary" disabledReason={empechement}>
              Transférer
            </Button>
            <ButtonLink href={fiche}>Revenir à la fiche</ButtonLink>
          </SaveBar>
        </form>
      )}
    </Page>
  )
}
