import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsQuestion } from '../components/champs-question.tsx'
import { champsDe, champsSaisis, deplacer, valeursDe } from '../components/formulaire.ts'
import { modifierEnqueteSchema } from '../model/saisie.ts'
import {
  estVerrouillee,
  explicationGenre,
  genres,
  libelleGenre,
  libelleTexteLibre,
} from '../model.ts'
import { authorize } from '../policy.ts'
import { findEnquete } from '../queries/enquetes.server.ts'
import { modifierEnquete } from '../use-cases/modifier-enquete.server.ts'
import { retablirEnquete, retablirEnqueteSchema } from '../use-cases/retablir-enquete.server.ts'
import type { Route } from './+types/sondage-parametrages.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'enquete.parametrer')
  const genre = z.enum(genres).safeParse(params.genre).data ?? notFound()
  const { version, dOrigine, questions } = await findEnquete(ctx, genre)
  return { genre, version, dOrigine, champs: champsDe(questions) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'enquete.parametrer')
  const { genre } = params
  const liste = href('/:union/espace/parametrages/sondages', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'retablir') {
    return submit(request, { genre }, retablirEnqueteSchema, async (input) => {
      await retablirEnquete(ctx, input)
      return redirectWithToast(liste, 'Les questions d’origine sont rétablies.')
    })
  }
  const deplaces = deplacer(champsSaisis(values), values.intention)
  if (deplaces) {
    return failure(200, { values: { ...values, ...valeursDe(deplaces) }, errors: {} })
  }
  return submit(request, { genre }, modifierEnqueteSchema, async (input) => {
    await modifierEnquete(ctx, input)
    return redirectWithToast(liste, 'Les questions sont enregistrées pour les prochains envois.')
  })
}

export default function SondageParametragesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { genre, version, dOrigine, champs: actuels } = loaderData
  const champs = actionData ? champsSaisis(actionData.values) : actuels
  const errors = actionData?.errors ?? {}
  const apercu = href('/:union/espace/parametrages/sondages/:genre/apercu', params)
  return (
    <Page
      title={`Sondage ${libelleGenre[genre].toLowerCase()}`}
      width="form"
      breadcrumb={[
        { label: 'Sondages', href: href('/:union/espace/parametrages/sondages', params) },
      ]}
      subtitle={explicationGenre[genre]}
      actions={<ButtonLink href={apercu}>Voir l’aperçu</ButtonLink>}
      failed={Object.keys(errors).length > 0 || actionData?.formError !== undefined}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Ces questions viennent d’être changées par quelqu’un d’autre."
        >
          <p>
            Votre version est ci-dessous, rien n’est perdu.{' '}
            <a href={apercu}>Voir celle qui est enregistrée</a>
          </p>
        </Message>
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="stack" noValidate key={JSON.stringify(champs)}>
        {/* Pressing Enter in a field saves: the first button of a form is the one that it presses. */}
        <button type="submit" className="offscreen" tabIndex={-1} aria-hidden="true">
          Enregistrer
        </button>
        <input type="hidden" name="version" value={version} />
        {champs.map((champ, rang) => (
          <ChampsQuestion
            // biome-ignore lint/suspicious/noArrayIndexKey: the whole form is drawn again when the list changes
            key={rang}
            champ={champ}
            rang={rang}
            total={champs.length}
            verrouillee={estVerrouillee(genre, champ)}
            errors={errors}
          />
        ))}
        <p className="soft">Le sondage finit toujours par : «&nbsp;{libelleTexteLibre}&nbsp;»</p>
        <div className="actions">
          <Button icon="plus" name="intention" value="ajouter">
            Ajouter une question
          </Button>
          {!dOrigine && (
            <Button icon="undo-2" name="intention" value="retablir">
              Revenir aux questions d’origine
            </Button>
          )}
        </div>
        <SaveBar>
          <Button variant="primary">Enregistrer les questions</Button>
        </SaveBar>
      </form>
    </Page>
  )
}
