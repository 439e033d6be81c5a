import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { secondFactorTokenOf } from '#app/platform/auth/cookies.server.ts'
import { requestOptions, siteOf } from '#app/platform/auth/passkeys.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { PasskeyButton } from '#app/ui/passkey-button.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { defiDe } from '../defi.server.ts'
import { lireLien } from '../liens.server.ts'
import { facteursActifs } from '../model/second-facteur.ts'
import { retourSur } from '../model.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import { suiteConnexion } from '../suite-connexion.server.ts'
import {
  passerSecondFacteur,
  passerSecondFacteurSchema,
} from '../use-cases/passer-second-facteur.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/second-facteur.ts'

// A key needs the browser's own script; a code does not.
export const handle = { scripts: true }

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const etape = secondFactorTokenOf(request)
  const lien = etape && (await lireLien(ctx, etape, ['second_facteur']))
  if (!etape || !lien) throw redirect(href('/:union/connexion', params))
  const actifs = facteursActifs(await listFacteurs(ctx, lien.compteId))
  const cles = actifs.flatMap(({ cleId, transports }) => (cleId ? [{ id: cleId, transports }] : []))
  return {
    application: actifs.some(({ genre }) => genre === 'application'),
    options:
      cles.length > 0
        ? await requestOptions(siteOf(request), cles, defiDe('connexion', etape))
        : null,
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const retour = retourSur(queryOf(request).retour, ctx.union.slug)
  const etape = secondFactorTokenOf(request) ?? ''
  return submit(request, { etape }, passerSecondFacteurSchema, async (input) => {
    const visiteur = visiteurDe(request, context)
    const connexion = await passerSecondFacteur(ctx, input, visiteur, siteOf(request))
    return suiteConnexion(request, params, connexion, retour)
  })
}

export function headers() {
  return { 'Cache-Control': 'no-store' }
}

export default function SecondFacteurPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { application, options } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <PublicPage
      title="Second facteur"
      subtitle="Votre mot de passe est juste. Il reste à prouver que c’est bien vous."
      narrow
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <div className="stack">
        {options && (
          <form method="post" className="fields">
            <PasskeyButton
              purpose="get"
              name="reponse"
              options={options}
              label="Me servir de ma clé d’accès"
            />
          </form>
        )}
        <form method="post" className="fields">
          <Field
            name="code"
            label={application ? 'Code' : 'Code de secours'}
            hint={
              application
                ? 'Les 6 chiffres affichés par votre application, ou un code de secours.'
                : 'Un de vos codes de secours, si votre clé n’est pas là.'
            }
            autoComplete="one-time-code"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            width={14}
            error={errors.code}
            required
          />
          <div className="actions">
            <Button variant={options ? 'default' : 'primary'}>Continuer</Button>
            <a href={href('/:union/connexion', params)}>Recommencer</a>
          </div>
        </form>
      </div>
    </PublicPage>
  )
}
