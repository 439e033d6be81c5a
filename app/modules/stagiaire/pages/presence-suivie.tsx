import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { margeEmargement } from '#app/modules/formation/model/terrain.ts'
import { libelleDemiJournee } from '#app/modules/formation/model.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { formatTime } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { empechementEmargement } from '../model/emargement.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementCode } from '../public-door.server.ts'
import { listCreneauxSuivis } from '../queries/emargement.server.ts'
import { findSuivi } from '../queries/suivi.server.ts'
import { emargerSuivi, emargerSuiviSchema } from '../use-cases/emarger-suivi.server.ts'
import type { Route } from './+types/presence-suivie.ts'

/** From the follow-up link: who is known, the code of the room says that he is there. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const suivi = (await findSuivi(ctx, params.jeton)) ?? notFound()
  const creneaux = await listCreneauxSuivis(ctx, suivi)
  const ouverts = creneaux.filter(({ ouvert }) => ouvert)
  return data(
    {
      nom: nomComplet(suivi),
      intitule: suivi.intitule,
      empechement: empechementEmargement(suivi, creneaux),
      horaires: creneaux.map(({ debut, fin }) => `${formatTime(debut)} à ${formatTime(fin)}`),
      demiJournee: ouverts[0] && libelleDemiJournee[ouverts[0].demiJournee].toLocaleLowerCase('fr'),
      fait: ouverts.length > 0 && ouverts.every(({ presence }) => presence === true),
      absent: ouverts.length > 0 && ouverts.every(({ presence }) => presence === false),
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = asPublic(ctxOf(context))
  return submit(request, { jeton: params.jeton }, emargerSuiviSchema, async (input) => {
    refuseIf(await empechementCode(ctx, context, params.jeton))
    await emargerSuivi(ctx, input)
    return redirect(href('/:union/suivi/:jeton/presence', params))
  })
}

export default function PresenceSuiviePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, intitule, empechement, horaires, demiJournee, fait, absent } = loaderData
  const errors = actionData?.errors ?? {}
  const tape = actionData?.values.code
  return (
    <PublicPage
      title="Je suis présent"
      narrow
      subtitle={`${intitule}, ${nom}`}
      failed={actionData !== undefined}
    >
      <div className="stack">
        {fait ? (
          <Message kind="fait" title="C’est noté.">
            Votre formateur voit que vous êtes là. Vous pouvez fermer cette page.
          </Message>
        ) : absent ? (
          <Message kind="attend" title="Votre formateur vous a noté absent.">
            Si vous êtes là, dites-le-lui : lui seul peut le changer.
          </Message>
        ) : empechement ? (
          <Message kind="attend" title={empechement}>
            {horaires.length > 0 &&
              `Aujourd’hui : ${horaires.join(', puis ')}. Cette page s’ouvre ${margeEmargement} minutes avant et se ferme ${margeEmargement} minutes après.`}
          </Message>
        ) : (
          <>
            <ErrorSummary errors={errors} formError={actionData?.formError} />
            <form method="post" noValidate className="fields">
              <Field
                name="code"
                label={`Code de la demi-journée (${demiJournee})`}
                hint="Six chiffres, que votre formateur affiche dans la salle."
                defaultValue={typeof tape === 'string' ? tape : ''}
                error={errors.code}
                inputMode="numeric"
                autoComplete="off"
                maxLength={9}
                width={8}
                required
              />
              <Button variant="primary" size="large">
                Je suis là
              </Button>
            </form>
          </>
        )}
        <p>
          <a href={href('/:union/suivi/:jeton', params)}>Revenir à mon inscription</a>
        </p>
      </div>
    </PublicPage>
  )
}
