import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findChoix } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { apercuSerie } from '../apercu-serie.server.ts'
import { ApercuSerie, aPrevenir } from '../components/apercu-serie.tsx'
import { actuelsDe, ChampsSerie } from '../components/champs-serie.tsx'
import { empechementSerie, membreChange } from '../model/changement-serie.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { countFigees, findSuite, nomDuLieu } from '../queries/serie.server.ts'
import { changerSerieSchema } from '../schema-serie.ts'
import { changerSerie } from '../use-cases/changer-serie.server.ts'
import type { Route } from './+types/changer-serie.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const { formation: choisie, suite } = await ouvrirSerie(ctx, formationId)
  return {
    intitule: choisie.intitule,
    enSerie: suite !== undefined,
    suite: (suite ?? []).map(({ formation: { id, premierJour } }) => ({ id, premierJour })),
    actuels: actuelsDe(suite ?? []),
    figees: await countFigees(ctx, formationId),
    lieux: (await findChoix(ctx)).lieux,
  }
}

async function ouvrirSerie(ctx: Ctx, formationId: string) {
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const suite = await findSuite(ctx, formationId)
  for (const membre of suite ?? []) authorize(ctx, 'formation.modifier', membre.formation)
  return { formation, suite }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const suite = (await ouvrirSerie(ctx, formationId)).suite ?? []
  const { values } = await readForm(request.clone())
  const lue = changerSerieSchema.safeParse({ ...values, formationId, versions: {} })
  const empreinte = JSON.stringify(lue.data)
  if (lue.success && suite.length > 0 && values.vu !== empreinte) {
    const reglages = { lieu: await nomDuLieu(ctx, lue.data), aujourdhui: ctx.aujourdhui }
    const apres = suite.map((un) => membreChange(un, lue.data, reglages))
    const refus = empechementSerie(suite, apres)
    if (refus) return failure(422, { values, errors: {}, formError: refus })
    const lignes = await apercuSerie(ctx, suite, apres)
    return data({ values, errors: {}, apercu: { empreinte, lignes } }, { status: 200 })
  }
  return submit(request, { formationId }, changerSerieSchema, async (input) => {
    const { changees } = await changerSerie(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId }),
      `${plural(changees, 'formation changée', 'formations changées')}. Les messages partent dans la minute.`,
    )
  })
}

/** FOR-11: one change for a formation and those that follow it in its series. */
export default function ChangerSeriePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { intitule, enSerie, suite, actuels, figees, lieux } = loaderData
  const errors = actionData?.errors ?? {}
  const apercu = actionData && 'apercu' in actionData ? actionData.apercu : undefined
  const formError = actionData && 'formError' in actionData ? actionData.formError : undefined
  const fiche = href('/:union/espace/formations/:formationId', params)
  const [premiere] = suite
  const nombre = apercu ? aPrevenir(apercu.lignes) : 0
  return (
    <Page
      title="Changer la série"
      width="form"
      breadcrumb={[{ label: intitule, href: fiche }]}
      {...(enSerie && {
        subtitle: phraseSuite(suite.length, premiere?.premierJour ?? null, figees),
      })}
      failed={actionData !== undefined && !apercu}
    >
      {actionData && 'conflict' in actionData && (
        <Message
          kind="attend"
          title="Une formation de la série a changé entre-temps. Revoyez ce qui va changer, puis confirmez."
        />
      )}
      <ErrorSummary errors={errors} formError={formError} />
      {suite.length === 0 ? (
        <EmptyState
          title={
            enSerie
              ? 'À partir d’ici, plus aucune formation de la série ne se modifie.'
              : 'Cette formation ne fait partie d’aucune série.'
          }
          action={<ButtonLink href={`${fiche}/dupliquer`}>Créer une série</ButtonLink>}
        >
          Une série répète une formation à d’autres dates, toutes les semaines par exemple.
        </EmptyState>
      ) : (
        <form method="post" className="stack">
          {apercu && (
            <>
              <input type="hidden" name="vu" value={apercu.empreinte} />
              {apercu.lignes.map(({ id, version }) => (
                <input key={id} type="hidden" name={`versions.${id}`} value={version} />
              ))}
              <ApercuSerie
                lignes={apercu.lignes}
                fiche={href('/:union/espace/formations/:formationId', {
                  ...params,
                  formationId: '',
                }).replace(/\/$/, '')}
              />
            </>
          )}
          <ChampsSerie
            actuels={actuels}
            lieux={lieux}
            values={actionData?.values ?? {}}
            errors={errors}
          />
          <SaveBar>
            <Button variant="primary">
              {apercu
                ? `Changer la série${nombre > 0 ? ` et prévenir ${plural(nombre, 'personne', 'personnes')}` : ''}`
                : 'Voir ce qui va changer'}
            </Button>
            <ButtonLink href={fiche}>Revenir sans enregistrer</ButtonLink>
          </SaveBar>
        </form>
      )}
    </Page>
  )
}

function phraseSuite(nombre: number, premier: string | null, figees: number): string {
  const depuis = premier === null ? '' : ` à partir du ${formatDay(premier)}`
  const autres =
    figees === 0
      ? ''
      : ` ${plural(figees, 'formation clôturée ou annulée reste', 'formations clôturées ou annulées restent')} comme elle${figees === 1 ? ' est' : 's sont'}.`
  return `${plural(nombre, 'formation', 'formations')} de la série${depuis}.${autres}`
}
