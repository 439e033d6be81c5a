import { href } from 'react-router'
import { formatDay, formatDuration, formatMoney, plural } from '#app/ui/format.ts'
import { ListeReglages } from '../components/liste-reglages.tsx'
import { BadgeArchive } from '../components/reglages.tsx'
import { documentsType, phraseGroupe } from '../model/type.ts'
import { listTypes } from '../queries/types.server.ts'
import type { Route } from './+types/types.ts'
import { exportReglages, loadReglages } from './liste-reglages.server.ts'

type Ligne = Awaited<ReturnType<typeof listTypes>>[number]

const columns = [
  'Code',
  'Nom',
  'Autres noms',
  'Durée minimale (h)',
  'Places',
  'Stagiaires par formateur',
  'Effectif minimal',
  'Âge minimal',
  'Prix (€)',
  'Document',
  'Grand groupe',
  'BPF F-3',
  'NSF',
  'Compétences pour encadrer',
]

function valeurs(type: Ligne) {
  return [
    type.code,
    type.nom,
    type.alias.join(', '),
    type.minutesMin / 60,
    type.placesDefaut,
    type.maxParFormateur,
    type.minStagiaires,
    type.ageMin,
    type.prixDefaut / 100,
    documentsType[type.document],
    phraseGroupe(type),
    type.bpfF3,
    type.nsf,
    type.competences.join(', '),
  ]
}

export const middleware: Route.MiddlewareFunction[] = [
  exportReglages('type.parametrer', listTypes, { name: 'types', columns, valeurs }),
]

export function loader(args: Route.LoaderArgs) {
  return loadReglages(args, 'type.parametrer', listTypes)
}

export default function TypesPage({ loaderData, params }: Route.ComponentProps) {
  const { lignes, ...vue } = loaderData
  return (
    <ListeReglages
      {...vue}
      titre="Types de formation"
      sousTitre={`${plural(lignes.length, 'type', 'types')}. Une formation reprend ces valeurs à sa création ; elle garde la règle de son premier jour.`}
      chercher="Chercher un type"
      ajouter={{
        label: 'Ajouter un type',
        href: href('/:union/espace/parametrages/types/:typeId', {
          ...params,
          typeId: 'ajouter',
        }),
      }}
      aucun={{
        titre: 'Aucun type pour le moment',
        texte: 'Ajoutez un enseignement que votre union délivre.',
      }}
      colonnes={[
        { label: 'Type', tri: 'nom' },
        { label: 'Durée', tri: 'duree' },
        { label: 'Places', tri: 'places', num: true },
        { label: 'Prix', tri: 'prix', num: true },
        { label: 'Document' },
        { label: 'Encadré par' },
      ]}
      lignes={lignes.map((type) => ligne(params.union, type))}
    />
  )
}

function ligne(union: string, type: Ligne) {
  const noms = [type.code, ...type.alias].join(', ')
  return (
    <tr key={type.id}>
      <th scope="row">
        <a href={href('/:union/espace/parametrages/types/:typeId', { union, typeId: type.id })}>
          {type.nom}
        </a>
        <small>{noms}</small>
        <BadgeArchive archive={type.archiveLe !== null} />
        {type.valableAu && <small>Jusqu’au {formatDay(type.valableAu)}</small>}
      </th>
      <td data-l="Durée" className="nowrap">
        {formatDuration(type.minutesMin)}
        {type.ageMin !== null && <small>dès {type.ageMin} ans</small>}
      </td>
      <td data-l="Places" className="num nowrap">
        {type.placesDefaut}
        <small>{type.maxParFormateur} par formateur</small>
      </td>
      <td data-l="Prix" className="num">
        {formatMoney(type.prixDefaut)}
      </td>
      <td data-l="Document">
        {documentsType[type.document]}
        {type.bpfF3 === null && <small>BPF à préciser</small>}
      </td>
      <td data-l="Encadré par">
        {type.competences.join(', ') || <span className="soft">Personne</span>}
      </td>
    </tr>
  )
}
