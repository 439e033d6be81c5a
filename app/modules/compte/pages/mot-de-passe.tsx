import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { ChampNouveau } from '../components/champ-nouveau.tsx'
import { lienPerime } from '../model.ts'
import { findLienAcces } from '../queries/identite.server.ts'
import { suiteConnexion } from '../suite-connexion.server.ts'
import {
  choisirMotDePasse,
  choisirMotDePasseSchema,
} from '../use-cases/choisir-mot-de-passe.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/mot-de-passe.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const lien = await findLienAcces(ctxOf(context), hashToken(params.jeton))
  return {
    valable: lien !== undefined,
    pseudo: lien?.pseudo ?? '',
    premiereFois: lien?.genre === 'creation',
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  return submit(request, { jeton: params.jeton }, choisirMotDePasseSchema, async (input) => {
    const connexion = await choisirMotDePasse(ctxOf(context), input, visiteurDe(request, context))
    const accueil = href('/:union/espace', params)
    return suiteConnexion(request, params, connexion, accueil, 'Votre mot de passe est enregistré.')
  })
}

/** The address holds a secret. */
export function headers() {
  return { 'Cache-Control': 'no-store' }
}

export default function MotDePassePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const titre = 'Choisir mon mot de passe'
  if (!loaderData.valable) {
    return (
      <PublicPage title={titre} narrow>
        <Message kind="attend" title={lienPerime}>
          <p>
            <a href={href('/:union/mot-de-passe-oublie', params)}>Recevoir un nouveau lien</a>
          </p>
        </Message>
      </PublicPage>
    )
  }
  return (
    <PublicPage title={titre} narrow>
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <form method="post" className="fields">
        {/* Tells the password manager whose it is. */}
        <input
          type="text"
          name="identifiant"
          autoComplete="username"
          value={loaderData.pseudo}
          readOnly
          hidden
        />
        <ChampNouveau error={actionData?.errors.nouveau} />
        <div className="actions">
          <Button variant="primary">Enregistrer et me connecter</Button>
        </div>
        {loaderData.premiereFois && (
          <p className="soft">
            Vous avez déjà un compte dans une autre union&nbsp;? Connectez-vous là-bas, puis dans
            Sécurité choisissez «&nbsp;Rattacher une autre union&nbsp;» avec l’identifiant{' '}
            <b>{loaderData.pseudo}</b>&nbsp;: une seule connexion ouvrira les deux.
          </p>
        )}
      </form>
    </PublicPage>
  )
}
