import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatDateLong, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { chercherPersonnes } from '../queries/personnes.server.ts'
import type { Route } from './+types/donnees-personnelles.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'personne.effacer')
  const recherche = (queryOf(request).recherche ?? '').trim().slice(0, 100)
  return {
    recherche,
    personnes: recherche.length < 2 ? [] : await chercherPersonnes(ctx, recherche),
  }
}

export default function DonneesPersonnellesPage({ loaderData, params }: Route.ComponentProps) {
  const { recherche, personnes } = loaderData
  return (
    <Page
      title="Données personnelles"
      subtitle="Quelqu’un demande une copie de ses données, ou leur effacement : cherchez-le ici, membre ou stagiaire."
    >
      <search>
        <form method="get" className="filters">
          <label className="wide">
            Nom, identifiant ou adresse électronique
            <input type="search" name="recherche" defaultValue={recherche} />
          </label>
          <Button icon="search">Chercher</Button>
        </form>
      </search>
      {recherche.length < 2 ? (
        <EmptyState title="Qui fait la demande ?">
          Assurez-vous de son identité avant de répondre. Vous avez un mois.
        </EmptyState>
      ) : personnes.length === 0 ? (
        <EmptyState title="Personne ne correspond">
          Essayez son nom de naissance, ou l’adresse écrite lors de son inscription.
        </EmptyState>
      ) : (
        <Table caption="Personnes" cards>
          <thead>
            <tr>
              <th scope="col">Personne</th>
              <th scope="col">Naissance</th>
              <th scope="col">Connue comme</th>
            </tr>
          </thead>
          <tbody>
            {personnes.map((personne) => (
              <tr key={personne.id}>
                <th scope="row">
                  <a
                    href={href('/:union/espace/administration/donnees-personnelles/:personneId', {
                      ...params,
                      personneId: personne.id,
                    })}
                  >
                    {personne.nom} {personne.prenoms}
                  </a>
                  {personne.pseudo && <small>{personne.pseudo}</small>}
                </th>
                <td data-l="Naissance">
                  {personne.naissanceDate ? formatDateLong(personne.naissanceDate) : '–'}
                </td>
                <td data-l="Connue comme">
                  {personne.adherentId && (
                    <Badge kind="calme" icon="users-round">
                      Adhérent
                    </Badge>
                  )}{' '}
                  {personne.inscriptions > 0 &&
                    plural(personne.inscriptions, 'inscription', 'inscriptions')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
