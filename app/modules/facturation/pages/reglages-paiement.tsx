import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Check, ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { genresEvenement } from '../model/stripe.ts'
import { authorize } from '../policy.ts'
import { aOptionStripe, findReglagesMontres } from '../queries/stripe.server.ts'
import {
  ouvrirAdresse,
  reglerPaiementCarte,
  reglerPaiementCarteSchema,
} from '../use-cases/regler-paiement-carte.server.ts'
import { verifierPaiementCarte } from '../use-cases/verifier-paiement-carte.server.ts'
import type { Route } from './+types/reglages-paiement.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'paiement_carte.regler')
  const reglages = await findReglagesMontres(ctx)
  const chemin = reglages && `/paiement/notification/${reglages.adresseNotification}`
  return {
    option: await aOptionStripe(ctx),
    reglages: reglages ?? null,
    adresse: chemin ? publicUrl(ctx, chemin) : null,
    fuseau: ctx.union.fuseau,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'paiement_carte.regler')
  const ici = href('/:union/espace/parametrages/paiement-carte', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'preparer') {
    return submit(request, {}, z.object({}), async () => {
      await ouvrirAdresse(ctx)
      return redirectWithToast(ici, 'L’adresse de notification est prête.')
    })
  }
  if (values.intention === 'verifier') {
    return submit(request, {}, z.object({}), async () => {
      await verifierPaiementCarte(ctx)
      return redirectWithToast(ici, 'La clé ouvre bien le compte.')
    })
  }
  return submit(request, {}, reglerPaiementCarteSchema, async (input) => {
    await reglerPaiementCarte(ctx, input)
    return redirectWithToast(ici, 'Paiement par carte enregistré.')
  })
}

export default function ReglagesPaiementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { option, reglages, adresse, fuseau } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Paiement par carte"
      subtitle="Les stagiaires paient sur une page de Stripe, et l’argent va directement sur le compte Stripe de l’union."
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Quelqu’un a changé ces réglages entre-temps.">
          Rechargez la page, puis refaites votre changement.
        </Message>
      )}
      {!option && (
        <Message kind="info" title="Cette option n’est pas ouverte pour votre union.">
          L’exploitant de la plateforme l’ouvre sur demande : Mon compte, Contacter l’exploitant.
        </Message>
      )}
      {option && !reglages && (
        <form method="post">
          <p>Commencez par préparer l’adresse que Stripe appellera à chaque paiement.</p>
          <Button variant="primary" name="intention" value="preparer">
            Commencer
          </Button>
        </form>
      )}
      {option && reglages && adresse && (
        <>
          <Section title="Dans votre tableau de bord Stripe">
            <ol className="stack">
              <li>
                Développeurs, Clés API : créez une clé restreinte qui écrit les{' '}
                <i>Checkout Sessions</i> et les <i>Refunds</i>, et lit les <i>Events</i>.
              </li>
              <li>
                Développeurs, Webhooks : ajoutez un point de notification à cette adresse, pour les
                événements {genresEvenement.join(', ')}.
                <p>
                  <code>{adresse}</code>
                </p>
              </li>
              <li>Copiez ci-dessous la clé, puis le secret de ce point de notification.</li>
            </ol>
          </Section>
          <Reglages reglages={reglages} errors={errors} fuseau={fuseau} />
        </>
      )}
    </Page>
  )
}

type Reglages = NonNullable<Route.ComponentProps['loaderData']['reglages']>

function Reglages({
  reglages,
  errors,
  fuseau,
}: {
  reglages: Reglages
  errors: Record<string, string>
  fuseau: string
}) {
  const garde = (fin: string | null, quoi: string) =>
    fin ? `Enregistré : finit par ${fin}. Laissez vide pour le garder.` : quoi
  return (
    <>
      <form method="post" noValidate autoComplete="off">
        <input type="hidden" name="version" value={reglages.version} />
        <FormGroup
          title="Compte Stripe"
          reason="Ces secrets sont chiffrés et ne se relisent jamais."
        >
          <Field
            name="cle"
            label="Clé restreinte"
            type="password"
            autoComplete="off"
            optional={reglages.cleFin !== null}
            hint={garde(reglages.cleFin, 'Commence par rk_live_, ou rk_test_ pour un essai.')}
            error={errors.cle}
          />
          <Field
            name="secret"
            label="Secret de notification"
            type="password"
            autoComplete="off"
            optional={reglages.secretFin !== null}
            hint={garde(reglages.secretFin, 'Commence par whsec_.')}
            error={errors.secret}
          />
          <Field
            name="compte"
            label="Identifiant du compte"
            autoComplete="off"
            optional
            hint={garde(
              reglages.compteFin,
              'Commence par acct_. Vérifier le remplit si la clé le permet.',
            )}
            error={errors.compte}
          />
        </FormGroup>
        <FormGroup title="Inscriptions" reason="Une place est gardée pendant le paiement.">
          <Check
            name="actif"
            label="Les stagiaires paient par carte quand la formation a un prix"
            defaultChecked={reglages.actif}
            error={errors.actif}
          />
          <Field
            name="tenueMinutes"
            label="Place gardée pendant"
            inputMode="numeric"
            width={8}
            suffix="minutes"
            hint="De 35 à 120. La page de paiement se ferme cinq minutes avant."
            defaultValue={String(reglages.tenueMinutes)}
            error={errors.tenueMinutes}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
      <form method="post" className="stack">
        <p>
          {reglages.verifieLe
            ? `Clé vérifiée le ${formatInstant(reglages.verifieLe, fuseau)}.`
            : 'Cette clé n’a pas encore été vérifiée.'}
        </p>
        <div className="actions">
          <Button
            icon="refresh-cw"
            name="intention"
            value="verifier"
            disabledReason={reglages.cleFin ? undefined : 'Enregistrez d’abord une clé.'}
          >
            Vérifier
          </Button>
        </div>
      </form>
    </>
  )
}
