import { href } from 'react-router'
import { formatInstant, plural } from '#app/ui/format.ts'
import { DownloadLink, Table } from '#app/ui/table.tsx'
import { decrireFichier } from '../model.ts'

type Version = {
  id: string
  numero: number
  note: string | null
  publieeLe: Date
  auteur: string | null
  nomSur: string
  typeDetecte: string
  taille: number
  ouvertures: number
}

type Props = {
  params: { union: string; documentId: string }
  versions: Version[]
  fuseau: string
}

export function Versions({ params, versions, fuseau }: Props) {
  return (
    <Table caption="Versions" cards>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Publiée</th>
          <th scope="col">Fichier</th>
          <th scope="col" className="num">
            Ouvertures
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={version.id}>
            <th scope="row">
              Version {version.numero}
              {version.note && <small>{version.note}</small>}
            </th>
            <td data-l="Publiée">
              {formatInstant(version.publieeLe, fuseau)}
              {version.auteur && <small>{version.auteur}</small>}
            </td>
            <td data-l="Fichier">
              <DownloadLink
                href={href(
                  '/:union/espace/administration/documents-collectifs/:documentId/versions/:numero',
                  { ...params, numero: String(version.numero) },
                )}
              >
                {version.nomSur}
              </DownloadLink>
              <small>{decrireFichier(version)}</small>
            </td>
            <td data-l="Ouvertures" className="num">
              {plural(version.ouvertures, 'lecteur', 'lecteurs')}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
