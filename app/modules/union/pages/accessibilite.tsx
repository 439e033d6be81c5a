import { ctxOf } from '#app/ctx.server.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import type { Route } from './+types/accessibilite.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const { emailFormations } = await findIdentiteUnion(ctx)
  return { emailFormations }
}

export default function AccessibilitePage({ loaderData }: Route.ComponentProps) {
  const { emailFormations } = loaderData
  return (
    <PublicPage title="Accessibilité" narrow>
      <div className="stack">
        <p>Ces pages visent le niveau AA des règles WCAG 2.2 et du RGAA. Elles fonctionnent sans script, au clavier, avec un lecteur d’écran, à 360 pixels de large, en clair et en sombre.</p>
        <p>Un contrôle automatique les vérifie à chaque version. Aucun audit extérieur n’a encore été mené.</p>
        {emailFormations && (
          <p>
            Une difficulté pour lire ou remplir une page ? Écrivez à <a href={`mailto:${emailFormations}`}>{emailFormations}</a> : nous vous répondrons et corrigerons.
          </p>
        )}
      </div>
    </PublicPage>
  )
}
