import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { creationOptions, siteOf } from '#app/platform/auth/passkeys.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { PasskeyButton } from '#app/ui/passkey-button.tsx'
import { ChampActuel } from '../components/champ-actuel.tsx'
import { CodesAGarder } from '../components/codes-a-garder.tsx'
import { defiDe } from '../defi.server.ts'
import { nomAppareil } from '../model/appareil.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import { ajouterCleAcces, ajouterCleAccesSchema } from '../use-cases/ajouter-cle-acces.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/cle-acces.ts'

// A key is made by the browser's own script.
export const handle = { scripts: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId, sessionId, pseudo, nom, prenom } = moi(ctx)
  const facteurs = await listFacteurs(ctx, compteId)
  const connues = facteurs.flatMap(({ cleId, transports }) =>
    cleId ? [{ id: cleId, transports }] : [],
  )
  const siteName = ctx.union.nom
  const titulaire = { id: compteId, handle: pseudo, name: `${prenom} ${nom}`, siteName }
  return {
    pseudo,
    nom: nomAppareil(visiteurDe(request, context).userAgent),
    options: await creationOptions(siteOf(request), titulaire, connues, defiDe('ajout', sessionId)),
  }
}

const aucune: Record<string, string> = {}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  const secrets: { codes?: string[] } = {}
  const answer = await submit(request, {}, ajouterCleAccesSchema, async (input) => {
    const visiteur = visiteurDe(request, context)
    const codes = await ajouterCleAcces(ctx, input, visiteur, siteOf(request))
    if (codes) {
      secrets.codes = codes
      return new Response()
    }
    const securite = href('/:union/espace/compte/securite', params)
    return redirectWithToast(securite, 'Clé d’accès ajoutée.')
  })
  if (secrets.codes) {
    return data({ codes: secrets.codes, errors: aucune, formError: undefined, nom: undefined })
  }
  if (answer instanceof Response) return answer
  const { errors, formError, values } = answer.data
  const nom = typeof values.nom === 'string' ? values.nom : undefined
  return data({ codes: undefined, errors, formError, nom }, answer.init ?? {})
}

export default function CleAccesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { pseudo, nom, options } = loaderData
  const errors = actionData?.errors ?? {}
  const securite = href('/:union/espace/compte/securite', params)
  if (actionData?.codes) {
    return (
      <CodesAGarder
        title="Clé d’accès"
        subtitle="Elle est ajoutée. Elle vous sera demandée à chaque connexion."
        codes={actionData.codes}
        securite={securite}
      />
    )
  }
  return (
    <Page
      title="Clé d’accès"
      width="form"
      breadcrumb={[{ label: 'Sécurité', href: securite }]}
      subtitle="L’empreinte, le visage ou le code de votre téléphone ou de votre ordinateur, ou une clé USB."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Field
          name="nom"
          label="Nom de la clé"
          hint="Pour la reconnaître dans la liste, comme « Téléphone de Jean »."
          defaultValue={actionData?.nom ?? nom}
          maxLength={60}
          error={errors.nom}
          required
        />
        <ChampActuel pseudo={pseudo} error={errors.actuel} />
        <PasskeyButton
          purpose="create"
          name="reponse"
          options={options}
          label="Ajouter une clé d’accès"
        />
        <p>
          <a href={securite}>Revenir sans ajouter</a>
        </p>
      </form>
    </Page>
  )
}
