import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { idList, optionalText } from '#app/platform/fields.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Views } from '#app/ui/table.tsx'
import { FeuilleStagiaires } from '../components/feuille-stagiaires.tsx'
import { empechementGestion } from '../model.ts'
import { can } from '../policy.ts'
import { findFormationSuivie, ligneDe } from '../queries/feuille.server.ts'
import { listStagiaires } from '../queries/stagiaires.server.ts'
import { feuillePresenceSchema, saisirPresences } from '../use-cases/saisir-presences.server.ts'
import {
  validerInscriptions,
  validerInscriptionsSchema,
} from '../use-cases/valider-inscriptions.server.ts'
import { validerPresences } from '../use-cases/valider-presences.server.ts'
import type { Route } from './+types/valider-stagiaires.ts'

const vueSchema = z.object({
  vue: z.enum(['liste', 'partis']).catch('liste'),
  page: z.coerce.number().int().min(1).max(100).catch(1),
  tous: z.enum(['presents', 'coches', '']).catch(''),
})

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation, gestion } = await findFormationSuivie(ctx, uuidParam(params.formationId))
  const { vue, page, tous } = vueSchema.parse(queryOf(request))
  const partis = vue === 'partis' && gestion
  const { rows, ...totaux } = await listStagiaires(ctx, { formationId: formation.id, partis, page })
  const journees = await listJournees(ctx, [formation.id])
  const creneaux = journees.flatMap(({ jour, creneaux }) =>
    creneaux.map((creneau) => ({ ...creneau, jour })),
  )
  const { id, intitule, numero, premierJour, prises, places } = formation
  return {
    formation: { id, intitule, numero, premierJour, prises, places },
    lieu: journees[0]?.lieu ?? '',
    plusieursJours: journees.length > 1,
    creneaux: creneaux.filter(({ jour }) => jour <= ctx.aujourdhui),
    lignes: rows.map((row) => ligneDe(row, formation, gestion)),
    ...totaux,
    page,
    tous,
    partis,
    gestion,
    peutAjouter: can(ctx, 'inscription.creer', formation),
    empechement: empechementGestion(formation),
    url: request.url,
  }
}

const presencesSchema = z.object({
  intention: z.enum(['saisir-presences', 'valider-presences'], { error: 'Choisissez une action.' }),
  inscriptionIds: idList,
  presences: feuillePresenceSchema,
  motif: optionalText(500),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationSuivie(ctx, formationId)
  const ici = href('/:union/espace/formations/:formationId/stagiaires', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'valider-inscriptions') {
    return submit(
      request,
      { formationId },
      validerInscriptionsSchema.default({ formationId, inscriptionIds: [] }),
      async (input) => {
        const { validees } = await validerInscriptions(ctx, input)
        return redirectWithToast(ici, phraseInscriptions(validees))
      },
    )
  }
  return submit(request, {}, presencesSchema, async ({ intention, ...saisie }) => {
    if (intention === 'saisir-presences') {
      const { notees } = await saisirPresences(ctx, { formationId, presences: saisie.presences })
      return redirectWithToast(
        ici,
        notees === 0 ? 'Aucune présence n’a changé.' : 'Présences enregistrées.',
      )
    }
    const validees = await noterEtValider(ctx, { formationId, ...saisie })
    return redirectWithToast(
      ici,
      validees === 0
        ? 'Présences enregistrées. Ces stagiaires étaient déjà validés.'
        : `${plural(validees, 'stagiaire validé', 'stagiaires validés')}.`,
    )
  })
}

type Saisie = {
  formationId: string
  inscriptionIds: string[]
  presences: z.output<typeof feuillePresenceSchema>
  motif: string | null
}

/** One click notes the sheet and validates it: both or nothing. */
function noterEtValider(
  ctx: Ctx,
  { formationId, inscriptionIds, presences, motif }: Saisie,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    await saisirPresences(ctx, { formationId, presences })
    const { validees } = await validerPresences(ctx, { formationId, inscriptionIds, motif })
    return validees
  })
}

function phraseInscriptions(validees: number): string {
  if (validees === 0) return 'Ces inscriptions étaient déjà validées.'
  return `${plural(validees, 'inscription validée', 'inscriptions validées')}. Les courriels partent dans la minute.`
}

export default function ValiderStagiairesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, lignes, total, page, pages, parPage, partis, gestion, lieu, url } = loaderData
  const ici = href('/:union/espace/formations/:formationId/stagiaires', params)
  const ajouter = href('/:union/espace/formations/:formationId/stagiaires/ajouter', params)
  const quand = formation.premierJour ? formatDay(formation.premierJour) : 'date à fixer'
  return (
    <Page
      title="Valider stagiaires"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
      ]}
      subtitle={[
        quand,
        lieu,
        `${formation.prises} sur ${plural(formation.places, 'place', 'places')}`,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        gestion && (
          <>
            {loaderData.peutAjouter && (
              <ButtonLink icon="user-plus" href={ajouter} disabledReason={loaderData.empechement}>
                Ajouter stagiaire
              </ButtonLink>
            )}
            <ExportMenu
              url={href('/:union/espace/formations/:formationId/stagiaires/export', params)}
            />
          </>
        )
      }
    >
      {gestion && (
        <Views
          views={[
            { label: 'Sur la liste', href: ici, current: !partis },
            { label: 'Désinscrits et refusés', href: `${ici}?vue=partis`, current: partis },
          ]}
        />
      )}
      {lignes.length === 0 ? (
        <EmptyState
          title={partis ? 'Personne n’a quitté la liste.' : 'Aucun stagiaire pour le moment.'}
          action={
            !partis && loaderData.peutAjouter && !loaderData.empechement ? (
              <ButtonLink href={ajouter}>Ajouter stagiaire</ButtonLink>
            ) : undefined
          }
        >
          {partis ? undefined : 'Les inscriptions du site arrivent ici.'}
        </EmptyState>
      ) : (
        <FeuilleStagiaires {...loaderData} union={params.union} echec={actionData} ici={ici} />
      )}
      {pages > 1 && (
        <Pagination
          page={page}
          pages={pages}
          total={total}
          parPage={parPage}
          url={new URL(url)}
          noun="stagiaires"
        />
      )}
    </Page>
  )
}
