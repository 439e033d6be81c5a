import {
  data,
  href,
  Outlet,
  redirect,
  useLoaderData,
  useLocation,
  useRouteLoaderData,
} from 'react-router'
import { type Aide, aideDe } from '#app/aide/aide.ts'
import { ctxOf } from '#app/ctx.server.ts'
import { findBandeau } from '#app/layouts/bandeau.server.ts'
import { menuDe } from '#app/layouts/menu.ts'
import { RouteError } from '#app/layouts/route-error.tsx'
import { notFound } from '#app/platform/errors.ts'
import { takeToast } from '#app/platform/toast.server.ts'
import { DemoBanner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { type Help, HelpContext } from '#app/ui/help.tsx'
import { Shell } from '#app/ui/shell.tsx'
import espaceStyles from '#app/ui/styles/espace.css?url'
import { Toast } from '#app/ui/toast.tsx'
import type { Route } from './+types/espace.ts'
import type { loader as loaderFormation } from './formation.tsx'

/** The members' area is plain HTML with one small script; a page that must run more says so itself. */
export const handle = { gestes: true }

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: espaceStyles }]

/** Not logged in: to the login page and back. Logged in but not of this union: nothing here exists. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }, next) => {
    const { acteur, union } = ctxOf(context)
    if (acteur.genre === 'public' || acteur.genre === 'exploitant') {
      const { pathname, search } = new URL(request.url)
      const retour = encodeURIComponent(pathname.replace(/\.data$/, '') + search)
      throw redirect(`/${union.slug}/connexion?retour=${retour}`)
    }
    if (acteur.genre !== 'adherent') notFound()
    const conditions = conditionsALire(request, union.slug, acteur.cguAAccepter)
    if (conditions) throw redirect(conditions)
    const response = await next()
    response.headers.set('Cache-Control', 'no-store')
    return response
  },
]

/**
 * ADH-3: new terms are read before any other page. A form being sent still arrives: nothing typed is lost.
 */
function conditionsALire(request: Request, slug: string, version: number | undefined) {
  const url = new URL(request.url)
  const ici = url.pathname.replace(/\.data$/, '')
  const conditions = `/${slug}/espace/conditions`
  if (version === undefined || request.method !== 'GET' || ici === conditions) return undefined
  return `${conditions}?retour=${encodeURIComponent(ici + url.search)}`
}

export async function loader({ request, context, pattern }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { acteur, union } = ctx
  if (acteur.genre !== 'adherent') notFound()
  const toast = takeToast(request)
  const bandeau = await findBandeau(ctx)
  return data(
    {
      union: { slug: union.slug, nom: union.nom, demonstration: union.demonstration },
      moi: {
        nom: `${acteur.prenom} ${acteur.nom}`,
        initiales: `${acteur.prenom.at(0) ?? ''}${acteur.nom.at(0) ?? ''}`.toUpperCase(),
        pseudo: acteur.pseudo,
      },
      menu: menuDe(ctx),
      toast: toast?.sentence,
      aide: aideDe(pattern),
      ...bandeau,
    },
    toast ? { headers: { 'Set-Cookie': toast.forget } } : {},
  )
}

/** The members' shell: menu, account, bell. */
export default function EspaceLayout() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const loaded = useRouteLoaderData<typeof loader>('layouts/espace')
  if (!loaded) return <RouteError error={error} />
  return (
    <Frame {...loaded}>
      <RouteError error={error} donneurs={loaded.administrateurs} />
    </Frame>
  )
}

/** The help of the page, and who to ask when it is not enough. */
function helpOf(aide: Aide | undefined, params: { union: string }): Help | null {
  if (!aide) return null
  return {
    text: aide.texte,
    questions: (aide.questions ?? []).map(({ question, reponse }) => ({
      question,
      answer: reponse,
    })),
    links: [
      ...(aide.liens ?? []).map(({ label, chemin }) => ({
        label,
        href: `${href('/:union/espace', params)}/${chemin}`,
      })),
      { label: 'Contacter l’exploitant', href: href('/:union/espace/compte/contact', params) },
    ],
  }
}

const raccourcis = [
  { label: 'Planning', icon: 'calendar-days' as const, chemin: '/planning' },
  { label: 'Postuler', icon: 'graduation-cap' as const, chemin: '/formations/postuler' },
  { label: 'Formations', icon: 'clipboard-list' as const, chemin: '/formations/a-venir' },
  { label: 'Formations', icon: 'clipboard-list' as const, chemin: '/formations/mes-formations' },
  { label: 'Notifications', icon: 'bell' as const, chemin: '/compte/notifications' },
]

/** Under the thumb, four at most: what this person opens every day, and nothing that answers no. */
function raccourcisDe(menu: Loaded['menu'], espace: string) {
  const ouverts = new Set(
    menu.flatMap(({ href, items = [] }) => [href, ...items.map((i) => i.href)]),
  )
  const possibles = raccourcis
    .map(({ chemin, ...raccourci }) => ({ ...raccourci, href: espace + chemin }))
    .filter(({ href }) => ouverts.has(href))
  // A manager's list of trainings holds his own: one entry is enough.
  const sans = possibles.filter(
    ({ label }, rang) => possibles.findIndex((autre) => autre.label === label) === rang,
  )
  return [{ label: 'Accueil', icon: 'house' as const, href: espace }, ...sans].slice(0, 4)
}

/** Of the entries that lead here, the nearest: *Ajouter adhérent* rather than *Adhérents*. */
function entreeOuverte(menu: Loaded['menu'], pathname: string): string | undefined {
  return menu
    .flatMap(({ items = [] }) => items.map((item) => item.href))
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((un, autre) => autre.length - un.length)[0]
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Frame({
  union,
  moi,
  menu,
  toast,
  nonLues,
  autresUnions,
  aide,
  children,
}: Loaded & { children: React.ReactNode }) {
  const { pathname } = useLocation()
  const formation = useRouteLoaderData<typeof loaderFormation>('layouts/formation')
  const params = { union: union.slug }
  const espace = href('/:union/espace', params)
  const ouverte = entreeOuverte(menu, pathname) ?? formation?.ici?.liste.href
  return (
    <Shell
      unionName={union.nom}
      unionHref={espace}
      menu={menu.map((section) => ({
        ...section,
        current: pathname === section.href,
        open: section.items?.some((item) => pathname.startsWith(item.href)) ?? false,
        ...(section.items && {
          items: section.items.map((item) => ({
            ...item,
            current: item.href === ouverte,
          })),
        }),
      }))}
      bottomBar={raccourcisDe(menu, espace).map((raccourci) => ({
        ...raccourci,
        current:
          raccourci.href === espace ? pathname === espace : pathname.startsWith(raccourci.href),
      }))}
      account={{
        name: moi.nom,
        initials: moi.initiales,
        href: href('/:union/espace/compte/informations', params),
        detail: moi.pseudo,
        unions: autresUnions.map(({ slug, nom }) => ({
          label: nom,
          href: href('/:union/espace', { union: slug }),
        })),
      }}
      notificationsHref={href('/:union/espace/compte/notifications', params)}
      unreadCount={nonLues}
      banner={union.demonstration ? <DemoBanner /> : undefined}
      toast={toast ? <Toast>{toast}</Toast> : undefined}
      logoutForm={
        <form method="post" action={href('/:union/deconnexion', params)}>
          <Button variant="bare" size="small" icon="log-out">
            Se déconnecter
          </Button>
        </form>
      }
    >
      <link rel="manifest" href={href('/:union/manifeste.webmanifest', params)} />
      <link rel="apple-touch-icon" href="/application-180.png" />
      <meta name="theme-color" content="#1e3257" />
      <HelpContext value={helpOf(aide, params)}>{children}</HelpContext>
    </Shell>
  )
}
