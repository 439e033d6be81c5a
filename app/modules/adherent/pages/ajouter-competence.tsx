import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCompetences } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { DateField, ErrorSummary, Field, Select } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { texteSaisi } from '../components/texte-saisi.ts'
import { jourSchema } from '../model/competence.ts'
import { facultatif } from '../model/personne.ts'
import { authorize } from '../policy.ts'
import { findCompetencesDetenues } from '../queries/competences.server.ts'
import { findAdherent } from '../queries/fiche.server.ts'
import {
  ajouterCompetence,
  ajouterCompetenceSchema,
} from '../use-cases/ajouter-competence.server.ts'
import type { Route } from './+types/ajouter-competence.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const adherent = await findAdherentGere(ctx, params.adherentId)
  const tenues = await findCompetencesDetenues(ctx, { adherentIds: [adherent.id] })
  const competences = await listCompetences(ctx)
  return {
    nom: `${adherent.prenoms} ${adherent.nomUsage ?? adherent.nomNaissance}`,
    competences: competences.filter(({ id }) =>
      tenues.every(({ competenceId }) => competenceId !== id),
    ),
    aujourdhui: ctx.aujourdhui,
  }
}

async function findAdherentGere(ctx: Ctx, id: string) {
  authorize(ctx, 'competence.gerer')
  return (await findAdherent(ctx, uuidParam(id))) ?? notFound()
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { id: adherentId } = await findAdherentGere(ctx, params.adherentId)
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  return submit(request, { adherentId }, saisieSchema, async ({ le, ...input }) => {
    await ajouterCompetence(ctx, { ...input, recyclages: le === null ? [] : [le] })
    return redirectWithToast(`${fiche}#competences`, 'Compétence ajoutée.')
  })
}

const saisieSchema = ajouterCompetenceSchema
  .omit({ recyclages: true })
  .extend({ le: facultatif(jourSchema('Indiquez la date de la formation continue.')) })

export default function AjouterCompetencePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, competences, aujourdhui } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title="Ajouter une compétence"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        { label: nom, href: fiche },
      ]}
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Select
          name="code"
          label="Compétence"
          placeholder="Choisissez une compétence"
          options={competences.map(({ code, libelle }) => ({
            value: code,
            label: `${code}, ${libelle}`,
          }))}
          error={errors.code}
          defaultValue={texteSaisi(actionData, 'code')}
        />
        <DateField
          name="obtenueLe"
          label="Obtenue le"
          max={aujourdhui}
          error={errors.obtenueLe}
          defaultValue={texteSaisi(actionData, 'obtenueLe')}
        />
        <Field
          name="numero"
          label="Numéro du certificat"
          optional
          width={20}
          error={errors.numero}
          defaultValue={texteSaisi(actionData, 'numero')}
        />
        <DateField
          name="le"
          label="Dernière formation continue"
          optional
          max={aujourdhui}
          error={errors.le}
          defaultValue={texteSaisi(actionData, 'le')}
        />
        <div className="actions">
          <Button variant="primary">Ajouter la compétence</Button>
          <ButtonLink variant="bare" href={fiche}>
            Abandonner
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}
