import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampActuel } from '../components/champ-actuel.tsx'
import { CodesSecours } from '../components/codes-secours.tsx'
import { codesRestants, facteursActifs } from '../model/second-facteur.ts'
import { moi } from '../policy.ts'
import { listFacteurs } from '../queries/identite.server.ts'
import {
  creerCodesSecours,
  creerCodesSecoursSchema,
} from '../use-cases/creer-codes-secours.server.ts'
import { visiteurDe } from '../visiteur.server.ts'
import type { Route } from './+types/codes-secours.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { compteId, pseudo } = moi(ctx)
  const facteurs = await listFacteurs(ctx, compteId)
  return {
    pseudo,
    restants: codesRestants(facteurs),
    possible: facteursActifs(facteurs).length > 0,
  }
}

const aucune: Record<string, string> = {}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  let codes: string[] | undefined
  const answer = await submit(request, {}, creerCodesSecoursSchema, async (input) => {
    codes = await creerCodesSecours(ctx, input, visiteurDe(request, context))
    return new Response()
  })
  // Shown once, by this answer only: they are kept nowhere.
  if (answer instanceof Response) return data({ codes, errors: aucune, formError: undefined })
  const { errors, formError } = answer.data
  return data({ codes, errors, formError }, answer.init ?? {})
}

export default function CodesSecoursPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { pseudo, restants, possible } = loaderData
  const errors = actionData?.errors ?? {}
  const securite = href('/:union/espace/compte/securite', params)
  const titre = 'Codes de secours'
  if (actionData?.codes) {
    return (
      <Page title={titre} width="form" subtitle="Les anciens codes n’ouvrent plus rien.">
        <CodesSecours codes={actionData.codes} />
        <div className="actions">
          <ButtonLink variant="primary" href={securite}>
            J’ai gardé mes codes
          </ButtonLink>
        </div>
      </Page>
    )
  }
  return (
    <Page
      title={titre}
      width="form"
      breadcrumb={[{ label: 'Sécurité', href: securite }]}
      subtitle="Pour le jour où votre téléphone ou votre clé n’est pas là."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {possible ? (
        <form method="post" className="fields">
          <p>
            {restants > 0
              ? `Il vous reste ${plural(restants, 'code', 'codes')}. Dix nouveaux codes les remplaceront.`
              : 'Vous n’avez plus de code de secours.'}
          </p>
          <ChampActuel pseudo={pseudo} error={errors.actuel} />
          <div className="actions">
            <Button variant="primary">Créer dix nouveaux codes</Button>
            <ButtonLink href={securite}>Revenir sans rien changer</ButtonLink>
          </div>
        </form>
      ) : (
        <Message kind="info" title="Vous n’avez pas encore de second facteur.">
          <p>
            Les codes de secours en remplacent un. Ajoutez d’abord une application de codes ou une
            clé d’accès dans <a href={securite}>Sécurité</a>.
          </p>
        </Message>
      )}
    </Page>
  )
}
