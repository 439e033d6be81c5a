import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { Questions } from '../components/questions.tsx'
import { reponsesSchema } from '../model/reponse.ts'
import { libelleGenre } from '../model.ts'
import { authorize } from '../policy.ts'
import { findSondage, listSansReponse } from '../queries/envois.server.ts'
import { saisirReponse } from '../use-cases/saisir-reponse.server.ts'
import type { Route } from './+types/saisir-reponse.ts'

type Sondage = NonNullable<Awaited<ReturnType<typeof findSondage>>>

async function sondageDe(ctx: Ctx, params: Route.LoaderArgs['params']) {
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'enquete.gerer', formation)
  return (await findSondage(ctx, formation.id, uuidParam(params.envoiId))) ?? notFound()
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const sondage = await sondageDe(ctx, params)
  const { qui, genre, intitule, questions, reponduLe } = sondage
  const suivante = await findSuivante(ctx, sondage)
  return {
    ...{ qui, genre, intitule, questions, repondu: reponduLe !== null },
    suivante: suivante?.qui,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const sondage = await sondageDe(ctx, params)
  const { id, formationId, questions } = sondage
  const { values } = await readForm(request.clone())
  return submit(request, {}, reponsesSchema(questions), async (saisie) => {
    await saisirReponse(ctx, { formationId, envoiId: id, saisie })
    const suivante = values.intention === 'suivante' ? await findSuivante(ctx, sondage) : undefined
    return redirectWithToast(
      suivante
        ? href('/:union/espace/formations/:formationId/sondages/:envoiId/saisir', {
            ...params,
            envoiId: suivante.id,
          })
        : href('/:union/espace/formations/:formationId/sondages', params),
      'Réponse enregistrée.',
    )
  })
}

/** A pile of sheets is typed in the order of the list: the next one of the same survey. */
async function findSuivante(ctx: Ctx, { id, genre, formationId }: Sondage) {
  const restantes = (await listSansReponse(ctx, formationId)).filter((une) => une.genre === genre)
  const rang = restantes.findIndex((une) => une.id === id)
  return restantes[rang + 1] ?? restantes.find((une) => une.id !== id)
}

export default function SaisirReponsePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { qui, genre, intitule, questions, repondu, suivante } = loaderData
  const errors = actionData?.errors ?? {}
  const sondages = href('/:union/espace/formations/:formationId/sondages', params)
  return (
    <Page
      title="Saisir une réponse papier"
      width="form"
      breadcrumb={[
        { label: intitule, href: href('/:union/espace/formations/:formationId', params) },
        { label: 'Sondages', href: sondages },
      ]}
      subtitle={`${qui}, sondage «\u00a0${libelleGenre[genre]}\u00a0»`}
      failed={actionData !== undefined}
    >
      {repondu ? (
        <Message
          kind="info"
          title="Cette personne a déjà répondu."
          action={<ButtonLink href={sondages}>Revenir aux sondages</ButtonLink>}
        />
      ) : (
        <>
          <ErrorSummary errors={errors} formError={actionData?.formError} />
          <form method="post" noValidate>
            <Questions questions={questions} values={actionData?.values ?? {}} errors={errors} />
            <SaveBar>
              {suivante && (
                <Button variant="primary" name="intention" value="suivante">
                  Enregistrer, puis {suivante}
                </Button>
              )}
              <Button variant={suivante ? 'default' : 'primary'}>Enregistrer la réponse</Button>
              <ButtonLink href={sondages}>Revenir aux sondages</ButtonLink>
            </SaveBar>
          </form>
        </>
      )}
    </Page>
  )
}
