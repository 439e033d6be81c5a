import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { JourneesFormation } from '../components/journees-formation.tsx'
import { formatPrix } from '../model/horaires.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { phraseSuivi } from '../model/suivi.ts'
import { empechementAffluence, enPublic } from '../public-door.server.ts'
import { findSuivi } from '../queries/suivi.server.ts'
import { redemanderConfirmation } from '../use-cases/renvoyer-confirmation.server.ts'
import {
  empechementReprise,
  reprendreInscription,
  reprendreInscriptionSchema,
} from '../use-cases/reprendre-inscription.server.ts'
import type { Route } from './+types/suivi.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = enPublic(ctxOf(context))
  const suivi = (await findSuivi(ctx, params.jeton)) ?? notFound()
  const journees = await listJournees(ctx, [suivi.formationId])
  return data(
    {
      nom: nomComplet(suivi),
      intitule: suivi.intitule,
      numero: suivi.numero,
      prix: suivi.prix,
      journees,
      etat: phraseSuivi(suivi, ctx.aujourdhui),
      vivante: suivi.statut === 'inscrite' || suivi.statut === 'validee',
      reprenable:
        empechementReprise(suivi, { ...suivi, statut: suivi.statutFormation }, ctx.aujourdhui) ===
        undefined,
      fait: queryOf(request).fait,
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = enPublic(ctxOf(context))
  const ici = href('/:union/suivi/:jeton', params)
  const { values } = await readForm(request.clone())
  return submit(request, { jeton: params.jeton }, reprendreInscriptionSchema, async (input) => {
    refuseIf(await empechementAffluence(ctx, context, 'confirmation'))
    if (values.intention === 'reprendre') {
      await reprendreInscription(ctx, input)
      return redirect(`${ici}?fait=reprise`)
    }
    await redemanderConfirmation(ctx, input)
    return redirect(`${ici}?fait=confirmation`)
  })
}

const faits: Record<string, string> = {
  reprise: 'Votre place est reprise. Une nouvelle confirmation part dans la minute.',
  confirmation: 'La confirmation part dans la minute.',
}

export default function SuiviPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { nom, intitule, numero, prix, journees, etat, vivante, reprenable, fait } = loaderData
  const phrase = actionData ? undefined : faits[fait ?? '']
  return (
    <PublicPage
      title="Mon inscription"
      narrow
      subtitle={`${intitule}, ${nom}`}
      failed={actionData !== undefined}
    >
      <div className="stack">
        <ErrorSummary errors={{}} formError={actionData?.formError} />
        {phrase && <Message kind="fait" title={phrase} />}
        <Message kind={etat.genre} title={etat.titre}>
          <p>{etat.phrase}</p>
        </Message>
        <JourneesFormation journees={journees} />
        <Facts
          items={[
            { label: 'Formation', value: `${intitule} (${numero})` },
            { label: 'Prix', value: formatPrix(prix, formatMoney) },
          ]}
        />
        {vivante && (
          <form method="post">
            <Button name="intention" value="confirmation" icon="mail">
              Renvoyer la confirmation
            </Button>
          </form>
        )}
        {reprenable && (
          <form method="post">
            <Button variant="primary" name="intention" value="reprendre" icon="undo-2">
              Reprendre cette inscription
            </Button>
          </form>
        )}
        <p>
          <a href={href('/:union/formations', params)}>Voir les formations ouvertes</a>
        </p>
      </div>
    </PublicPage>
  )
}
