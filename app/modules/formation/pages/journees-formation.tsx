import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { DateTab } from '#app/ui/date-tab.tsx'
import { formatDay, formatDuration, formatTime } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { FormateursEmpeches, SerontPrevenus } from '../components/concernes.tsx'
import { minutesFormation, minutesJournee, statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findConcernes, listAnnulees, listNotees } from '../queries/concernes.server.ts'
import type { Route } from './+types/journees-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formation.id])
  return {
    formation,
    journees,
    annulees: await listAnnulees(ctx, formation.id),
    notees: await listNotees(ctx, formation.id),
    concernes: await findConcernes(ctx, formation, journees),
    modifiable: statutsPermettant.modifier.includes(formation.statut),
  }
}

export default function JourneesFormationPage({ loaderData, params }: Route.ComponentProps) {
  const { formation, journees, annulees, notees, concernes, modifiable } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const ici = `${fiche}/journees`
  const fermee = modifiable ? undefined : 'Les journées de cette formation ne changent plus.'
  return (
    <Page
      title="Journées"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={`${formation.numero} · ${formatDuration(minutesFormation(journees))} de formation`}
      actions={
        <ButtonLink variant="primary" icon="plus" href={`${ici}/ajouter`} disabledReason={fermee}>
          Ajouter une journée
        </ButtonLink>
      }
    >
      <div className="stack">
        {modifiable && formation.statut === 'validee' && (
          <SerontPrevenus concernes={concernes} quand="à chaque changement" />
        )}
        {modifiable && (
          <FormateursEmpeches concernes={concernes} personnel={`${fiche}/personnel`} />
        )}
        {journees.length === 0 ? (
          <EmptyState title="Aucune journée pour le moment.">
            Une formation s’ouvre quand elle a au moins une journée.
          </EmptyState>
        ) : (
          <ul className="lines">
            {journees.map((journee) => {
              const { id, jour, lieu, commune, creneaux } = journee
              const notee = notees.includes(id)
                ? 'Des présences sont notées ce jour-là.'
                : undefined
              return (
                <li key={id}>
                  <DateTab day={jour} />
                  <div>
                    <b>
                      {creneaux
                        .map(({ debut, fin }) => `${formatTime(debut)} – ${formatTime(fin)}`)
                        .join(', ')}
                    </b>
                    <small>
                      {lieu}
                      {commune && !lieu.includes(commune) && `, ${commune}`} ·{' '}
                      {formatDuration(minutesJournee(journee))}
                    </small>
                  </div>
                  <div className="actions">
                    <ButtonLink
                      size="small"
                      icon="pencil"
                      href={`${ici}/${id}/modifier`}
                      disabledReason={fermee}
                      aria-label={`Modifier ou déplacer la journée du ${formatDay(jour)}`}
                    >
                      Modifier ou déplacer
                    </ButtonLink>
                    <ButtonLink
                      size="small"
                      variant="danger"
                      href={`${ici}/${id}/annuler`}
                      disabledReason={
                        fermee ??
                        notee ??
                        (journees.length === 1
                          ? 'C’est la dernière : annulez plutôt la formation.'
                          : undefined)
                      }
                      aria-label={`Annuler la journée du ${formatDay(jour)}`}
                    >
                      Annuler
                    </ButtonLink>
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </div>
      {annulees.length > 0 && (
        <Section title="Journées annulées" count={annulees.length}>
          <ul className="lines">
            {annulees.map(({ id, jour, motif }) => (
              <li key={id}>
                <DateTab day={jour} />
                <div>
                  <b>Annulée</b>
                  <small>{motif}</small>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
