import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field, TextArea } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { serieMax } from '../model/serie.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import {
  dupliquerFormation,
  dupliquerFormationSchema,
} from '../use-cases/dupliquer-formation.server.ts'
import type { Route } from './+types/dupliquer-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.creer', formation)
  const journees = await listJournees(ctx, [formation.id])
  return { id: newId(), formation, nombre: journees.length, aujourdhui: ctx.aujourdhui }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.creer', formation)
  return submit(request, { formationId }, dupliquerFormationSchema, async (input) => {
    const { statut } = await dupliquerFormation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId: input.id }),
      statut === 'validee'
        ? 'Formation dupliquée et ouverte. Les formateurs sont prévenus.'
        : 'Formation dupliquée, à valider.',
    )
  })
}

export default function DupliquerFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, nombre, aujourdhui } = loaderData
  const errors = actionData?.errors ?? {}
  const values = actionData?.values ?? {}
  const fiche = href('/:union/espace/formations/:formationId', params)
  const proposee = addDays(formation.premierJour ?? aujourdhui, 7)
  return (
    <Page
      title="Dupliquer formation"
      width="form"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={`${formation.numero} · ${plural(nombre, 'journée', 'journées')}`}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <p>
        Tout est repris, sauf les personnes : le type, les places, le prix, le client, les journées
        avec leurs écarts, leurs horaires, leurs lieux et les consignes.
      </p>
      <Section title="Une autre date">
        <form method="post" className="fields">
          <input
            type="hidden"
            name="id"
            value={typeof values.id === 'string' ? values.id : loaderData.id}
          />
          <Field
            name="premierJour"
            label="Premier jour"
            type="date"
            width={14}
            defaultValue={typeof values.premierJour === 'string' ? values.premierJour : proposee}
            error={errors.premierJour ?? errors['journees.0.jour']}
            required
          />
          <p>
            <Button variant="primary" icon="copy">
              Dupliquer
            </Button>
          </p>
        </form>
      </Section>
      <Section title="Une série">
        <form method="get" action={`${fiche}/serie`} className="fields">
          <div className="pair">
            <Field name="du" label="Première date" type="date" width={14} defaultValue={proposee} />
            <Field
              name="semaines"
              label="Toutes les … semaines"
              inputMode="numeric"
              width={8}
              defaultValue="1"
            />
          </div>
          <Field
            name="nombre"
            label="Nombre de formations"
            hint={`${serieMax} au plus.`}
            inputMode="numeric"
            width={8}
            defaultValue="10"
          />
          <TextArea
            name="dates"
            label="Ou une liste de dates"
            hint="Une par ligne, comme 05/12/2026. Elle remplace le rythme ci-dessus."
            optional
          />
          <p>
            <Button icon="calendar-days">Voir les dates</Button>
          </p>
        </form>
      </Section>
    </Page>
  )
}
