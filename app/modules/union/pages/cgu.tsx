import { ctxOf } from '#app/ctx.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { formatDayLong } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findCgu } from '../public.server.ts'
import type { Route } from './+types/cgu.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const { version, texte, publieeLe } = await findCgu(ctx)
  return {
    version,
    paragraphes: texte.split(/\n{2,}/),
    publiee: jourDans(ctx.union.fuseau, publieeLe),
  }
}

export default function CguPage({ loaderData }: Route.ComponentProps) {
  const { version, paragraphes, publiee } = loaderData
  return (
    <PublicPage
      title="Conditions d’utilisation"
      subtitle={`Version ${version}, publiée le ${formatDayLong(publiee)}.`}
      narrow
    >
      <div className="stack">
        {paragraphes.map((paragraphe) => (
          <p key={paragraphe}>{paragraphe}</p>
        ))}
      </div>
    </PublicPage>
  )
}
