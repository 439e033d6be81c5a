import { use } from 'react'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import { RouteError } from '#app/layouts/route-error.tsx'
import { NonceContext } from '#app/platform/nonce.tsx'
import { themeOf } from '#app/platform/theme.ts'
import { PublicLayout } from '#app/ui/public-page.tsx'
import stylesheet from '#app/ui/styles/app.css?url'
import type { Route } from './+types/root.ts'

export const links: Route.LinksFunction = () => [
  {
    rel: 'preload',
    href: '/fonts/hanken-grotesk.woff2',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export function loader({ request }: Route.LoaderArgs) {
  return { theme: themeOf(request) }
}

type Handle = { scripts?: boolean; gestes?: boolean }

/**
 * Pages are HTML. The members' area adds one small script (`gestes`); the router's own come only to a
 * page whose `handle` asks for them, because it cannot work without.
 */
export function Layout({ children }: { children: React.ReactNode }) {
  const nonce = use(NonceContext)
  const theme = useRouteLoaderData<typeof loader>('root')?.theme
  const handles = useMatches().map(({ handle }) => handle as Handle | undefined)
  const scripted = handles.some((handle) => handle?.scripts)
  const gestes = handles.some((handle) => handle?.gestes)
  return (
    <html lang="fr" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {gestes && <script src="/gestes.js" defer nonce={nonce} suppressHydrationWarning />}
        {scripted && <ScrollRestoration nonce={nonce} />}
        {scripted && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <PublicLayout unionName="Grande Échelle" unionHref="/">
      <RouteError error={error} />
    </PublicLayout>
  )
}
