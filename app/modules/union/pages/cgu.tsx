import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { formatInstant } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findCgu } from '../public.server.ts'
import type { Route } from './+types/cgu.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  return { cgu: (await findCgu(ctx)) ?? notFound(), fuseau: ctx.union.fuseau }
}

export default function CguPage({ loaderData }: Route.ComponentProps) {
  const { cgu, fuseau } = loaderData
  return (
    <PublicPage title="Conditions d’utilisation" subtitle={`Version ${cgu.version}, publiée ${formatInstant(cgu.publieeLe, fuseau)}`} narrow>
      <div className="stack">
        {cgu.texte.split(/\n+/).map((paragraphe) => (
          <p key={paragraphe}>{paragraphe}</p>
        ))}
      </div>
    </PublicPage>
  )
}
