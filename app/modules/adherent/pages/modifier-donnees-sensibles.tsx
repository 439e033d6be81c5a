import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { reponsesDe } from '../components/reponses.ts'
import { authorize } from '../policy.ts'
import { findFicheSensible } from '../queries/sensibles.server.ts'
import {
  enregistrerDonneesSensibles,
  enregistrerDonneesSensiblesSchema,
} from '../use-cases/enregistrer-donnees-sensibles.server.ts'
import type { Route } from './+types/modifier-donnees-sensibles.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'donnee_sensible.lire')
  return { fiche: (await findFicheSensible(ctx, uuidParam(params.adherentId))) ?? notFound() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'donnee_sensible.lire')
  const adherentId = uuidParam(params.adherentId)
  return submit(request, { adherentId }, enregistrerDonneesSensiblesSchema, async (input) => {
    await enregistrerDonneesSensibles(ctx, input)
    const page = '/:union/espace/administration/adherents/:adherentId/donnees-sensibles'
    return redirectWithToast(href(page, params), 'Données sensibles enregistrées.')
  })
}

export default function ModifierDonneesSensiblesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { fiche } = loaderData
  const errors = actionData?.errors ?? {}
  const reponses = reponsesDe(actionData, {})
  const page = href('/:union/espace/administration/adherents/:adherentId/donnees-sensibles', params)
  const champ = (name: string, effacer: string) => ({
    champ: { name, defaultValue: reponses(name), error: errors[name], autoComplete: 'off' },
    connue: fiche.connues.some((connue) => connue.champ === name),
    effacer: { name: effacer, defaultChecked: reponses(effacer) !== '' },
  })
  const iban = champ('iban', 'effacerIban')
  const nir = champ('nir', 'effacerNir')
  return (
    <Page
      title="Modifier les données sensibles"
      width="form"
      failed={Object.keys(errors).length > 0}
      breadcrumb={[{ label: 'Données sensibles', href: page }]}
      subtitle={`${fiche.prenoms} ${fiche.nom}, ${fiche.pseudo}`}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        <FormGroup title="Compte bancaire" reason="Pour rembourser la personne.">
          <Field {...iban.champ} label="IBAN" hint={indice(iban.connue)} optional />
          {iban.connue && <Check {...iban.effacer} label="Effacer l’IBAN enregistré" />}
        </FormGroup>
        <FormGroup title="Sécurité sociale" reason="Pour la déclarer quand elle est rémunérée.">
          <Field
            {...nir.champ}
            label="Numéro de sécurité sociale"
            hint={`Quinze caractères, clé comprise. ${indice(nir.connue) ?? ''}`}
            width={20}
            optional
          />
          {nir.connue && <Check {...nir.effacer} label="Effacer le numéro enregistré" />}
        </FormGroup>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={page} variant="bare">
            Abandonner
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

function indice(connue: boolean): string | undefined {
  return connue ? 'Déjà enregistré\u00a0: laissez vide pour le garder.' : undefined
}
