import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { Page } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { DownloadLink } from '#app/ui/table.tsx'
import { adresseDe, TablePreuves } from '../components/preuves.tsx'
import { avancement, juger } from '../model/preuves.ts'
import { authorize } from '../policy.ts'
import { listFaits } from '../queries/preuves.server.ts'
import type { Route } from './+types/qualiopi-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'qualiopi.lire', formation)
  const [faits] = await listFaits(ctx, [formation.id])
  const preuves = faits ? juger(faits) : []
  return { intitule: formation.intitule, preuves, ...avancement(preuves) }
}

export default function QualiopiFormationPage({ loaderData, params }: Route.ComponentProps) {
  const { intitule, preuves, presentes, attendues } = loaderData
  const manquent = attendues - presentes
  return (
    <Page
      title="Dossier Qualiopi"
      breadcrumb={[
        { label: intitule, href: href('/:union/espace/formations/:formationId', params) },
      ]}
      actions={
        <DownloadLink href={href('/:union/espace/formations/:formationId/qualiopi/zip', params)}>
          Télécharger le dossier
        </DownloadLink>
      }
    >
      <div className="stack">
        <Progress
          label={`${presentes} preuves sur ${attendues}`}
          value={presentes}
          max={attendues}
          detail={manquent === 0 ? 'Le dossier est complet.' : `Il en manque ${manquent}.`}
        />
        <TablePreuves
          preuves={preuves}
          adresse={(chemin) => adresseDe(params.union, params.formationId, chemin)}
        />
      </div>
    </Page>
  )
}
