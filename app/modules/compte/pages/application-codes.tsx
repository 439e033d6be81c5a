import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ChampActuel } from '../components/champ-actuel.tsx'
import { CodesAGarder } from '../components/codes-a-garder.tsx'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import { dechiffrer, dessinerQr } from '../totp.server.ts'
import {
  confirmerApplication,
  confirmerApplicationSchema,
} from '../use-cases/confirmer-application.server.ts'
import { proposerApplication } from '../use-cases/proposer-application.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/application-codes.ts'
import '../components/compte.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId, pseudo } = moi(ctx)
  const facteurs = await listFacteurs(ctx, compteId)
  const proposee = facteurs.find(({ secret, confirmeLe }) => secret !== null && confirmeLe === null)
  if (!proposee?.secret) return { pseudo, secret: null, qr: null }
  const secret = dechiffrer(proposee.secret, proposee.id)
  const qr = `data:image/svg+xml;base64,${btoa(dessinerQr(secret, ctx.union.nom, pseudo))}`
  return { pseudo, secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), qr }
}

const aucune: Record<string, string> = {}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const page = href('/:union/espace/compte/securite/application', params)
  if (queryOf(request).acte === 'commencer') {
    await proposerApplication(ctx)
    return redirectWithToast(page, 'Un nouveau secret est prêt. Lisez-le avec votre application.')
  }
  const secrets: { codes?: string[] } = {}
  const answer = await submit(request, {}, confirmerApplicationSchema, async (input) => {
    const codes = await confirmerApplication(ctx, input, visiteurDe(request, context))
    if (codes) {
      secrets.codes = codes
      return new Response()
    }
    const securite = href('/:union/espace/compte/securite', params)
    return redirectWithToast(securite, 'Application de codes ajoutée.')
  })
  if (secrets.codes) return data({ codes: secrets.codes, errors: aucune, formError: undefined })
  if (answer instanceof Response) return answer
  const { errors, formError } = answer.data
  return data({ codes: undefined, errors, formError }, answer.init ?? {})
}

export default function ApplicationCodesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { pseudo, secret, qr } = loaderData
  const errors = actionData?.errors ?? {}
  const securite = href('/:union/espace/compte/securite', params)
  if (actionData?.codes) {
    return (
      <CodesAGarder
        title="Application de codes"
        subtitle="Elle est ajoutée. Son code vous sera demandé à chaque connexion."
        codes={actionData.codes}
        securite={securite}
      />
    )
  }
  return (
    <Page
      title="Application de codes"
      width="form"
      breadcrumb={[{ label: 'Sécurité', href: securite }]}
      subtitle="Une application de votre téléphone affiche un code qui change toutes les 30 secondes."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {qr === null ? (
        <Section title="1. Installer une application">
          <p>
            Prenez celle que vous voulez&nbsp;: FreeOTP+, Aegis, Google Authenticator, Microsoft
            Authenticator, ou le gestionnaire de mots de passe de votre téléphone.
          </p>
          <form method="post" action="?acte=commencer" className="actions">
            <Button variant="primary">Continuer</Button>
          </form>
        </Section>
      ) : (
        <>
          <Section title="2. Lire ce dessin avec l’application">
            <img
              className="qr"
              src={qr}
              width="200"
              height="200"
              alt="Code QR à lire avec l’application"
            />
            <p className="soft">
              L’application ne lit pas le dessin&nbsp;? Tapez cette clé&nbsp;: <code>{secret}</code>
            </p>
          </Section>
          <Section title="3. Donner le code affiché">
            <form method="post" className="fields">
              <Field
                name="code"
                label="Code à 6 chiffres"
                inputMode="numeric"
                autoComplete="one-time-code"
                width={8}
                error={errors.code}
                required
              />
              <ChampActuel pseudo={pseudo} error={errors.actuel} />
              <div className="actions">
                <Button variant="primary">Ajouter cette application</Button>
                <ButtonLink href={securite}>Revenir sans ajouter</ButtonLink>
              </div>
            </form>
          </Section>
        </>
      )}
    </Page>
  )
}
