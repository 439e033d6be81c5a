import type { ReactNode } from 'react'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { Page } from '#app/ui/page.tsx'
import { SortLink, Table, withParam } from '#app/ui/table.tsx'
import { AucunReglage, FiltresReglage } from './reglages.tsx'

/** A head of the table; `tri` is the key of its order, absent when it has none. */
type Colonne = { label: string; tri?: string; num?: boolean }

type Props = {
  titre: string
  sousTitre: string
  filtres: { recherche: string; archives: string; tri: string }
  /** Where one is. */
  url: string
  chercher: string
  ajouter: { label: string; href: string }
  /** Said while the union has none. */
  aucun: { titre: string; texte: string }
  colonnes: Colonne[]
  /** The rows of the table. */
  lignes: ReactNode[]
}

/** A list of settings: export and *Ajouter*, search, then the table or what to do without one. */
export function ListeReglages(props: Props) {
  const { titre, filtres, chercher, ajouter, aucun, colonnes, lignes } = props
  const url = new URL(props.url)
  return (
    <Page
      title={titre}
      subtitle={props.sousTitre}
      actions={
        <>
          <ExportMenu url={url} />
          <ButtonLink variant="primary" icon="plus" href={ajouter.href}>
            {ajouter.label}
          </ButtonLink>
        </>
      }
    >
      <FiltresReglage filtres={filtres} chercher={chercher} url={url} />
      {lignes.length === 0 ? (
        <AucunReglage filtres={filtres} url={url} titre={aucun.titre}>
          {aucun.texte}
        </AucunReglage>
      ) : (
        <Table caption={titre} cards sticky>
          <thead>
            <tr>{colonnes.map((colonne) => tete(colonne, filtres.tri, url))}</tr>
          </thead>
          <tbody>{lignes}</tbody>
        </Table>
      )}
    </Page>
  )
}

function tete({ label, tri, num = false }: Colonne, actuel: string, url: URL) {
  if (tri === undefined) {
    return (
      <th key={label} scope="col">
        {label}
      </th>
    )
  }
  return (
    <SortLink
      key={label}
      label={label}
      column={tri}
      sort={actuel || 'nom'}
      href={withParam(url, 'tri', actuel === tri ? `-${tri}` : tri)}
      {...(num && { className: 'num' })}
    />
  )
}
