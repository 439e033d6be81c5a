import { Badge } from '#app/ui/badge.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'

type Lecteur = {
  id: string
  nom: string
  prenoms: string
  centre: string | null
  lu: boolean
  ouvertLe: Date | null
  luLe: Date | null
  ancienne: number | null
}

type Props = { lecteurs: Lecteur[]; total: number; fuseau: string }

/** Who has not read comes first: they are the ones to reach. */
export function Lecteurs({ lecteurs, total, fuseau }: Props) {
  if (total === 0) {
    return <p className="soft">Personne n’est concerné pour le moment : changez « Pour qui ».</p>
  }
  return (
    <>
      <Table caption="Lecteurs" cards>
        <thead>
          <tr>
            <th scope="col">Adhérent</th>
            <th scope="col">Centre</th>
            <th scope="col">Lecture</th>
          </tr>
        </thead>
        <tbody>
          {lecteurs.map((lecteur) => (
            <tr key={lecteur.id}>
              <th scope="row">
                {lecteur.nom} {lecteur.prenoms}
              </th>
              <td data-l="Centre">{lecteur.centre ?? <span className="soft">Aucun</span>}</td>
              <td data-l="Lecture">
                <Badge
                  kind={lecteur.lu ? 'fait' : 'attend'}
                  icon={lecteur.lu ? 'check' : 'hourglass'}
                >
                  {lecteur.lu ? 'Lu' : 'Pas encore lu'}
                </Badge>
                {detail(lecteur, fuseau) && <small>{detail(lecteur, fuseau)}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > lecteurs.length && (
        <p className="soft small">
          Les {lecteurs.length} premiers sont affichés : l’export les donne tous.
        </p>
      )}
    </>
  )
}

function detail({ luLe, ouvertLe, ancienne }: Lecteur, fuseau: string): string | undefined {
  if (luLe) return formatInstant(luLe, fuseau)
  if (ouvertLe) return `Ouvert ${formatInstant(ouvertLe, fuseau)}`
  return ancienne ? `Connaît la version ${ancienne}` : undefined
}
