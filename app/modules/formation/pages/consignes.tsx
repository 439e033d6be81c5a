import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay, formatInstant, plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { WrittenText } from '#app/ui/written-text.tsx'
import { EnvoiConsignes } from '../components/envoi-consignes.tsx'
import { empechementConsigne, lecturesPour, publics, receptionDe } from '../model/consigne.ts'
import { listJournees } from '../public.server.ts'
import { empreinteDe, listConsignes } from '../queries/consignes.server.ts'
import { listDestinataires } from '../queries/destinataires.server.ts'
import { findFormationPour } from '../queries/formation-pour.server.ts'
import { findConsignesEnvoyeesLe } from '../queries/terrain.server.ts'
import { envoyerConsignes, envoyerConsignesSchema } from '../use-cases/envoyer-consignes.server.ts'
import type { Route } from './+types/consignes.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, 'consigne.ecrire', uuidParam(params.formationId))
  const consignes = await listConsignes(ctx, formation.id)
  const journees = await listJournees(ctx, [formation.id])
  const destinataires = await listDestinataires(ctx, formation.id)
  const jourDe = new Map(journees.map(({ id, jour }) => [id, jour]))
  return {
    fuseau: ctx.union.fuseau,
    envoyeesLe: await findConsignesEnvoyeesLe(ctx, formation.id),
    empechement: empechementConsigne(formation),
    desJours: journees.flatMap(({ id, jour, consignes }) =>
      consignes ? [{ id, jour, texte: consignes }] : [],
    ),
    consignes: consignes.map((consigne) => ({
      ...consigne,
      jour: jourDe.get(consigne.journeeId ?? '') ?? null,
    })),
    envois: publics.map((public_) => {
      const lectures = lecturesPour(public_, consignes, journees)
      const actuelle = empreinteDe(lectures)
      return {
        public: public_,
        lot: newId(),
        lectures,
        destinataires: destinataires
          .filter((un) => un.public === public_)
          .map((un) => ({ ...un, reception: receptionDe(un.empreinte, actuelle) })),
      }
    }),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationPour(ctx, 'consigne.ecrire', formationId)
  return submit(request, { formationId }, envoyerConsignesSchema, async (input) => {
    const { envoyes } = await envoyerConsignes(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/consignes', params),
      envoyes === 0
        ? 'Cet envoi est déjà parti.'
        : `${plural(envoyes, 'personne reçoit', 'personnes reçoivent')} les consignes dans la minute.`,
    )
  })
}

export default function ConsignesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { consignes, desJours, envois, envoyeesLe, empechement, fuseau } = loaderData
  const adresse = href('/:union/espace/formations/:formationId/consignes', params)
  return (
    <Page
      title="Consignes"
      failed={actionData !== undefined}
      subtitle={
        envoyeesLe
          ? `Envoyées ${formatInstant(envoyeesLe, fuseau)}.`
          : 'Écrivez, puis envoyez aux formateurs et aux stagiaires.'
      }
      actions={
        <ButtonLink
          variant={consignes.length + desJours.length === 0 ? 'primary' : 'default'}
          icon="plus"
          href={`${adresse}/ecrire`}
          disabledReason={empechement}
        >
          Écrire une consigne
        </ButtonLink>
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {consignes.length === 0 && desJours.length === 0 ? (
        <EmptyState title="Aucune consigne">
          Écrivez ce que les formateurs ou les stagiaires doivent savoir, joignez des fichiers, puis
          envoyez.
        </EmptyState>
      ) : (
        <ul className="lines">
          {consignes.map(({ id, jour, pourFormateurs, pourStagiaires, texte, pieces }) => (
            <li key={id}>
              <div>
                <b>
                  <a href={`${adresse}/${id}`}>{jour ? formatDay(jour) : 'Toute la formation'}</a>
                </b>
                <small>
                  {`Pour ${[pourFormateurs && 'les formateurs', pourStagiaires && 'les stagiaires'].filter(Boolean).join(' et ')}`}
                </small>
                <WrittenText source={texte} />
                {pieces.map(({ id: pieceId, nom }) => (
                  <small key={pieceId}>
                    <Icon name="paperclip" /> {nom}
                  </small>
                ))}
              </div>
            </li>
          ))}
          {desJours.map(({ id, jour, texte }) => (
            <li key={id}>
              <div>
                <b>{formatDay(jour)}</b>
                <small>Écrite avec la journée, pour tous</small>
                <WrittenText source={texte} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {envois.map((envoi) => (
        <Section
          key={envoi.public}
          title={envoi.public === 'formateurs' ? 'Envoi aux formateurs' : 'Envoi aux stagiaires'}
        >
          <EnvoiConsignes envoi={envoi} params={params} fuseau={fuseau} empechement={empechement} />
        </Section>
      ))}
    </Page>
  )
}
