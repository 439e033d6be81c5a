import type { countStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'

type Props = {
  places: number
  stagiaires: Awaited<ReturnType<typeof countStagiaires>>
  /** *Valider stagiaires*. */
  page: string
  empechement: string | undefined
}

/** How many trainees a formation has, and the way to them. */
export function ResumeStagiaires({ places, stagiaires, page, empechement }: Props) {
  return (
    <Section
      title="Stagiaires"
      count={`${plural(stagiaires.inscrits, 'inscrit', 'inscrits')} pour ${plural(places, 'place', 'places')}`}
      actions={
        // Closed or cancelled: the badge of the page says why nobody is added any more.
        !empechement && (
          <ButtonLink size="small" icon="user-plus" href={`${page}/ajouter`}>
            Ajouter un stagiaire
          </ButtonLink>
        )
      }
    >
      <p>
        <a href={page}>Voir et valider les stagiaires</a>
      </p>
    </Section>
  )
}
