import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { readUpload } from '#app/platform/upload.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, FileField, SaveBar, Select, TextArea } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ordre } from '../components/lignes-collees.tsx'
import { lignesMax } from '../model/liste-collee.ts'
import { empechementGestion, statutsBpf } from '../model.ts'
import { findFormationPour } from '../queries/feuille.server.ts'
import { listListesEnCours } from '../queries/liste-collee.server.ts'
import { collerListe, collerListeSchema } from '../use-cases/coller-liste.server.ts'
import type { Route } from './+types/coller-liste.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.creer')
  const { intitule, numero, prises, places, privee } = formation
  return {
    id: newId(),
    formation: { intitule, numero, prises, places, privee },
    empechement: empechementGestion(formation),
    listes: await listListesEnCours(ctx, formation.id),
    fuseau: ctx.union.fuseau,
  }
}

const max = 5_000_000

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.creer')
  const formationId = uuidParam(params.formationId)
  return submit(request, { formationId }, collerListeSchema, async (input, files) => {
    const recu = await readUpload(files, 'fichier', { max, attendu: 'un tableau CSV, XLSX ou ODS' })
    await collerListe(ctx, input, recu?.bytes)
    return redirect(
      href('/:union/espace/formations/:formationId/stagiaires/liste/:listeId', {
        ...params,
        listeId: input.id,
      }),
    )
  })
}

const situations = Object.entries(statutsBpf).map(([value, label]) => ({ value, label }))

/** STA-6: several trainees at once, from a spreadsheet. */
export default function CollerListePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { id, formation, empechement, listes, fuseau } = loaderData
  const values = actionData?.values ?? {}
  const errors = actionData?.errors ?? {}
  const tape = (nom: string, defaut = '') =>
    typeof values[nom] === 'string' ? values[nom] : defaut
  return (
    <Page
      title="Coller une liste"
      width="form"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
        {
          label: 'Valider stagiaires',
          href: href('/:union/espace/formations/:formationId/stagiaires', params),
        },
      ]}
      subtitle={`${formation.prises} sur ${plural(formation.places, 'place', 'places')}`}
    >
      <div className="stack">
        {empechement && <Message kind="attend" title={empechement} />}
        {listes.length > 0 && (
          <Section title="À reprendre">
            <ul className="lines">
              {listes.map((liste) => (
                <li key={liste.id}>
                  <div>
                    <b>
                      <a
                        href={href(
                          '/:union/espace/formations/:formationId/stagiaires/liste/:listeId',
                          {
                            ...params,
                            listeId: liste.id,
                          },
                        )}
                      >
                        Liste du {formatInstant(liste.creeLe, fuseau)}
                      </a>
                    </b>
                    <small>
                      {plural(liste.lignes, 'ligne', 'lignes')}, {liste.restantes} à ajouter ou à
                      corriger. Gardée un jour.
                    </small>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <form method="post" encType="multipart/form-data" noValidate className="fields">
          <ErrorSummary errors={errors} formError={actionData?.formError} />
          <input type="hidden" name="id" value={id} />
          <TextArea
            name="texte"
            label="Liste copiée d’un tableur"
            optional
            hint={`Une ligne par personne, ${lignesMax} au plus. Avec les titres des colonnes, l’ordre n’a pas d’importance. Sans titres : ${ordre}.`}
            rows={10}
            defaultValue={tape('texte')}
            error={errors.texte}
            autoComplete="off"
            spellCheck={false}
          />
          <FileField
            name="fichier"
            label="Ou un fichier"
            optional
            hint="CSV, Excel (.xlsx) ou LibreOffice (.ods)."
            accept=".csv,.txt,.xlsx,.ods"
            error={errors.fichier}
          />
          <Select
            name="statutBpf"
            label="Situation de ces personnes"
            hint="Pour le bilan pédagogique et financier. Une colonne « Situation » passe avant."
            options={situations}
            width={20}
            defaultValue={tape('statutBpf', formation.privee ? 'salarie' : 'particulier')}
            error={errors.statutBpf}
          />
          <p className="small soft">
            Personne n’est inscrit avant votre accord : vous verrez d’abord chaque ligne, et
            corrigerez celles qui en ont besoin.
          </p>
          <SaveBar>
            <Button variant="primary" disabledReason={empechement}>
              Vérifier la liste
            </Button>
          </SaveBar>
        </form>
      </div>
    </Page>
  )
}
