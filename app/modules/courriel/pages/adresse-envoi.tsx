import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { config } from '#app/platform/config.server.ts'
import { senderAddress } from '#app/platform/email/mime.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Constats } from '../components/constats.tsx'
import { domaineDe } from '../model/verification.ts'
import { authorize } from '../policy.ts'
import { findAdresseEnvoi } from '../queries/adresse-envoi.server.ts'
import {
  modifierAdresseEnvoi,
  modifierAdresseEnvoiSchema,
} from '../use-cases/modifier-adresse-envoi.server.ts'
import { verifierDomaine } from '../verification.server.ts'
import type { Route } from './+types/adresse-envoi.ts'

/** The names are asked only when somebody asks for it: they may take seconds. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.regler')
  const choix = await findAdresseEnvoi(ctx)
  const expediteur = choix.adresse ?? senderAddress()
  const domaine = domaineDe(expediteur)
  await ctx.closeReader()
  const demande = domaine !== undefined && queryOf(request).verifier === 'oui'
  return {
    choix,
    expediteur,
    plateforme: senderAddress(),
    domaine,
    smtp: config().smtpUrl !== undefined,
    constats: demande ? await verifierDomaine(domaine, choix.selecteurDkim) : null,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.regler')
  return submit(request, {}, modifierAdresseEnvoiSchema, async (input) => {
    await modifierAdresseEnvoi(ctx, input)
    const page = href('/:union/espace/parametrages/adresse-envoi', params)
    return redirectWithToast(`${page}?verifier=oui`, 'Adresse d’envoi enregistrée.')
  })
}

export default function AdresseEnvoiPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { choix, expediteur, plateforme, domaine, smtp, constats } = loaderData
  const errors = actionData?.errors ?? {}
  const page = href('/:union/espace/parametrages/adresse-envoi', params)
  const tape = (champ: 'adresse' | 'reponse' | 'selecteurDkim') => {
    const valeur = actionData?.values[champ]
    return typeof valeur === 'string' ? valeur : (choix[champ] ?? '')
  }
  return (
    <Page
      title="Vérification de l’adresse d’envoi"
      subtitle={`Les mails de l’union partent de ${expediteur}. Trois enregistrements du domaine évitent qu’ils finissent dans les indésirables.`}
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Quelqu’un a changé cette adresse entre-temps.">
          Rechargez la page, puis refaites votre changement.
        </Message>
      )}
      {!smtp && (
        <Message kind="attend" title="Aucun serveur d’envoi n’est configuré.">
          L’exploitant de la plateforme le règle avec SMTP_URL.
        </Message>
      )}
      <Section
        title="Vérification"
        actions={
          domaine && (
            <ButtonLink href={`${page}?verifier=oui`} icon="refresh-cw" variant="primary">
              Vérifier maintenant
            </ButtonLink>
          )
        }
      >
        {domaine === undefined ? (
          <Message kind="info" title={`${expediteur} n’a pas de domaine public.`}>
            Indiquez ci-dessous une adresse de votre union, sur un domaine qu’elle possède.
          </Message>
        ) : constats ? (
          <Constats constats={constats} />
        ) : (
          <p>
            SPF, DKIM et DMARC de <b>{domaine}</b> : la vérification prend quelques secondes.
          </p>
        )}
      </Section>
      <form method="post" noValidate>
        <input type="hidden" name="version" value={choix.version} />
        <FormGroup
          title="Adresse de l’union"
          reason="Le nom affiché reste toujours celui de l’union."
        >
          <Field
            name="adresse"
            label="Adresse d’envoi"
            type="email"
            optional
            hint={`Vide : ${plateforme}. Le serveur d’envoi doit accepter cette adresse.`}
            defaultValue={tape('adresse')}
            error={errors.adresse}
          />
          <Field
            name="reponse"
            label="Les réponses arrivent à"
            type="email"
            optional
            hint="Vide : l’adresse du service des formations, dans Informations union."
            defaultValue={tape('reponse')}
            error={errors.reponse}
          />
          <Field
            name="selecteurDkim"
            label="Sélecteur DKIM"
            optional
            width={14}
            hint="Donné par votre hébergeur. Vide : les noms habituels sont essayés."
            defaultValue={tape('selecteurDkim')}
            error={errors.selecteurDkim}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
    </Page>
  )
}
