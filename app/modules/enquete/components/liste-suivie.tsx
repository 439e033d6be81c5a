import type { ReactNode } from 'react'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Views, withParam } from '#app/ui/table.tsx'

type Props = {
  titre: string
  sousTitre: string
  url: URL
  ajouter: ReactNode
  vue: string
  vues: { vue: string; label: string; count: number | undefined }[]
  liste: { rows: unknown[]; page: number; pages: number; total: number; parPage: number }
  noun: string
  /** What an empty view says, and what to do. */
  vide: { titre: string; phrase: string }
  filtres?: ReactNode
  children: ReactNode
}

/** The register of complaints and the improvement plan: views, what each holds, the button that adds one. */
export function ListeSuivie(props: Props) {
  const { titre, sousTitre, url, ajouter, vue, vues, liste, noun, vide, filtres, children } = props
  const { page, pages, total, parPage } = liste
  return (
    <Page
      title={titre}
      subtitle={sousTitre}
      actions={
        <>
          <ExportMenu url={url} />
          {ajouter}
        </>
      }
    >
      <Views
        views={vues.map(({ vue: une, ...view }) => ({
          ...view,
          href: withParam(url, 'vue', une),
          current: vue === une,
        }))}
      />
      {filtres}
      {liste.rows.length === 0 ? (
        <EmptyState title={vide.titre} action={ajouter}>
          {vide.phrase}
        </EmptyState>
      ) : (
        <>
          {children}
          <Pagination {...{ page, pages, total, parPage }} url={url} noun={noun} />
        </>
      )}
    </Page>
  )
}
