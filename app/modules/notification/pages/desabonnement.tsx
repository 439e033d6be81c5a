import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { lireDesabonnement } from '../desabonnement.server.ts'
import { genres, listeGenres } from '../model/genre.ts'
import { canauxOuverts, courrielsFacultatifs, tout } from '../model/preference.ts'
import { findReglages } from '../queries/preferences.server.ts'
import { seDesabonner, seDesabonnerSchema } from '../use-cases/se-desabonner.server.ts'
import type { Route } from './+types/desabonnement.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { adherentId, genre } = lireDesabonnement(ctx, params.jeton) ?? notFound()
  const { preferences } = (await findReglages(ctx, adherentId)) ?? notFound()
  const ouverts = courrielsFacultatifs.filter((un) =>
    canauxOuverts(un, preferences).includes('courriel'),
  )
  return {
    genre: genre === tout ? null : { libelle: genres[genre].libelle, detail: genres[genre].detail },
    arrete: genre === tout ? ouverts.length === 0 : !ouverts.includes(genre),
    toutArrete: ouverts.length === 0,
  }
}

/** A mail reader posts here by itself (RFC 8058): no redirection then, the answer is enough. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { values } = await readForm(request.clone())
  return submit(request, { jeton: params.jeton }, seDesabonnerSchema, async (input) => {
    await seDesabonner(ctxOf(context), input)
    if (values['List-Unsubscribe'] === 'One-Click') return Response.json({})
    return redirect(href('/:union/desabonnement/:jeton', params))
  })
}

/** The address holds a signed link. */
export function headers() {
  return { 'Cache-Control': 'no-store' }
}

export default function DesabonnementPage({ loaderData, params }: Route.ComponentProps) {
  const { genre, arrete, toutArrete } = loaderData
  const quoi = genre ? `«\u00a0${genre.libelle}\u00a0»` : 'facultatifs'
  return (
    <PublicPage title="Ne plus recevoir de courriels" narrow>
      {arrete ? (
        <Message kind="fait" title={`Vous ne recevrez plus les courriels ${quoi}.`}>
          <p>
            Pour les recevoir de nouveau, connectez-vous et ouvrez{' '}
            <a href={href('/:union/espace/compte/preferences', params)}>
              Mon compte &gt; Préférences
            </a>
            .
          </p>
        </Message>
      ) : (
        <form method="post" className="stack">
          <p>
            Vous ne recevrez plus les courriels {quoi} de votre union.
            {genre && ` ${genre.detail}`} Les notifications de votre espace ne changent pas.
          </p>
          <Button variant="primary" name="portee" value="genre">
            Ne plus recevoir ces courriels
          </Button>
        </form>
      )}
      {genre && !toutArrete && (
        <form method="post" className="stack">
          <p className="soft">
            Vous pouvez aussi arrêter tous les courriels facultatifs d’un coup.
          </p>
          <Button name="portee" value="tout">
            Arrêter tous les courriels facultatifs
          </Button>
        </form>
      )}
      <h2>Ce qui reste envoyé</h2>
      <ul className="bullets">
        {toujours.map(({ libelle, detail }) => (
          <li key={libelle}>
            <b>{libelle}</b>. {detail}
          </li>
        ))}
        <li>Les courriels que votre union vous écrit elle-même et ceux de vos inscriptions.</li>
      </ul>
    </PublicPage>
  )
}

const toujours = listeGenres
  .filter(([, { obligatoires }]) => obligatoires.includes('courriel'))
  .map(([, genre]) => genre)
