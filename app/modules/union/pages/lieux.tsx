import { href } from 'react-router'
import { plural } from '#app/ui/format.ts'
import { ListeReglages } from '../components/liste-reglages.tsx'
import { BadgeArchive } from '../components/reglages.tsx'
import { listLieuxDetail } from '../queries/elements.server.ts'
import type { Route } from './+types/lieux.ts'
import { exportReglages, loadReglages } from './liste-reglages.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportReglages('union.parametrer', listLieuxDetail, {
    name: 'lieux',
    columns: ['Nom', 'Adresse', 'Code postal', 'Commune', 'Capacité', 'Accès', 'Centre'],
    valeurs: (ligne) => [
      ligne.nom,
      ligne.adresse,
      ligne.codePostal,
      ligne.commune,
      ligne.capacite,
      ligne.acces,
      ligne.centre,
    ],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return loadReglages(args, 'union.parametrer', listLieuxDetail)
}

export default function LieuxPage({ loaderData, params }: Route.ComponentProps) {
  const { lignes, ...vue } = loaderData
  return (
    <ListeReglages
      {...vue}
      titre="Lieux"
      sousTitre={plural(lignes.length, 'lieu', 'lieux')}
      chercher="Chercher un lieu, une commune"
      ajouter={{
        label: 'Ajouter un lieu',
        href: href('/:union/espace/parametrages/lieux/:lieuId', {
          ...params,
          lieuId: 'ajouter',
        }),
      }}
      aucun={{
        titre: 'Aucun lieu pour le moment',
        texte:
          'Ajoutez les salles où se tiennent les formations : on les choisit dans une liste, et le public voit l’adresse et l’accès.',
      }}
      colonnes={[
        { label: 'Nom', tri: 'nom' },
        { label: 'Commune', tri: 'commune' },
        { label: 'Capacité', tri: 'capacite', num: true },
        { label: 'Centre' },
      ]}
      lignes={lignes.map((l) => ligne(params.union, l))}
    />
  )
}

type Ligne = Awaited<ReturnType<typeof listLieuxDetail>>[number]

function ligne(union: string, l: Ligne) {
  return (
    <tr key={l.id}>
      <th scope="row">
        <a href={href('/:union/espace/parametrages/lieux/:lieuId', { union, lieuId: l.id })}>
          {l.nom}
        </a>
        <BadgeArchive archive={l.archiveLe !== null} />
      </th>
      <td data-l="Commune">
        {l.commune}
        <small>{[l.adresse, l.codePostal].filter(Boolean).join(', ')}</small>
      </td>
      <td data-l="Capacité" className="num">
        {l.capacite ?? '–'}
      </td>
      <td data-l="Centre">{l.centre ?? <span className="soft">Aucun</span>}</td>
    </tr>
  )
}
