import type { FormValue } from '#app/platform/form.server.ts'
import { Table } from '#app/ui/table.tsx'
import { type Champ, champs, libellesChamp } from '../model/champs.ts'

type Props = {
  entetes: string[]
  exemples: string[][]
  colonnes: (Champ | '')[]
  /** What was sent, when the form comes back. */
  saisies: FormValue | undefined
}

/** Each column of the file: its title, a few of its values, what it is. */
export function ColonnesFichier({ entetes, exemples, colonnes, saisies }: Props) {
  return (
    <div className="mapping">
      <Table caption="Colonnes du fichier" cards>
        <thead>
          <tr>
            <th scope="col">Colonne du fichier</th>
            <th scope="col">Exemples</th>
            <th scope="col">Contient</th>
          </tr>
        </thead>
        <tbody>
          {entetes.map((entete, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same title
            <tr key={index}>
              <th scope="row">{entete}</th>
              <td data-l="Exemples" className="soft small">
                {exemples[index]?.join(' · ') || 'Vide'}
              </td>
              <td data-l="Contient">
                <select
                  name={`colonnes.${index}`}
                  aria-label={`La colonne ${entete} contient`}
                  defaultValue={saisie(saisies, index) ?? colonnes[index] ?? ''}
                >
                  <option value="">Ne pas importer</option>
                  {champs.map((champ) => (
                    <option key={champ} value={champ}>
                      {libellesChamp[champ]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function saisie(saisies: FormValue | undefined, index: number): string | undefined {
  if (typeof saisies !== 'object' || Array.isArray(saisies)) return undefined
  const valeur = saisies[String(index)]
  return typeof valeur === 'string' ? valeur : undefined
}
