import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { ComptesComplets } from '../components/comptes-complets.tsx'
import { ComptesIncomplets } from '../components/comptes-incomplets.tsx'
import { authorize, can } from '../policy.ts'
import { listComptes } from '../queries/comptes-a-valider.server.ts'
import { relancerComptes, relancerTousLesComptes } from '../use-cases/relancer-comptes.server.ts'
import { validerComptes, validerComptesSchema } from '../use-cases/valider-comptes.server.ts'
import type { Route } from './+types/comptes-a-valider.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.valider')
  return {
    complets: await listComptes(ctx, 'a_valider'),
    incomplets: await listComptes(ctx, 'incomplet'),
    peutRelancer: can(ctx, 'adherent.relancer'),
    aujourdhui: ctx.aujourdhui,
    fuseau: ctx.union.fuseau,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.valider')
  const ici = href('/:union/espace/administration/comptes-a-valider', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'relancer-tous') {
    return redirectWithToast(ici, phraseRelances(await relancerTousLesComptes(ctx)))
  }
  if (typeof values.relancer === 'string') {
    return submit(request, {}, relancerSchema, async ({ relancer }) =>
      redirectWithToast(
        ici,
        phraseRelances(await relancerComptes(ctx, { adherentIds: [relancer] })),
      ),
    )
  }
  return submit(request, {}, validerComptesSchema, async (input) =>
    redirectWithToast(ici, phraseValides(await validerComptes(ctx, input))),
  )
}

const relancerSchema = z.object({ relancer: z.uuid('Cette ligne n’est pas reconnue.') })

function phraseValides({ valides, ecartes }: { valides: number; ecartes: number }): string {
  const suite =
    ecartes > 0 ? ` ${plural(ecartes, 'n’était plus à valider', 'n’étaient plus à valider')}.` : ''
  if (valides === 0) return `Aucun compte validé.${suite}`
  const prevenus = valides === 1 ? 'La personne est prévenue.' : 'Les personnes sont prévenues.'
  return `${plural(valides, 'compte validé', 'comptes validés')}. ${prevenus}${suite}`
}

function phraseRelances({ relances, ecartes }: { relances: number; ecartes: number }): string {
  const suite =
    ecartes > 0
      ? ` ${plural(ecartes, 'l’a déjà été aujourd’hui ou n’en a plus besoin', 'l’ont déjà été aujourd’hui ou n’en ont plus besoin')}.`
      : ''
  if (relances === 0) return `Personne à relancer\u00a0: une relance par jour au plus.${suite}`
  return `${plural(relances, 'personne relancée', 'personnes relancées')}.${suite}`
}

export default function ComptesAValiderPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { complets, incomplets } = loaderData
  return (
    <Page
      title="Validation des comptes actifs"
      subtitle={`${plural(complets.total, 'compte complet attend', 'comptes complets attendent')} · ${plural(incomplets.total, 'compte incomplet', 'comptes incomplets')}`}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <ComptesComplets {...complets} union={params.union} fuseau={loaderData.fuseau} />
      <ComptesIncomplets
        {...incomplets}
        union={params.union}
        aujourdhui={loaderData.aujourdhui}
        peutRelancer={loaderData.peutRelancer}
        ouvert={complets.total === 0}
      />
    </Page>
  )
}
