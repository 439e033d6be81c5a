import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { jourFerie } from '../model/feries.ts'
import { decaler, joursDeSerie, serieMax } from '../model/serie.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listLieuxPris } from '../queries/serie.server.ts'
import { creerSerie, creerSerieSchema } from '../use-cases/creer-serie.server.ts'
import type { Route } from './+types/serie-formation.ts'

const rythmeSchema = z.object({
  du: z.string().catch(''),
  semaines: z.coerce.number().int().min(1).max(52).catch(1),
  nombre: z.coerce.number().int().min(1).max(serieMax).catch(10),
  dates: z.string().max(2000).catch(''),
})

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.creer', formation)
  const journees = await listJournees(ctx, [formation.id])
  const series = joursDeSerie(rythmeSchema.parse(queryOf(request))).map((premier) => ({
    premier,
    jours: decaler(journees, premier),
  }))
  const pris = await listLieuxPris(
    ctx,
    journees.flatMap(({ lieuId }) => lieuId ?? []),
    series.flatMap(({ jours }) => jours.map(({ jour }) => jour)),
  )
  return {
    serieId: newId(),
    formation,
    lignes: series.map(({ premier, jours }) => ({
      premier,
      dernier: jours.at(-1)?.jour ?? premier,
      passee: premier < ctx.aujourdhui,
      alertes: jours.flatMap(({ jour, lieuId, lieu }) => {
        const ferie = jourFerie(jour, ctx.union.codeDepartement)
        const autre = pris.find((un) => un.jour === jour && un.lieuId === lieuId)
        return [
          ferie && `${formatDay(jour)} : ${ferie}, jour férié`,
          autre && `${formatDay(jour)} : ${lieu} sert déjà à ${autre.numero}`,
        ].filter((alerte) => alerte !== undefined)
      }),
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.creer', formation)
  return submit(request, { formationId }, creerSerieSchema, async (input) => {
    const { creees } = await creerSerie(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/a-venir', params),
      creees === 0
        ? 'Cette série existe déjà.'
        : `${plural(creees, 'formation créée', 'formations créées')}.`,
    )
  })
}

export default function SerieFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, lignes, serieId } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const connue = actionData?.values.serieId
  return (
    <Page
      title="Série de formations"
      width="form"
      breadcrumb={[
        { label: formation.intitule, href: fiche },
        { label: 'Dupliquer', href: `${fiche}/dupliquer` },
      ]}
      subtitle="Décochez les dates à laisser de côté."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {lignes.length === 0 ? (
        <EmptyState
          title="Aucune date n’a été comprise."
          action={<ButtonLink href={`${fiche}/dupliquer`}>Revenir au rythme</ButtonLink>}
        >
          Indiquez une première date et un rythme, ou une liste comme 05/12/2026.
        </EmptyState>
      ) : (
        <form method="post">
          <input
            type="hidden"
            name="serieId"
            value={typeof connue === 'string' ? connue : serieId}
          />
          <ul className="lines">
            {lignes.map(({ premier, dernier, passee, alertes }) => (
              <li key={premier}>
                <input
                  type="checkbox"
                  name="jours[]"
                  value={premier}
                  id={`jour-${premier}`}
                  defaultChecked={alertes.length === 0 && !passee}
                />
                <div>
                  <label htmlFor={`jour-${premier}`}>
                    <b>
                      {formatDay(premier)}
                      {dernier !== premier && ` au ${formatDay(dernier)}`}
                    </b>
                  </label>
                  {passee && <small>Cette date est passée.</small>}
                  {alertes.map((alerte) => (
                    <small key={alerte}>
                      <Icon name="triangle-alert" /> {alerte}
                    </small>
                  ))}
                </div>
              </li>
            ))}
          </ul>
          <SaveBar>
            <Button variant="primary">Créer les formations cochées</Button>
            <ButtonLink href={`${fiche}/dupliquer`}>Changer le rythme</ButtonLink>
          </SaveBar>
        </form>
      )}
    </Page>
  )
}
