import type { ReactNode } from 'react'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination } from '#app/ui/table.tsx'
import { adresseFiltres, type Filtres, type Periode } from '../model/filtres.ts'
import { FiltresStatistiques } from './filtres-statistiques.tsx'

type Props = {
  title: string
  union: string
  adresse: string
  filtres: Filtres & { page: number }
  choix: {
    periode: Periode
    annees: number[]
    types: { id: string; nom: string }[]
    centres: { id: string; nom: string }[]
    sansCentre: boolean
  }
  liste: { total: number; pages: number; parPage: number }
  /** What the figure that led here counted: « 27 stagiaires, 259 h ». */
  resume: string
  noun: string
  /** Filters of this list alone. */
  filtresPropres?: ReactNode
  children: ReactNode
}

/** The rows behind a figure: same filters, same total, and the way back. */
export function ListeComptee(props: Props) {
  const { title, union, adresse, filtres, choix, liste, resume, noun } = props
  const url = new URL(adresse)
  const { periode } = choix
  return (
    <Page
      title={title}
      breadcrumb={[
        {
          label: 'Statistiques formations',
          href: `/${union}/espace/statistiques/formations${adresseFiltres(communs(filtres))}`,
        },
        { label: title },
      ]}
      subtitle={`${resume}, du ${formatDay(periode.du)} au ${formatDay(periode.au)}.`}
      actions={<ExportMenu url={url} />}
    >
      <FiltresStatistiques {...choix} filtres={filtres} effacer={url.pathname}>
        {props.filtresPropres}
      </FiltresStatistiques>
      {liste.total === 0 ? (
        <EmptyState title="Rien ne correspond">
          Seules les formations clôturées comptent. Changez d’année, ou élargissez les filtres.
        </EmptyState>
      ) : (
        <>
          {props.children}
          <Pagination
            page={filtres.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun={noun}
          />
        </>
      )}
    </Page>
  )
}

function communs({ annee, du, au, type, centre, acces, mois }: Filtres): Filtres {
  return { annee, du, au, type, centre, acces, mois }
}
