import { ctxOf } from '#app/ctx.server.ts'
import type { Route } from './+types/manifeste.ts'

/** MOB-1: what a phone needs in order to install this union's pages as an application. */
export function loader({ context }: Route.LoaderArgs) {
  const { slug, nom } = ctxOf(context).union
  const manifeste = {
    id: `/${slug}/espace`,
    name: `${nom} · Grande Échelle`,
    short_name: nom.length <= 14 ? nom : 'Grande Échelle',
    description: 'L’espace des adhérents : formations, planning, notifications.',
    lang: 'fr',
    start_url: `/${slug}/espace`,
    scope: `/${slug}/`,
    display: 'standalone',
    background_color: '#f6f4f0',
    theme_color: '#1e3257',
    icons: [
      { src: '/application-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/application-512.png', sizes: '512x512', type: 'image/png' },
      {
        src: '/application-masquable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
    shortcuts: [
      { name: 'Postuler', url: `/${slug}/espace/formations/postuler` },
      { name: 'Notifications', url: `/${slug}/espace/compte/notifications` },
    ],
  }
  return new Response(JSON.stringify(manifeste), {
    headers: {
      'Content-Type': 'application/manifest+json; charset=utf-8',
      'Cache-Control': 'max-age=3600',
    },
  })
}
