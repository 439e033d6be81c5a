import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsConsigne, consigneVide, valeursConsigne } from '../components/champs-consigne.tsx'
import { listJournees } from '../public.server.ts'
import { findFormationPour } from '../queries/formation-pour.server.ts'
import { ecrireConsigne, ecrireConsigneSchema } from '../use-cases/ecrire-consigne.server.ts'
import type { Route } from './+types/ecrire-consigne.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, 'consigne.ecrire', uuidParam(params.formationId))
  const journees = await listJournees(ctx, [formation.id])
  return { id: newId(), journees: journees.map(({ id, jour }) => ({ id, jour })) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationPour(ctx, 'consigne.ecrire', formationId)
  const { values } = await readForm(request.clone())
  return submit(request, { formationId }, ecrireConsigneSchema, async (input) => {
    await ecrireConsigne(ctx, input)
    if (values.suite === 'joindre') {
      const consigne = { ...params, consigneId: input.id }
      return redirectWithToast(
        href('/:union/espace/formations/:formationId/consignes/:consigneId', consigne),
        'Consigne enregistrée. Joignez vos fichiers.',
      )
    }
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/consignes', params),
      'Consigne enregistrée. Il reste à l’envoyer.',
    )
  })
}

export default function EcrireConsignePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const errors = actionData?.errors ?? {}
  const liste = href('/:union/espace/formations/:formationId/consignes', params)
  const tape = actionData?.values.id
  return (
    <Page
      title="Écrire une consigne"
      failed={actionData !== undefined}
      breadcrumb={[{ label: 'Consignes', href: liste }]}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        <input type="hidden" name="id" value={typeof tape === 'string' ? tape : loaderData.id} />
        <ChampsConsigne
          journees={loaderData.journees}
          valeurs={valeursConsigne(actionData?.values, consigneVide)}
          errors={errors}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <Button icon="paperclip" name="suite" value="joindre">
            Enregistrer et joindre un fichier
          </Button>
          <ButtonLink href={liste} variant="bare">
            Abandonner
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
