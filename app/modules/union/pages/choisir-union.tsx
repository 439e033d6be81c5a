import { href } from 'react-router'
import { queryOf } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { correspond } from '../model.ts'
import { listUnions } from '../public.server.ts'
import type { Route } from './+types/choisir-union.ts'

export async function loader({ request }: Route.LoaderArgs) {
  const recherche = (queryOf(request).recherche ?? '').slice(0, 60)
  const unions = await listUnions()
  return {
    recherche,
    unions: unions
      .filter((union) => correspond(union, recherche))
      .map(({ slug, nom, codeDepartement, demonstration }) => ({
        slug,
        nom,
        codeDepartement,
        demonstration,
      })),
  }
}

export default function ChoisirUnionPage({ loaderData }: Route.ComponentProps) {
  const { recherche, unions } = loaderData
  return (
    <PublicPage
      title="Choisissez votre département"
      subtitle="Se former aux premiers secours, former une équipe ou demander un dispositif de secours, avec les sapeurs-pompiers près de chez vous."
      narrow
    >
      <search>
        <form method="get" className="filters">
          <label className="wide">
            Nom ou numéro du département
            <input type="search" name="recherche" defaultValue={recherche} maxLength={60} />
          </label>
          <Button variant="primary" icon="search">
            Chercher
          </Button>
        </form>
      </search>
      {recherche !== '' && unions.length > 0 && (
        <p className="small">
          {plural(unions.length, 'union trouvée', 'unions trouvées')} ·{' '}
          <a href={href('/')}>Voir toutes les unions</a>
        </p>
      )}
      {unions.length === 0 ? (
        <EmptyState
          title={
            recherche === '' ? 'Aucune union n’est encore ouverte' : 'Aucune union ne correspond'
          }
          action={
            recherche !== '' && <ButtonLink href={href('/')}>Voir toutes les unions</ButtonLink>
          }
        >
          {recherche === ''
            ? 'La première paraîtra ici.'
            : 'Essayez le numéro du département, ou une partie de son nom.'}
        </EmptyState>
      ) : (
        <ul className="lines">
          {unions.map(({ slug, nom, codeDepartement, demonstration }) => (
            <li key={slug}>
              <div>
                <a href={href('/:union', { union: slug })}>
                  <b>{nom}</b>
                </a>
                <small>
                  {demonstration
                    ? 'Union de démonstration, inventée'
                    : `Département ${codeDepartement}`}
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  )
}
