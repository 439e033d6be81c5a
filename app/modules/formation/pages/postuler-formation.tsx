import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { DateTab } from '#app/ui/date-tab.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { BadgeFormateurs } from '../components/badges.tsx'
import { phraseJournee } from '../model/horaires.ts'
import { chevauchement } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees } from '../public.server.ts'
import { listAPostuler } from '../queries/listes.server.ts'
import {
  postulerFormation,
  postulerFormationSchema,
} from '../use-cases/postuler-formation.server.ts'
import type { Route } from './+types/postuler-formation.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'candidature.poser')
  if (ctx.acteur.genre !== 'adherent') notFound()
  const formations = await listAPostuler(ctx, ctx.acteur.adherentId)
  const journees =
    formations.length > 0
      ? await listJournees(
          ctx,
          formations.map(({ id }) => id),
        )
      : []
  const acceptees = new Set(
    formations.filter(({ maCandidature }) => maCandidature === 'acceptee').map(({ id }) => id),
  )
  const prises = journees.filter(({ formationId }) => acceptees.has(formationId))
  return {
    formations: formations.map((formation) => {
      const siennes = journees.filter(({ formationId }) => formationId === formation.id)
      const prise = !acceptees.has(formation.id) && chevauchement(siennes, prises) !== undefined
      return {
        ...formation,
        candidatureId: newId(),
        prise,
        journees: siennes.map((journee) => ({ id: journee.id, phrase: phraseJournee(journee) })),
      }
    }),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'candidature.poser')
  return submit(request, {}, postulerFormationSchema, async (input) => {
    await postulerFormation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/postuler', params),
      'Candidature envoyée. Vous serez prévenu de la réponse.',
    )
  })
}

const reponses = {
  posee: { kind: 'attend', icon: 'hourglass', texte: 'En attente de réponse' },
  acceptee: { kind: 'fait', icon: 'check', texte: 'Vous êtes retenu' },
  refusee: { kind: 'outline', icon: 'circle-x', texte: 'Déclinée' },
} as const

export default function PostulerFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formations } = loaderData
  return (
    <Page
      title="Postuler formation"
      subtitle="Les formations dont vous avez la compétence, de la plus proche à la plus lointaine."
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {formations.length === 0 ? (
        <EmptyState title="Aucune formation ne vous attend">
          Vous serez prévenu dès qu’une formation de votre compétence s’ouvrira. Si vous n’en voyez
          jamais,{' '}
          <a href={href('/:union/espace/compte/pourquoi', params)}>
            voyez pourquoi vous ne pouvez pas postuler
          </a>
          .
        </EmptyState>
      ) : (
        <ul className="lines">
          {formations.map((formation) => {
            const reponse = formation.maCandidature && reponses[formation.maCandidature]
            return (
              <li key={formation.id}>
                <DateTab day={formation.premierJour ?? ''} />
                <div>
                  <b>{formation.intitule}</b>
                  {formation.journees.map(({ id, phrase }) => (
                    <small key={id}>{phrase}</small>
                  ))}
                  <small>{formation.numero}</small>
                  <BadgeFormateurs
                    acceptes={formation.acceptes}
                    requis={formation.formateursRequis}
                    complete={formation.complete}
                  />
                </div>
                {reponse ? (
                  <span className="actions">
                    <Badge kind={reponse.kind} icon={reponse.icon}>
                      {reponse.texte}
                    </Badge>
                    {formation.maCandidature !== 'refusee' && (
                      <a
                        className="small"
                        href={href('/:union/espace/formations/:formationId/retrait', {
                          ...params,
                          formationId: formation.id,
                        })}
                        aria-label={`Me retirer de ${formation.intitule}, ${formation.numero}`}
                      >
                        Me retirer
                      </a>
                    )}
                  </span>
                ) : formation.prise ? (
                  <span className="reason">
                    <Icon name="lock" />
                    Vous êtes déjà pris ce jour-là.
                  </span>
                ) : (
                  <form method="post">
                    <input type="hidden" name="id" value={formation.candidatureId} />
                    <input type="hidden" name="formationId" value={formation.id} />
                    <Button
                      variant="primary"
                      aria-label={`Postuler à ${formation.intitule}, ${formation.numero}`}
                    >
                      Postuler
                    </Button>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Page>
  )
}
