import { Outlet, useLocation } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { tousLesDroits } from '#app/droits.ts'
import { groupes, type Rubrique, rubriques } from '#app/layouts/rubriques-formation.ts'
import type { StatutFormation } from '#app/modules/formation/model.ts'
import { findRepere } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { permits } from '#app/platform/policy.ts'
import { formatDay } from '#app/ui/format.ts'
import { FramedObjectContext } from '#app/ui/page.tsx'
import { SectionLinks } from '#app/ui/section-links.tsx'
import type { Route } from './+types/formation.ts'

/** The pages of a formation that this person may open. It refuses nothing: each page answers for itself. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formationId = z.uuid().safeParse(params.formationId).data
  const repere = formationId ? await findRepere(ctx, formationId) : undefined
  const pages = repere ? rubriques.filter((rubrique) => ouverte(ctx, rubrique, repere)) : []
  const espace = `/${ctx.union.slug}/espace/formations`
  const adresse = `${espace}/${params.formationId}`
  return {
    adresse,
    ici: repere && pages.some(({ chemin }) => chemin === '') ? ou(repere, espace) : undefined,
    pages: pages.map(({ label, groupe, chemin }) => ({ label, groupe, href: adresse + chemin })),
  }
}

type Repere = NonNullable<Awaited<ReturnType<typeof findRepere>>>

/** The list each state is found in: where one comes from, and the way back. */
const listes: Record<StatutFormation, [label: string, chemin: string]> = {
  a_valider: ['Formations à valider', 'a-valider'],
  refusee: ['Formations à valider', 'a-valider'],
  validee: ['Formations à venir', 'a-venir'],
  annulee: ['Formations à venir', 'a-venir'],
  cloturee: ['Formations clôturées', 'cloturees'],
}

function ou({ statut, numero, intitule, premierJour }: Repere, espace: string) {
  const [label, chemin] = listes[statut]
  return { liste: { label, href: `${espace}/${chemin}` }, numero, intitule, premierJour }
}

function ouverte(
  ctx: Ctx,
  { droit, statuts, privees, series }: Rubrique,
  formation: Repere,
): boolean {
  const regle = tousLesDroits[droit]
  if (!regle || !permits(ctx.acteur, regle, formation)) return false
  if (privees && !formation.privee) return false
  if (series && !formation.enSerie) return false
  return !statuts || statuts.includes(formation.statut)
}

/** Where one is, then two lines: the groups, then the pages of the group one is in. */
export default function FormationLayout({ loaderData }: Route.ComponentProps) {
  const { pathname } = useLocation()
  const { pages, ici: lieu, adresse } = loaderData
  const current = pages.findLast(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
  const ici = pages.filter(({ groupe }) => groupe === current?.groupe)
  const ouverts = groupes.flatMap((groupe) => pages.find((page) => page.groupe === groupe) ?? [])
  return (
    <FramedObjectContext value={lieu && adresse}>
      {lieu && <Ou {...lieu} adresse={adresse} fiche={pathname === adresse} />}
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
    </FramedObjectContext>
  )
}

type OuProps = NonNullable<Route.ComponentProps['loaderData']['ici']> & {
  adresse: string
  /** On its sheet the title already says the name. */
  fiche: boolean
}

/** The list it is in, its name, its number and its date: the same line at the top of each page. */
function Ou({ liste, intitule, numero, premierJour, adresse, fiche }: OuProps) {
  return (
    <nav className="crumbs object-where" aria-label="Fil d’Ariane">
      <ol>
        <li>
          <a href={liste.href}>{liste.label}</a>
        </li>
        <li>{fiche ? numero : <a href={adresse}>{intitule}</a>}</li>
      </ol>
      {!fiche && (
        <span>{[numero, premierJour && formatDay(premierJour)].filter(Boolean).join(' · ')}</span>
      )}
    </nav>
  )
}
