import type { FormValue } from '#app/platform/form.server.ts'
import { HintAndError } from '#app/ui/field.tsx'
import { Table } from '#app/ui/table.tsx'
import { basesMateriel, type LigneMateriel, libellesBase } from '../model/materiel.ts'
import './lignes-materiel.css'

type Saisie = { libelle: string; quantite: string; base: string; groupe: string }

type Props = {
  lignes: Saisie[]
  /** Quantities for a full training, by line as it is kept. */
  exemple: { titre: string; quantites: (number | undefined)[] }
  errors: Record<string, string>
}

/** The list, a line a thing, then blank ones to go on. */
export function LignesMateriel({ lignes, exemple, errors }: Props) {
  return (
    <div className="materiel">
      <Table caption="Matériel" cards>
        <thead>
          <tr>
            <th scope="col">Matériel</th>
            <th scope="col">Quantité</th>
            <th scope="col">Comptée</th>
            <th scope="col">Stagiaires</th>
            <th scope="col" className="num">
              {exemple.titre}
            </th>
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
            <tr key={rang}>
              <td data-l="Matériel">
                <Champ
                  {...{ rang, ligne, errors }}
                  nom="libelle"
                  label="Matériel"
                  maxLength={120}
                />
              </td>
              <td data-l="Quantité">
                <Champ {...{ rang, ligne, errors }} nom="quantite" label="Quantité" chiffres />
              </td>
              <td data-l="Comptée">
                <select
                  name={`lignes.${rang}.base`}
                  aria-label={`Comptée, ligne ${rang + 1}`}
                  defaultValue={ligne.base}
                >
                  {basesMateriel.map((base) => (
                    <option key={base} value={base}>
                      {libellesBase[base]}
                    </option>
                  ))}
                </select>
              </td>
              <td data-l="Stagiaires">
                <Champ
                  {...{ rang, ligne, errors }}
                  nom="groupe"
                  label="Stagiaires par groupe"
                  chiffres
                />
              </td>
              <td data-l={exemple.titre} className="num">
                {exemple.quantites[rang]}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

type ChampProps = {
  rang: number
  ligne: Saisie
  nom: 'libelle' | 'quantite' | 'groupe'
  label: string
  errors: Record<string, string>
  maxLength?: number
  chiffres?: boolean
}

function Champ({ rang, ligne, nom, label, errors, maxLength, chiffres = false }: ChampProps) {
  const name = `lignes.${rang}.${nom}`
  const id = `champ-${name.replaceAll('.', '-')}`
  const error = errors[name]
  return (
    <>
      <HintAndError name={name} hint={undefined} error={error} />
      <input
        id={id}
        name={name}
        aria-label={`${label}, ligne ${rang + 1}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-erreur` : undefined}
        defaultValue={ligne[nom]}
        className={chiffres ? 'w-4' : undefined}
        inputMode={chiffres ? 'numeric' : undefined}
        maxLength={maxLength}
        autoComplete="off"
      />
    </>
  )
}

const blanche: Saisie = { libelle: '', quantite: '', base: 'fixe', groupe: '' }
const blanches = 5

/** What is kept, or what was typed when it comes back; then blank lines. */
export function saisiesMateriel(lignes: LigneMateriel[], typees: FormValue | undefined): Saisie[] {
  const gardees = lignes.map(({ libelle, quantite, base, groupe }) => ({
    ...{ libelle, base },
    quantite: String(quantite),
    groupe: groupe === null ? '' : String(groupe),
  }))
  if (typees === undefined) return [...gardees, ...Array.from({ length: blanches }, () => blanche)]
  return Object.values(typees).map((ligne) => ({ ...blanche, ...textes(ligne) }))
}

function textes(ligne: FormValue): Partial<Saisie> {
  if (typeof ligne !== 'object' || Array.isArray(ligne)) return {}
  return Object.fromEntries(Object.entries(ligne).filter(([, texte]) => typeof texte === 'string'))
}
