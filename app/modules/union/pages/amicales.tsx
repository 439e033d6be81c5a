import { href } from 'react-router'
import { plural } from '#app/ui/format.ts'
import { ListeReglages } from '../components/liste-reglages.tsx'
import { BadgeArchive } from '../components/reglages.tsx'
import { listAmicales } from '../queries/elements.server.ts'
import type { Route } from './+types/amicales.ts'
import { exportReglages, loadReglages } from './liste-reglages.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportReglages('union.parametrer', listAmicales, {
    name: 'amicales',
    columns: ['Nom', 'Centre', 'Président'],
    valeurs: (ligne) => [ligne.nom, ligne.centre, ligne.president],
  }),
]

export function loader(args: Route.LoaderArgs) {
  return loadReglages(args, 'union.parametrer', listAmicales)
}

export default function AmicalesPage({ loaderData, params }: Route.ComponentProps) {
  const { lignes, ...vue } = loaderData
  return (
    <ListeReglages
      {...vue}
      titre="Amicales"
      sousTitre={plural(lignes.length, 'amicale', 'amicales')}
      chercher="Chercher une amicale"
      ajouter={{
        label: 'Ajouter une amicale',
        href: href('/:union/espace/parametrages/amicales/:amicaleId', {
          ...params,
          amicaleId: 'ajouter',
        }),
      }}
      aucun={{
        titre: 'Aucune amicale pour le moment',
        texte:
          'Ajoutez les amicales de sapeurs-pompiers et leur président : les déclarations de sinistre leur sont adressées.',
      }}
      colonnes={[
        { label: 'Nom', tri: 'nom' },
        { label: 'Centre', tri: 'centre' },
        { label: 'Président' },
      ]}
      lignes={lignes.map((l) => ligne(params.union, l))}
    />
  )
}

type Ligne = Awaited<ReturnType<typeof listAmicales>>[number]

function ligne(union: string, l: Ligne) {
  return (
    <tr key={l.id}>
      <th scope="row">
        <a
          href={href('/:union/espace/parametrages/amicales/:amicaleId', { union, amicaleId: l.id })}
        >
          {l.nom}
        </a>
        <BadgeArchive archive={l.archiveLe !== null} />
      </th>
      <td data-l="Centre">{l.centre ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Président">{l.president ?? <span className="soft">Aucun</span>}</td>
    </tr>
  )
}
