import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { empechementRattachement } from '../model/rattachement.ts'
import { lienPerime } from '../model.ts'
import { findRattachement } from '../queries/rattachement.server.ts'
import {
  rattacherAdherent,
  rattacherAdherentSchema,
} from '../use-cases/rattacher-adherent.server.ts'
import type { Route } from './+types/rattachement.ts'

const aConnecter =
  'Connectez-vous d’abord avec le compte qui a demandé ce lien, dans son union, puis rouvrez le lien.'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const demande = await findRattachement(ctx, params.jeton)
  const { acteur, union } = ctx
  const connecte = 'compteId' in acteur ? acteur.compteId : undefined
  return {
    union: union.nom,
    pseudo: demande?.pseudo ?? '',
    empechement: !demande
      ? lienPerime
      : connecte === undefined
        ? aConnecter
        : acteur.genre === 'etranger'
          ? empechementRattachement(demande, connecte)
          : 'Le compte ouvert a déjà un adhérent dans cette union.',
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  return submit(request, { jeton: params.jeton }, rattacherAdherentSchema, async (input) => {
    await rattacherAdherent(ctx, input)
    return redirectWithToast(
      href('/:union/espace', params),
      `${ctx.union.nom} est rattachée à votre compte.`,
    )
  })
}

/** The address holds a secret. */
export function headers() {
  return { 'Cache-Control': 'no-store' }
}

export default function RattachementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { union, pseudo, empechement } = loaderData
  return (
    <PublicPage title="Rattacher cette union" narrow failed={actionData !== undefined}>
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      {empechement ? (
        <Message kind="attend" title={empechement} />
      ) : (
        <form method="post" className="stack">
          <p>
            Votre identifiant <b>{pseudo}</b> de {union} s’ouvrira avec le compte où vous êtes
            connecté. L’ancien mot de passe de cet identifiant ne servira plus.
          </p>
          <div className="actions">
            <Button variant="primary">Rattacher {union} à mon compte</Button>
          </div>
        </form>
      )}
    </PublicPage>
  )
}
