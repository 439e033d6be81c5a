import { href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { readUpload } from '#app/platform/upload.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, FileField, SaveBar } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { BadgeImport } from '../components/badges.tsx'
import { authorize, touteUnion } from '../policy.ts'
import { listImports } from '../queries/importations.server.ts'
import { analyserFichier } from '../use-cases/analyser-fichier.server.ts'
import type { Route } from './+types/importer.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'importation.gerer', touteUnion)
  return { id: newId(), imports: await listImports(ctx), fuseau: ctx.union.fuseau }
}

const max = 25_000_000

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'importation.gerer', touteUnion)
  return submit(request, {}, z.object({ id: z.uuid() }), async ({ id }, files) => {
    const recu = await readUpload(files, 'fichier', { max, attendu: 'un tableau CSV, XLSX ou ODS' })
    if (!recu) throw new Refusal('Choisissez le fichier à importer.', 'fichier')
    await analyserFichier(ctx, { id, nom: recu.nom, bytes: recu.bytes })
    const suite = { union: params.union, importId: id }
    return redirect(
      href('/:union/espace/administration/cotisations/importer/:importId/correspondance', suite),
    )
  })
}

export default function ImporterPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { id, imports, fuseau } = loaderData
  const liste = href('/:union/espace/administration/cotisations', params)
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Importer des adhérents"
      breadcrumb={[{ label: 'Gestion des cotisations adhérents', href: liste }]}
      subtitle="L’export de Yoonion, ou tout autre tableau d’adhérents."
      failed={actionData !== undefined}
    >
      <form method="post" encType="multipart/form-data">
        <ErrorSummary
          errors={errors}
          labels={{ fichier: 'Fichier' }}
          formError={actionData?.formError}
        />
        <input type="hidden" name="id" value={id} />
        <FileField
          name="fichier"
          label="Fichier à importer"
          hint="CSV, Excel (.xlsx) ou LibreOffice (.ods), 25 Mo au plus. L’ordre des colonnes n’a pas d’importance."
          accept=".csv,.txt,.xlsx,.ods"
          required
          error={errors.fichier}
        />
        <p className="small soft">
          Rien n’est enregistré avant votre accord&#8239;: vous verrez d’abord, ligne par ligne, ce
          qui changera.
        </p>
        <SaveBar>
          <Button variant="primary" icon="upload">
            Lire le fichier
          </Button>
          <ButtonLink href={liste}>Revenir à la liste</ButtonLink>
        </SaveBar>
      </form>
      {imports.length > 0 && (
        <Section title="Fichiers déjà reçus">
          <Table caption="Fichiers déjà reçus" cards>
            <thead>
              <tr>
                <th scope="col">Fichier</th>
                <th scope="col">Reçu</th>
                <th scope="col">Lignes</th>
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>
              {imports.map((lu) => (
                <tr key={lu.id}>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/administration/cotisations/importer/:importId', {
                        union: params.union,
                        importId: lu.id,
                      })}
                    >
                      {lu.nom}
                    </a>
                  </th>
                  <td data-l="Reçu">{formatInstant(lu.creeLe, fuseau)}</td>
                  <td data-l="Lignes">{plural(lu.total, 'ligne', 'lignes')}</td>
                  <td data-l="État">
                    <BadgeImport statut={lu.statut} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      )}
    </Page>
  )
}
