import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { estFormateurDe, findFormation } from '#app/modules/formation/public.server.ts'
import { formatNote } from '#app/modules/statistique/model.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, TextArea } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { AucunSondage } from '../components/aucun-sondage.tsx'
import { EtatsEnvois } from '../components/etats-envois.tsx'
import { FeuillesAImprimer } from '../components/feuilles-a-imprimer.tsx'
import { Repartitions } from '../components/repartition.tsx'
import { TextesRecus } from '../components/textes-recus.tsx'
import {
  type GenreEnquete,
  genres,
  genresDuFormateur,
  libelleGenre,
  reponsesMinFormateur,
} from '../model.ts'
import { authorize, can } from '../policy.ts'
import { countParGenre, findRepartition, listTextes } from '../queries/analyse.server.ts'
import { findAnalyse } from '../queries/analyse-ecrite.server.ts'
import { listEnvois } from '../queries/envois.server.ts'
import { ecrireAnalyse, ecrireAnalyseSchema } from '../use-cases/ecrire-analyse.server.ts'
import { renvoyerEnquete, renvoyerEnqueteSchema } from '../use-cases/renvoyer-enquete.server.ts'
import type { Route } from './+types/sondages-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  const gestion = can(ctx, 'enquete.lister', formation)
  // His trainees' answers, once there are enough of them; nothing of who was asked.
  if (!gestion && !(await estFormateurDe(ctx, formation.id)))
    authorize(ctx, 'enquete.lister', formation)
  const comptes = await countParGenre(ctx, { formationId: formation.id })
  const lisibles = comptes.filter((compte) => gestion || lisible(compte))
  const sur = { formationId: formation.id }
  const repartitions = await findRepartition(ctx, sur)
  const textes = await listTextes(ctx, sur)
  const parGenre = genres.flatMap((genre) =>
    lisibles
      .filter((compte) => compte.genre === genre)
      .map((compte) => ({
        ...compte,
        repartitions: repartitions.find((une) => une.genre === genre)?.repartitions ?? [],
        textes: textes.filter((texte) => texte.genre === genre),
      })),
  )
  return {
    intitule: formation.intitule,
    cloturee: formation.statut === 'cloturee',
    feuillesVierges: formation.statut === 'validee' && formation.prises > 0,
    parGenre,
    gestion,
    envois: gestion ? await listEnvois(ctx, formation.id) : [],
    analyse: gestion ? await findAnalyse(ctx, formation.id) : undefined,
    fuseau: ctx.union.fuseau,
    peutGerer: can(ctx, 'enquete.gerer', formation),
    peutDecider: can(ctx, 'amelioration.gerer'),
  }
}

function lisible({ genre, reponses }: { genre: GenreEnquete; reponses: number }): boolean {
  return genresDuFormateur.includes(genre) && reponses >= reponsesMinFormateur
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'enquete.gerer', formation)
  const ici = href('/:union/espace/formations/:formationId/sondages', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'renvoyer') {
    return submit(request, { formationId }, renvoyerEnqueteSchema, async (input) => {
      await renvoyerEnquete(ctx, input)
      return redirectWithToast(ici, 'Le sondage part dans la minute.')
    })
  }
  if (values.intention === 'analyser') {
    return submit(request, { formationId }, ecrireAnalyseSchema, async (input) => {
      await ecrireAnalyse(ctx, input)
      return redirectWithToast(ici, 'Analyse enregistrée.')
    })
  }
  return failure(422, { values, errors: {}, formError: 'Cette action n’est pas reconnue.' })
}

export default function SondagesFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { intitule, cloturee, gestion, parGenre, envois, analyse, fuseau, peutGerer } = loaderData
  const saisie = actionData?.values.texte
  const feuilles = `${href('/:union/espace/formations/:formationId/sondages', params)}/feuilles`
  const nouvelle = { ...params, actionId: 'ajouter' }
  const decider = `${href('/:union/espace/statistiques/amelioration/:actionId', nouvelle)}?formation=${params.formationId}`
  return (
    <Page
      title="Sondages"
      breadcrumb={[
        { label: intitule, href: href('/:union/espace/formations/:formationId', params) },
      ]}
      subtitle="Les réponses sont montrées sans le nom de qui les donne."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {(gestion ? envois : parGenre).length === 0 ? (
        <AucunSondage
          gestion={gestion}
          cloturee={cloturee}
          feuilles={peutGerer && loaderData.feuillesVierges ? feuilles : undefined}
        />
      ) : (
        <>
          <Totals
            items={parGenre.map(({ genre, envois, reponses, note }) => ({
              label: libelleGenre[genre],
              figure: note === null ? '–' : `${formatNote(note)} sur 5`,
              detail: `${plural(reponses, 'réponse', 'réponses')} sur ${envois}`,
            }))}
          />
          {parGenre
            .filter(({ reponses }) => reponses > 0)
            .map(({ genre, reponses, repartitions, textes }) => (
              <Section
                key={genre}
                title={libelleGenre[genre]}
                count={plural(reponses, 'réponse', 'réponses')}
              >
                <div className="stack">
                  <Repartitions repartitions={repartitions} />
                  {textes.length > 0 && <TextesRecus textes={textes} />}
                </div>
              </Section>
            ))}
          {gestion && (
            <Section
              title="Personnes interrogées"
              count={envois.length}
              actions={peutGerer && <FeuillesAImprimer envois={envois} feuilles={feuilles} />}
            >
              <EtatsEnvois
                envois={envois}
                fuseau={fuseau}
                peutGerer={peutGerer}
                imprimer={(envoiId) => `${feuilles}?envoi=${envoiId}`}
                saisir={(envoiId) =>
                  href('/:union/espace/formations/:formationId/sondages/:envoiId/saisir', {
                    ...params,
                    envoiId,
                  })
                }
              />
            </Section>
          )}
          {peutGerer && (
            <Section
              title="Analyse"
              actions={
                loaderData.peutDecider && (
                  <ButtonLink size="small" icon="plus" href={decider}>
                    Décider une action
                  </ButtonLink>
                )
              }
            >
              <form method="post" className="fields">
                <input type="hidden" name="version" value={analyse?.version ?? 0} />
                <TextArea
                  name="texte"
                  label="Ce que l’union conclut de ces réponses"
                  hint="Qualiopi demande une trace de l’analyse. Une décision se note dans le plan d’amélioration."
                  rows={4}
                  defaultValue={typeof saisie === 'string' ? saisie : (analyse?.texte ?? '')}
                  error={actionData?.errors.texte}
                />
                <div className="actions">
                  <Button name="intention" value="analyser">
                    Enregistrer l’analyse
                  </Button>
                </div>
              </form>
            </Section>
          )}
        </>
      )}
    </Page>
  )
}
