import { use } from 'react'
import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { NonceContext } from '#app/platform/nonce.tsx'
import { pushPublicKey } from '#app/platform/push.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EtapesInstallation } from '../components/etapes-installation.tsx'
import { destinataire } from '../policy.ts'
import { listAppareils } from '../queries/appareils.server.ts'
import { abonnerAppareil, abonnerAppareilSchema } from '../use-cases/abonner-appareil.server.ts'
import { essayerAppareils } from '../use-cases/essayer-appareils.server.ts'
import { retirerAppareil, retirerAppareilSchema } from '../use-cases/retirer-appareil.server.ts'
import type { Route } from './+types/installer.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const appareils = await listAppareils(ctx)
  return {
    cle: pushPublicKey(),
    appareils: appareils.map(({ creeLe, ...appareil }) => ({
      ...appareil,
      depuis: formatInstant(creeLe, ctx.union.fuseau),
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  destinataire(ctx)
  const page = href('/:union/espace/compte/installer', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'essayer') {
    return submit(request, {}, z.object({}), async () => {
      const nombre = await essayerAppareils(ctx)
      return redirectWithToast(page, `Essai envoyé à ${plural(nombre, 'appareil', 'appareils')}.`)
    })
  }
  if (values.intention === 'retirer') {
    return submit(request, {}, retirerAppareilSchema, async (input) => {
      await retirerAppareil(ctx, input)
      return redirectWithToast(page, 'Cet appareil ne sera plus prévenu.')
    })
  }
  const agent = (request.headers.get('User-Agent') ?? '').slice(0, 500)
  return submit(request, { agent }, abonnerAppareilSchema, async (input) => {
    await abonnerAppareil(ctx, input)
    return redirectWithToast(page, 'Cet appareil sera prévenu.')
  })
}

export default function InstallerPage({ loaderData, actionData }: Route.ComponentProps) {
  const { cle, appareils } = loaderData
  const nonce = use(NonceContext)
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Installer sur mon téléphone"
      width="form"
      failed={actionData !== undefined}
      subtitle="C’est le même site, avec son icône sur l’écran d’accueil. Rien à télécharger dans une boutique."
    >
      <ErrorSummary errors={{}} formError={Object.values(errors)[0] ?? actionData?.formError} />
      <Section title="L’application">
        <EtapesInstallation />
      </Section>
      <section className="block stack" data-cle={cle}>
        <div className="block-head">
          <h2>Les notifications sur cet appareil</h2>
        </div>
        <p>
          L’appareil affiche «&nbsp;Vous avez une nouvelle notification&nbsp;», jamais son contenu.
          Vous la lisez une fois connecté.
        </p>
        <p role="status" className="soft" />
        <form method="post" data-abonner>
          <input type="hidden" name="point" />
          <input type="hidden" name="cleP256dh" />
          <input type="hidden" name="cleAuth" />
          <Button variant="primary" icon="bell">
            Recevoir les notifications sur cet appareil
          </Button>
        </form>
        {appareils.length > 0 && (
          <>
            <ul className="lines">
              {appareils.map(({ id, appareil, depuis, empreinte }) => (
                <li key={id} data-empreinte={empreinte}>
                  <div>
                    <b>{appareil}</b>
                    <span data-ici hidden>
                      <Badge kind="info" icon="check">
                        Cet appareil
                      </Badge>
                    </span>
                    <small>Depuis le {depuis}</small>
                  </div>
                  <form method="post">
                    <input type="hidden" name="intention" value="retirer" />
                    <input type="hidden" name="id" value={id} />
                    <Button size="small" aria-label={`Retirer ${appareil}, depuis le ${depuis}`}>
                      Retirer
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
            <form method="post" className="actions">
              <Button name="intention" value="essayer" icon="send">
                Envoyer un essai
              </Button>
            </form>
          </>
        )}
      </section>
      <script src="/appareil.js" defer nonce={nonce} suppressHydrationWarning />
    </Page>
  )
}
