import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { FormValue, FormValues } from '#app/platform/form.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Check, ErrorSummary, Field, FormGroup, SaveBar, Select } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { valeur } from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { listReglages } from '../queries/preferences.server.ts'
import {
  changerPreferences,
  changerPreferencesSchema,
} from '../use-cases/changer-preferences.server.ts'
import type { Route } from './+types/preferences-union.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return { rubriques: await listReglages(ctx) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return submit(request, {}, changerPreferencesSchema, async (choix) => {
    const nombre = await changerPreferences(ctx, choix)
    return redirectWithToast(
      href('/:union/espace/parametrages/preferences', params),
      nombre === 0
        ? 'Rien n’a changé.'
        : `${plural(nombre, 'préférence enregistrée', 'préférences enregistrées')}.`,
    )
  })
}

export default function PreferencesUnionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { rubriques } = loaderData
  const errors = actionData?.errors ?? {}
  const tapees = actionData && valeursTapees(actionData.values.valeurs)
  return (
    <Page
      title="Préférences union"
      subtitle="Comment la plateforme se comporte pour votre union. Chaque réglage dit ce qu’il change ; il vaut dès qu’il est enregistré."
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        {rubriques.map(({ titre, reglages }) => (
          <FormGroup key={titre} title={titre}>
            {reglages.map((reglage) => (
              <Reglage
                key={reglage.cle}
                reglage={reglage}
                tapees={tapees}
                error={errors[`valeurs.${reglage.cle}`]}
              />
            ))}
          </FormGroup>
        ))}
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
    </Page>
  )
}

type Reglage = Route.ComponentProps['loaderData']['rubriques'][number]['reglages'][number]

/** A form whose boxes are all empty sends no values at all. */
function valeursTapees(values: FormValue | undefined): FormValues {
  return typeof values === 'object' && !Array.isArray(values) ? values : {}
}

type ReglageProps = {
  reglage: Reglage
  tapees: FormValues | undefined
  error: string | undefined
}

function Reglage({ reglage, tapees, error }: ReglageProps) {
  const { cle, libelle, explication, controle, defaut } = reglage
  const montree = valeur(tapees, cle, reglage.valeur)
  const name = `valeurs.${cle}`
  const hint = `${explication} Valeur habituelle\u00a0: ${defaut}.`
  const connue = <input type="hidden" name="cles[]" value={cle} />
  if (controle.genre === 'case') {
    return (
      <>
        {connue}
        <Check
          name={name}
          label={libelle}
          detail={hint}
          defaultChecked={montree !== ''}
          error={error}
        />
      </>
    )
  }
  if (controle.genre === 'choix') {
    return (
      <>
        {connue}
        <Select
          name={name}
          label={libelle}
          hint={hint}
          options={controle.options}
          defaultValue={montree}
          error={error}
        />
      </>
    )
  }
  return (
    <>
      {connue}
      <Field
        name={name}
        label={libelle}
        hint={hint}
        defaultValue={montree}
        error={error}
        {...(controle.genre === 'nombre' && {
          inputMode: 'numeric' as const,
          width: 8 as const,
          suffix: controle.unite,
        })}
      />
    </>
  )
}
