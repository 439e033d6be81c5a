import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Copies } from '../components/copies.tsx'
import { empechementCopie } from '../model/copie.ts'
import { moi } from '../policy.ts'
import { listCopies } from '../queries/copies.server.ts'
import { exporterDonnees, exporterDonneesSchema } from '../use-cases/exporter-donnees.server.ts'
import type { Route } from './+types/export.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { adherentId, personneId } = moi(ctx)
  const copies = await listCopies(ctx, adherentId, personneId)
  return {
    id: newId(),
    copies,
    now: ctx.now,
    fuseau: ctx.union.fuseau,
    empechement: empechementCopie(
      {
        enPreparation: copies.some(({ statut }) => statut === 'en_preparation'),
        demandeLe: copies[0]?.demandeLe ?? null,
      },
      ctx.now,
    ),
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  moi(ctx)
  return submit(request, {}, exporterDonneesSchema, async ({ id }) => {
    await exporterDonnees(ctx, { id })
    return redirectWithToast(
      href('/:union/espace/compte/export', params),
      'Copie demandée. Une notification vous dira quand elle est prête.',
    )
  })
}

export default function ExportPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { id, copies, now, fuseau, empechement } = loaderData
  return (
    <Page
      title="Exporter mes données"
      width="form"
      subtitle="Une archive de tout ce que votre union sait de vous."
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        <p>
          Elle contient une page à lire (lisez-moi.html), les mêmes données pour un autre logiciel
          (donnees.json), vos documents et les mails qui vous ont été écrits. Elle se prépare en une
          minute, et s’efface d’elle-même après sept jours. Gardez-la en lieu sûr.
        </p>
        <form method="post">
          <input type="hidden" name="id" value={id} />
          <div className="actions">
            <Button variant="primary" icon="download" disabledReason={empechement}>
              Demander une copie
            </Button>
          </div>
        </form>
      </div>
      <Section title="Mes copies" id="copies">
        <Copies union={params.union} copies={copies} now={now} fuseau={fuseau} />
      </Section>
      <Section title="Corriger, ou être effacé" id="droits">
        <p>
          Une donnée est fausse&#8239;? Corrigez-la dans Mes informations. Vous quittez l’union et
          voulez être effacé&#8239;? Écrivez à votre secrétariat&nbsp;: un administrateur le fait en
          un mois au plus.
        </p>
      </Section>
    </Page>
  )
}
