import { Outlet, useLocation } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { tousLesDroits } from '#app/droits.ts'
import { groupes, type Rubrique, rubriques } from '#app/layouts/rubriques-formation.ts'
import { findRepere } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { permits } from '#app/platform/policy.ts'
import { SectionLinks } from '#app/ui/section-links.tsx'
import type { Route } from './+types/formation.ts'

/** The pages of a formation that this person may open. It refuses nothing: each page answers for itself. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formationId = z.uuid().safeParse(params.formationId).data
  const repere = formationId ? await findRepere(ctx, formationId) : undefined
  const pages = repere ? rubriques.filter((rubrique) => ouverte(ctx, rubrique, repere)) : []
  const adresse = `/${ctx.union.slug}/espace/formations/${params.formationId}`
  return {
    pages: pages.map(({ label, groupe, chemin }) => ({ label, groupe, href: adresse + chemin })),
  }
}

function ouverte(
  ctx: Ctx,
  { droit, statuts, privees }: Rubrique,
  formation: NonNullable<Awaited<ReturnType<typeof findRepere>>>,
): boolean {
  const regle = tousLesDroits[droit]
  if (!regle || !permits(ctx.acteur, regle, formation)) return false
  if (privees && !formation.privee) return false
  return !statuts || statuts.includes(formation.statut)
}

/** Two lines: the groups, then the pages of the group one is in. */
export default function FormationLayout({ loaderData }: Route.ComponentProps) {
  const { pathname } = useLocation()
  const { pages } = loaderData
  const current = pages.findLast(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
  const ici = pages.filter(({ groupe }) => groupe === current?.groupe)
  const ouverts = groupes.flatMap((groupe) => pages.find((page) => page.groupe === groupe) ?? [])
  return (
    <>
      {pages.length > 1 && (
        <div className="object-pages">
          <SectionLinks
            label="Rubriques de cette formation"
            links={ouverts.map(({ groupe, href }) => ({
              label: groupe,
              href,
              current: groupe === current?.groupe,
            }))}
          />
          {ici.length > 1 && (
            <nav className="object-subpages" aria-label={`Pages de la rubrique ${current?.groupe}`}>
              {ici.map(({ label, href }) => (
                <a
                  key={href}
                  href={href}
                  aria-current={href === current?.href ? 'page' : undefined}
                >
                  {label}
                </a>
              ))}
            </nav>
          )}
        </div>
      )}
      <Outlet />
    </>
  )
}
