import { href, Outlet, useLoaderData, useLocation, useRouteLoaderData } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { RouteError } from '#app/layouts/route-error.tsx'
import { formatTelephone, normaliserTelephone } from '#app/modules/adherent/model/contact.ts'
import { resultatsPublies } from '#app/modules/enquete/public.server.ts'
import { findEnteteUnion } from '#app/modules/union/public.server.ts'
import { DemoBanner } from '#app/ui/banner.tsx'
import { PublicLayout } from '#app/ui/public-page.tsx'
import type { Route } from './+types/public.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { union, acteur } = ctx
  const { logo, ...contact } = await findEnteteUnion(ctx)
  return {
    logo:
      logo === undefined ? undefined : `${href('/:union/logo', { union: union.slug })}?v=${logo}`,
    slug: union.slug,
    nom: union.nom,
    demonstration: union.demonstration,
    connecte: acteur.genre === 'adherent',
    contact,
    resultats: await resultatsPublies(ctx),
  }
}

/** Public pages: the union's name first, one column under the red braid, no script. */
export default function PublicPages() {
  return <Frame {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const loaded = useRouteLoaderData<typeof loader>('layouts/public')
  if (!loaded) return <RouteError error={error} />
  return (
    <Frame {...loaded}>
      <RouteError error={error} />
    </Frame>
  )
}

type FrameProps = Awaited<ReturnType<typeof loader>> & { children?: React.ReactNode }

function Frame(props: FrameProps) {
  const { slug, nom, logo, demonstration, connecte, resultats, contact, children } = props
  const { pathname } = useLocation()
  const union = { union: slug }
  const formations = href('/:union/formations', union)
  const espace = connecte ? href('/:union/espace', union) : href('/:union/connexion', union)
  return (
    <PublicLayout
      unionName={nom}
      logo={logo}
      unionHref={href('/:union', union)}
      nav={[
        { label: 'Formations', href: formations, current: pathname.startsWith(formations) },
        {
          label: connecte ? 'Mon espace' : 'Se connecter',
          href: espace,
          current: pathname === espace,
        },
      ]}
      banner={demonstration ? <DemoBanner /> : undefined}
      footer={
        <>
          {/* The home says it in full. */}
          {pathname !== href('/:union', union) && <Contact {...contact} />}
          <ul className="footer-links">
            {resultats && (
              <li>
                <a href={href('/:union/resultats', union)}>Nos résultats</a>
              </li>
            )}
            <li>
              <a href={href('/:union/mentions-legales', union)}>Mentions légales</a>
            </li>
            <li>
              <a href={href('/:union/confidentialite', union)}>Données personnelles</a>
            </li>
            <li>
              <a href={href('/:union/cgu', union)}>Conditions d’utilisation</a>
            </li>
            <li>
              <a href={href('/:union/accessibilite', union)}>Accessibilité</a>
            </li>
          </ul>
        </>
      }
    >
      {children ?? <Outlet />}
    </PublicLayout>
  )
}

/** On every page, the union's own door for a question: who fills a form alone must not be alone. */
function Contact({ telephone, courriel }: FrameProps['contact']) {
  const numero = normaliserTelephone(telephone ?? '')
  if (!numero && !courriel) return null
  return (
    <p className="footer-links">
      <b>Une question&#8239;?</b>
      {numero && <a href={`tel:${numero}`}>{formatTelephone(numero)}</a>}
      {courriel && <a href={`mailto:${courriel}`}>{courriel}</a>}
    </p>
  )
}
