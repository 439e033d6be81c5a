import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { statutsVivants } from '#app/modules/stagiaire/model.ts'
import { empechementAffluence } from '#app/modules/stagiaire/public.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { phrasePaiement } from '../model/page-paiement.ts'
import { findPaiementParSuivi } from '../queries/page-paiement.server.ts'
import { abandonner, relire } from '../retour-paiement.server.ts'
import { reprendrePaiement } from '../use-cases/reprendre-paiement.server.ts'
import type { Route } from './+types/paiement.ts'

/** STA-7: our own state, never the address, says whether it is paid; the provider is asked, not the browser. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const { retour = '' } = queryOf(request)
  const avant = (await findPaiementParSuivi(ctx, params.jeton)) ?? notFound()
  const enCours = avant.statut === 'reservee' || avant.enCours
  const panne = enCours ? await agir(ctx, retour, avant.id) : false
  const paiement = (await findPaiementParSuivi(ctx, params.jeton)) ?? notFound()
  const etat = phrasePaiement(paiement, {
    retour: panne ? 'panne' : retour,
    now: ctx.now,
    fuseau: ctx.union.fuseau,
  })
  const vivante = statutsVivants.includes(paiement.statut)
  const { intitule, numero, stagiaire, prix, reste } = paiement
  const vue = { intitule, numero, stagiaire, etat, aPayer: vivante ? reste : prix }
  return data(vue, { headers: { 'Cache-Control': 'no-store' }, status: 200 })
}

function agir(ctx: Parameters<typeof relire>[0], retour: string, id: string): Promise<boolean> {
  if (retour === 'annule') return abandonner(ctx, id)
  if (retour === 'fait') return relire(ctx, id)
  return Promise.resolve(false)
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = asPublic(ctxOf(context))
  const { id } = (await findPaiementParSuivi(ctx, params.jeton)) ?? notFound()
  return submit(request, {}, z.object({ intention: z.literal('payer') }), async () => {
    refuseIf(await empechementAffluence(ctx, context, 'confirmation'))
    return redirect(await reprendrePaiement(ctx, id), 303)
  })
}

export default function PaiementPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { intitule, numero, stagiaire, aPayer, etat } = loaderData
  return (
    <PublicPage
      title="Paiement de mon inscription"
      narrow
      subtitle={`${intitule}, ${stagiaire}`}
      failed={actionData !== undefined}
    >
      {etat.attend && <meta httpEquiv="refresh" content="4" />}
      <div className="stack">
        <ErrorSummary errors={{}} formError={actionData?.formError} />
        <Message kind={etat.genre} title={etat.titre}>
          <p>{etat.phrase}</p>
        </Message>
        <Facts
          items={[
            { label: 'Formation', value: `${intitule} (${numero})` },
            ...(aPayer > 0 ? [{ label: 'À payer', value: formatMoney(aPayer) }] : []),
          ]}
        />
        {etat.payer && (
          <form method="post">
            <Button
              variant="primary"
              size="large"
              icon="credit-card"
              name="intention"
              value="payer"
            >
              {etat.payer}
            </Button>
          </form>
        )}
        {!etat.attend && (
          <p>
            <ButtonLink href={href('/:union/suivi/:jeton', params)}>
              Revoir mon inscription
            </ButtonLink>
          </p>
        )}
        <p>
          <a href={href('/:union/formations', params)}>Voir les formations ouvertes</a>
        </p>
      </div>
    </PublicPage>
  )
}
