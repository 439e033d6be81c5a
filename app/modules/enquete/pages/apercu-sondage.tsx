import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { Page } from '#app/ui/page.tsx'
import { Questions } from '../components/questions.tsx'
import { genres, libelleGenre, mentionReponses } from '../model.ts'
import { authorize } from '../policy.ts'
import { findEnquete } from '../queries/enquetes.server.ts'
import type { Route } from './+types/apercu-sondage.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'enquete.parametrer')
  const genre = z.enum(genres).safeParse(params.genre).data ?? notFound()
  const { questions } = await findEnquete(ctx, genre)
  return { genre, questions }
}

/** As the person sees it; printed, it is the sheet given to who has no address. */
export default function ApercuSondagePage({ loaderData, params }: Route.ComponentProps) {
  const { genre, questions } = loaderData
  return (
    <Page
      title="Aperçu du sondage"
      width="form"
      breadcrumb={[
        { label: 'Sondages', href: href('/:union/espace/parametrages/sondages', params) },
        {
          label: libelleGenre[genre],
          href: href('/:union/espace/parametrages/sondages/:genre', params),
        },
      ]}
      subtitle="Tel que la personne le voit. Imprimez cette page pour qui n’a pas d’adresse électronique : sa réponse se saisit ensuite depuis la formation."
    >
      <p>{mentionReponses}</p>
      <Questions questions={questions} />
    </Page>
  )
}
