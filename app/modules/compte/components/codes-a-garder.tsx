import { ButtonLink } from '#app/ui/button.tsx'
import { Page } from '#app/ui/page.tsx'
import { CodesSecours } from './codes-secours.tsx'

type Props = { title: string; subtitle: string; codes: string[]; securite: string }

/** The first factor is added: the recovery codes that come with it, shown once. */
export function CodesAGarder({ title, subtitle, codes, securite }: Props) {
  return (
    <Page title={title} width="form" subtitle={subtitle}>
      <CodesSecours codes={codes} />
      <div className="actions">
        <ButtonLink variant="primary" href={securite}>
          J’ai gardé mes codes
        </ButtonLink>
      </div>
    </Page>
  )
}
