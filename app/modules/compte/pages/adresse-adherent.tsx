import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { empechementCorrection } from '../model/correction-email.ts'
import { authorize, can } from '../policy.ts'
import { findCompte } from '../queries/identite.server.ts'
import { findTitulaire } from '../queries/titulaire.server.ts'
import { corrigerEmail, corrigerEmailSchema } from '../use-cases/corriger-email.server.ts'
import type { Route } from './+types/adresse-adherent.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'compte.corriger_adresse')
  const titulaire = (await findTitulaire(ctx, uuidParam(params.adherentId))) ?? notFound()
  if (!can(ctx, 'compte.corriger_adresse', titulaire)) notFound()
  const compte = (await findCompte(ctx, titulaire.compteId)) ?? notFound()
  const empechement = empechementCorrection(ctx, { ...titulaire, unions: compte.unions })
  return {
    nom: `${titulaire.prenoms} ${titulaire.nom}`,
    // The address of an account that also opens another union is not this union's to read.
    email: compte.unions > 1 ? null : compte.email,
    empechement,
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'compte.corriger_adresse')
  const adherentId = uuidParam(params.adherentId)
  return submit(request, { adherentId }, corrigerEmailSchema, async (input) => {
    await corrigerEmail(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/adherents/:adherentId', { ...params, adherentId }),
      `Adresse changée. Un lien est parti à ${input.email}.`,
    )
  })
}

export default function AdresseAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, email, empechement } = loaderData
  const errors = actionData?.errors ?? {}
  const saisie = actionData?.values.email
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title="Adresse de connexion"
      width="form"
      breadcrumb={[{ label: nom, href: fiche }]}
      subtitle={email ? `Aujourd’hui\u00a0: ${email}` : undefined}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {empechement ? (
        <Message kind="info" title={empechement} />
      ) : (
        <form method="post" className="fields">
          <p>
            Les liens et les alertes du compte partent à cette adresse. L’ancienne sera prévenue, et
            la nouvelle recevra un lien pour choisir un mot de passe.
          </p>
          <Field
            name="email"
            label="Nouvelle adresse de connexion"
            type="email"
            autoComplete="off"
            defaultValue={typeof saisie === 'string' ? saisie : ''}
            error={errors.email}
            required
          />
          <div className="actions">
            <Button variant="primary">Changer l’adresse</Button>
            <ButtonLink href={fiche}>Revenir sans rien changer</ButtonLink>
          </div>
        </form>
      )}
    </Page>
  )
}
