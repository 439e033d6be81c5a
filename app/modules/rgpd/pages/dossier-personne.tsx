import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDateLong, formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Copies } from '../components/copies.tsx'
import { DonneesConnues } from '../components/donnees-connues.tsx'
import { ReclamationsProbables } from '../components/reclamations-probables.tsx'
import { authorize, moi } from '../policy.ts'
import { listCopies } from '../queries/copies.server.ts'
import { findDossier } from '../queries/dossier.server.ts'
import { exporterDonnees, exporterDonneesSchema } from '../use-cases/exporter-donnees.server.ts'
import type { Route } from './+types/dossier-personne.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'personne.effacer')
  const personneId = uuidParam(params.personneId)
  return {
    id: newId(),
    ...(await findDossier(ctx, personneId)),
    copies: await listCopies(ctx, moi(ctx).adherentId, personneId),
    now: ctx.now,
    fuseau: ctx.union.fuseau,
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'personne.effacer')
  const personneId = uuidParam(params.personneId)
  return submit(request, {}, exporterDonneesSchema, async ({ id }) => {
    await exporterDonnees(ctx, { id, personneId })
    return redirectWithToast(
      href('/:union/espace/administration/donnees-personnelles/:personneId', params),
      'Copie demandée. Elle sera sur cette page dans une minute.',
    )
  })
}

export default function DossierPersonnePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, personne, probables, connues, empechement, copies, now, fuseau } = loaderData
  const effacee = personne.sansPersonnelLe
  return (
    <Page
      title={`${personne.prenoms} ${personne.nom}`.trim()}
      breadcrumb={[
        {
          label: 'Données personnelles',
          href: href('/:union/espace/administration/donnees-personnelles', params),
        },
      ]}
      badges={
        effacee && (
          <Badge kind="outline" icon="lock">
            Effacée
          </Badge>
        )
      }
      subtitle={[
        personne.pseudo,
        personne.naissanceDate && `naissance ${formatDateLong(personne.naissanceDate)}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {effacee && (
        <Message kind="info" title={`Effacée ${formatInstant(effacee, fuseau)}.`}>
          Il ne reste que ce que la loi fait garder, sans nom.
        </Message>
      )}
      {!effacee && <ReclamationsProbables union={params.union} probables={probables} />}
      <Section title="Ce que l’union sait d’elle" id="connu">
        <DonneesConnues connues={connues} />
      </Section>
      {!effacee && (
        <>
          <Section title="Remettre une copie" id="copie">
            <p>
              L’archive se télécharge ici, par vous seul, pendant sept jours. Remettez-la à la
              personne en main propre ou par un moyen sûr.
            </p>
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <div className="actions">
                <Button icon="download">Préparer une copie</Button>
              </div>
            </form>
            {copies.length > 0 && (
              <Copies union={params.union} copies={copies} now={now} fuseau={fuseau} />
            )}
          </Section>
          <Section title="Effacer" id="effacer">
            <p>
              La page suivante dit ce qui sera effacé, ce qui sera gardé et pourquoi, avant de vous
              demander de confirmer.
            </p>
            <div className="actions">
              <ButtonLink
                variant="danger"
                icon="trash-2"
                href={href(
                  '/:union/espace/administration/donnees-personnelles/:personneId/effacer',
                  params,
                )}
                disabledReason={empechement}
              >
                Effacer cette personne…
              </ButtonLink>
            </div>
          </Section>
        </>
      )}
    </Page>
  )
}
