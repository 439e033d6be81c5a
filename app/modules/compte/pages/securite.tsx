import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { forgetSessionCookie, sessionCookie } from '#app/platform/auth/cookies.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay, formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { AdresseConnexion } from '../components/adresse-connexion.tsx'
import { ChampActuel } from '../components/champ-actuel.tsx'
import { ChampNouveau } from '../components/champ-nouveau.tsx'
import { SecondsFacteurs } from '../components/seconds-facteurs.tsx'
import { SessionsOuvertes } from '../components/sessions-ouvertes.tsx'
import { UnionsDuCompte } from '../components/unions-du-compte.tsx'
import { nomAppareil } from '../model/appareil.ts'
import { codesRestants, facteursActifs, masquerIp } from '../model/second-facteur.ts'
import { moi } from '../policy.ts'
import {
  findCompte,
  findEmailEnAttente,
  listFacteurs,
  listSessions,
  listUnionsDuCompte,
} from '../queries/identite.server.ts'
import {
  changerMotDePasse,
  changerMotDePasseSchema,
} from '../use-cases/changer-mot-de-passe.server.ts'
import { deconnecterPartout } from '../use-cases/deconnecter-partout.server.ts'
import { fermerAutresSessions } from '../use-cases/fermer-autres-sessions.server.ts'
import { fermerSession, fermerSessionSchema } from '../use-cases/fermer-session.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/securite.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId, sessionId, pseudo, secondFacteurAvant, retenu } = moi(ctx)
  const [sessions, facteurs, compte, enAttente, unions] = await Promise.all([
    listSessions(ctx, compteId),
    listFacteurs(ctx, compteId),
    findCompte(ctx, compteId),
    findEmailEnAttente(ctx, compteId),
    listUnionsDuCompte(ctx, compteId),
  ])
  const { fuseau } = ctx.union
  return {
    pseudo,
    email: {
      adresse: compte?.email ?? '',
      verifiee: compte?.emailVerifieLe != null,
      enAttente,
    },
    demande: secondFacteurAvant
      ? { avant: formatDay(jourDans(fuseau, secondFacteurAvant)), retenu: retenu === true }
      : null,
    codes: codesRestants(facteurs),
    facteurs: facteursActifs(facteurs).map(({ id, genre, nom, creeLe, utiliseLe }) => ({
      id,
      genre,
      nom,
      ajoute: formatDay(jourDans(fuseau, creeLe)),
      servi: utiliseLe && formatInstant(utiliseLe, fuseau),
    })),
    unions: unions.map(({ id, slug, nom }) => ({ slug, nom, ici: id === ctx.union.id })),
    sessions: sessions.map(({ id, agent, ip, creeeLe, vueLe }) => ({
      id,
      appareil: nomAppareil(agent),
      lieu: masquerIp(ip),
      ouverte: formatInstant(creeeLe, fuseau),
      vue: formatInstant(vueLe, fuseau),
      celleCi: id === sessionId,
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const page = href('/:union/espace/compte/securite', params)
  const { acte } = queryOf(request)
  if (acte === 'deconnecter-partout') {
    await deconnecterPartout(ctx)
    const connexion = href('/:union/connexion', params)
    return redirect(connexion, { headers: { 'Set-Cookie': forgetSessionCookie() } })
  }
  if (acte === 'fermer-autres') {
    const nombre = await fermerAutresSessions(ctx)
    const fermees = plural(nombre, 'session fermée', 'sessions fermées')
    return redirectWithToast(page, `${fermees}. Celle-ci reste ouverte.`)
  }
  if (acte === 'fermer') {
    return submit(request, {}, fermerSessionSchema, async (input) => {
      await fermerSession(ctx, input)
      return redirectWithToast(page, 'Session fermée.')
    })
  }
  const answer = await submit(request, {}, changerMotDePasseSchema, async (input) => {
    const token = await changerMotDePasse(ctx, input, visiteurDe(request, context))
    return redirectWithToast(page, 'Mot de passe changé. Vos autres sessions sont fermées.', {
      'Set-Cookie': sessionCookie(token),
    })
  })
  // A password never comes back in a page.
  return answer instanceof Response
    ? answer
    : data({ ...answer.data, values: {} }, answer.init ?? {})
}

export default function SecuritePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { pseudo, sessions, facteurs, codes, demande, email, unions } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page title="Sécurité" width="form" failed={actionData !== undefined}>
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <SecondsFacteurs facteurs={facteurs} codes={codes} demande={demande} params={params} />
      <Section title="Mot de passe" id="mot-de-passe">
        <form method="post" className="fields">
          <ChampActuel pseudo={pseudo} error={errors.actuel} />
          <ChampNouveau error={errors.nouveau} />
          <div className="actions">
            <Button>Changer mon mot de passe</Button>
          </div>
        </form>
      </Section>
      <AdresseConnexion email={email} params={params} />
      <SessionsOuvertes sessions={sessions} />
      <UnionsDuCompte unions={unions} params={params} />
    </Page>
  )
}
