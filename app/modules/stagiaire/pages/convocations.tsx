import { href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { lirePreference } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { ListeConvocations } from '../components/liste-convocations.tsx'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementConvocation } from '../model.ts'
import { exiger } from '../policy.ts'
import { listConvocables } from '../queries/convocations.server.ts'
import { convoquerStagiaires } from '../use-cases/convoquer-stagiaires.server.ts'
import type { Route } from './+types/convocations.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  exiger(ctx, 'inscription.valider', formation)
  const lignes = await listConvocables(ctx, formation.id)
  return {
    formation,
    lignes: lignes.map((ligne) => ({ ...ligne, nom: nomComplet(ligne) })),
    fuseau: ctx.union.fuseau,
    avant: await lirePreference(ctx, 'convocation_jours_avant'),
    empechement: empechementConvocation(formation, ctx.aujourdhui),
  }
}

const envoiSchema = z.object({
  intention: z.enum(['restants', 'coches', 'imprimer'], { error: 'Choisissez une action.' }),
  inscriptionIds: idList,
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  exiger(ctx, 'inscription.valider', formation)
  const ici = `${href('/:union/espace/formations/:formationId', { ...params, formationId })}/convocations`
  return submit(request, {}, envoiSchema, async ({ intention, inscriptionIds: coches }) => {
    const lignes = await listConvocables(ctx, formationId)
    const papier = intention === 'imprimer'
    const choisis = lignes.filter(({ id, email, convoqueeLe }) =>
      papier
        ? email === null
        : intention === 'coches'
          ? coches.includes(id)
          : email !== null && convoqueeLe === null,
    )
    if (choisis.length === 0)
      return redirectWithToast(ici, 'Personne n’est à convoquer : cochez au moins un stagiaire.')
    const { convoques } = await convoquerStagiaires(ctx, {
      formationId,
      inscriptionIds: choisis.map(({ id }) => id),
      moyen: papier ? 'papier' : 'courriel',
    })
    if (papier) return redirect(`${ici}/pdf?sans=courriel`)
    return redirectWithToast(
      ici,
      convoques === 0
        ? 'Personne n’a d’adresse de courriel : imprimez leurs convocations.'
        : `${plural(convoques, 'stagiaire convoqué', 'stagiaires convoqués')}. Les courriels partent dans la minute.`,
    )
  })
}

export default function ConvocationsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, lignes, fuseau, avant, empechement } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const faites = lignes.filter(({ convoqueeLe }) => convoqueeLe !== null).length
  return (
    <Page
      title="Convocations"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={`${formation.numero} · ${plural(faites, 'convoqué', 'convoqués')} sur ${lignes.length}`}
      actions={
        lignes.length > 0 && (
          <ButtonLink icon="printer" href={`${fiche}/convocations/pdf`}>
            Voir toutes les lettres
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {empechement ? (
          <Message kind="attend" title={empechement} />
        ) : (
          <Message
            kind="info"
            title={
              avant === 0
                ? 'L’envoi automatique est coupé.'
                : `Les stagiaires validés reçoivent leur convocation ${plural(avant, 'jour', 'jours')} avant, le matin.`
            }
          >
            <p>
              Ce délai se règle dans Paramétrages, Préférences union. La lettre dit les dates, les
              lieux, l’accès et les consignes.
            </p>
          </Message>
        )}
        {lignes.length === 0 ? (
          <EmptyState title="Aucun stagiaire à convoquer pour le moment.">
            Les inscriptions arrivent du site, ou par Ajouter stagiaire.
          </EmptyState>
        ) : (
          <ListeConvocations
            lignes={lignes}
            fuseau={fuseau}
            adresse={`${fiche}/convocations/pdf`}
            empechement={empechement}
          />
        )}
      </div>
    </Page>
  )
}
