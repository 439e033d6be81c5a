import { href } from 'react-router'
import { plural } from '#app/ui/format.ts'
import { ListeReglages } from '../components/liste-reglages.tsx'
import { BadgeArchive } from '../components/reglages.tsx'
import { listCentresDetail } from '../queries/elements.server.ts'
import type { Route } from './+types/centres.ts'
import { exportReglages, loadReglages } from './liste-reglages.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportReglages('union.parametrer', listCentresDetail, {
    name: 'centres',
    columns: ['Nom', 'Code', 'Responsable', 'Adhérents'],
    valeurs: (ligne) => [ligne.nom, ligne.code, ligne.responsable, ligne.adherents],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return loadReglages(args, 'union.parametrer', listCentresDetail)
}

export default function CentresPage({ loaderData, params }: Route.ComponentProps) {
  const { lignes, ...vue } = loaderData
  return (
    <ListeReglages
      {...vue}
      titre="Centres"
      sousTitre={plural(lignes.length, 'centre', 'centres')}
      chercher="Chercher un centre"
      ajouter={{
        label: 'Ajouter un centre',
        href: href('/:union/espace/parametrages/centres/:centreId', {
          ...params,
          centreId: 'ajouter',
        }),
      }}
      aucun={{
        titre: 'Aucun centre pour le moment',
        texte:
          'Ajoutez les centres d’incendie et de secours : les adhérents y sont rattachés, les responsables locaux n’agissent que pour les leurs.',
      }}
      colonnes={[
        { label: 'Nom', tri: 'nom' },
        { label: 'Code', tri: 'code' },
        { label: 'Responsable' },
        { label: 'Adhérents', tri: 'adherents', num: true },
      ]}
      lignes={lignes.map((l) => ligne(params.union, l))}
    />
  )
}

type Ligne = Awaited<ReturnType<typeof listCentresDetail>>[number]

function ligne(union: string, l: Ligne) {
  return (
    <tr key={l.id}>
      <th scope="row">
        <a href={href('/:union/espace/parametrages/centres/:centreId', { union, centreId: l.id })}>
          {l.nom}
        </a>
        <BadgeArchive archive={l.archiveLe !== null} />
      </th>
      <td data-l="Code">{l.code}</td>
      <td data-l="Responsable">{l.responsable ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Adhérents" className="num">
        {l.adherents}
      </td>
    </tr>
  )
}
