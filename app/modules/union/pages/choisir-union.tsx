import { queryOf } from '#app/platform/pages.ts'
import { Button } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { sansAccent } from '#app/modules/adherent/model/nom.ts'
import { listUnions } from '../public.server.ts'
import type { Route } from './+types/choisir-union.ts'

export async function loader({ request }: Route.LoaderArgs) {
  const recherche = (queryOf(request).recherche ?? '').slice(0, 60)
  const cherche = sansAccent(recherche)
  const unions = await listUnions()
  return {
    recherche,
    unions: unions
      .filter(({ nom, codeDepartement }) => sansAccent(nom).includes(cherche) && nom !== '' && (cherche !== '' || codeDepartement.startsWith(recherche)))
      .map(({ slug, nom, codeDepartement }) => ({ slug, nom, codeDepartement })),
  }
}

export default function ChoisirUnionPage({ loaderData }: Route.ComponentProps) {
  const { recherche, unions } = loaderData
  return (
    <PublicPage title="Choisir votre département" subtitle="Formations aux premiers secours et postes de secours, avec l’union départementale des sapeurs-pompiers près de chez vous.">
      <form method="get" className="filters">
        <label className="wide">
          Nom ou numéro du département
          <input type="search" name="recherche" defaultValue={recherche} maxLength={60} />
        </label>
        <Button>Chercher</Button>
      </form>
      {unions.length === 0 ? (
        <EmptyState title="Aucune union ne correspond" action={<a href="/">Voir toutes les unions</a>}>
          Essayez le numéro du département, ou une partie de son nom.
        </EmptyState>
      ) : (
        <ul className="doors">
          {unions.map(({ slug, nom, codeDepartement }) => (
            <li key={slug}>
              <a className="door" href={`/${slug}`}>
                <b>{nom}</b>
                <span>Département {codeDepartement}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  )
}
