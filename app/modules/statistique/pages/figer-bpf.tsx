import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatCount, formatMoney } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { empechementFiger } from '../model/exercice.ts'
import { formatHeures } from '../model.ts'
import { authorize } from '../policy.ts'
import { anneeParam, lireBilan } from '../queries/page-bpf.server.ts'
import { figerExercice, figerExerciceSchema } from '../use-cases/figer-exercice.server.ts'
import type { Route } from './+types/figer-bpf.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  const { exercice, bilan, controles } = await lireBilan(ctx, anneeParam(params.annee))
  const empechement = empechementFiger(exercice, controles, ctx.aujourdhui)
  return { id: newId(), annee: exercice.annee, bilan, empechement }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  return submit(
    request,
    { annee: String(anneeParam(params.annee)) },
    figerExerciceSchema,
    async (input) => {
      await figerExercice(ctx, input)
      const page = href('/:union/espace/statistiques/bpf', params)
      return redirectWithToast(`${page}?annee=${input.annee}`, 'Chiffres figés.')
    },
  )
}

export default function FigerBpfPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { id, annee, bilan, empechement } = loaderData
  const retour = `${href('/:union/espace/statistiques/bpf', params)}?annee=${annee}`
  return (
    <Page
      title={`Figer les chiffres ${annee}`}
      width="form"
      breadcrumb={[
        { label: 'Bilan pédagogique et financier', href: retour },
        { label: 'Figer les chiffres' },
      ]}
      subtitle="Les chiffres de ce jour sont gardés avec la date et votre nom. Rien d’autre ne change : s’ils bougent ensuite, la page du bilan le dit."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <Totals
        items={[
          { label: 'Produits (C)', figure: formatMoney(bilan.totalC.ht) },
          { label: 'Charges (D)', figure: formatMoney(bilan.charges.total) },
          {
            label: 'Stagiaires (F)',
            figure: formatCount(bilan.totalF1.stagiaires),
            detail: `${formatHeures(bilan.totalF1.minutes)} h suivies`,
          },
        ]}
      />
      <form method="post">
        <input type="hidden" name="id" value={id} />
        <SaveBar>
          <Button variant="primary" icon="lock" disabledReason={empechement}>
            Figer les chiffres
          </Button>
          <ButtonLink href={retour}>Ne rien figer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
