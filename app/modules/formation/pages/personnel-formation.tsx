import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { AlertesFormation } from '../components/alertes-formation.tsx'
import { Assignables, NonAssignables } from '../components/assignables.tsx'
import { BadgeFormateurs } from '../components/badges.tsx'
import { Candidats } from '../components/candidats.tsx'
import { EquipeFormation } from '../components/equipe-formation.tsx'
import { EtablirLettres } from '../components/lettres-mission.tsx'
import { alertesTaille, formateursProposes } from '../model/taille.ts'
import { minutesFormation, statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findBadgeFormateurs } from '../queries/equipe.server.ts'
import { findLettres } from '../queries/lettres-mission.server.ts'
import { findPersonnel } from '../queries/personnel.server.ts'
import {
  accepterCandidatures,
  accepterCandidaturesSchema,
} from '../use-cases/accepter-candidatures.server.ts'
import {
  affecterFormateur,
  affecterFormateurSchema,
} from '../use-cases/affecter-formateur.server.ts'
import { etablirMissions, etablirMissionsSchema } from '../use-cases/etablir-missions.server.ts'
import { refuserCandidature } from '../use-cases/refuser-candidature.server.ts'
import type { Route } from './+types/personnel-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'personnel.affecter', formation)
  const journees = await listJournees(ctx, [formation.id])
  const minutes = minutesFormation(journees)
  const { prises, formateursRequis, maxParFormateur } = formation
  const groupe = { stagiaires: prises, de: 'inscrits' as const, minutes, formateursRequis }
  const manque = formateursProposes(prises, maxParFormateur) > formateursRequis
  const personnel = await findPersonnel(ctx, formation, journees)
  return {
    formation,
    journees: journees.length,
    ouverte: statutsPermettant.postuler.includes(formation.statut),
    badge: await findBadgeFormateurs(ctx, formation.id),
    // The team alone: what the hours or the least number ask is on the sheet.
    alertes: manque ? alertesTaille(formation, groupe).slice(-1) : [],
    ...personnel,
    lettres: await findLettres(ctx, formation.id, journees, personnel.equipe),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'personnel.affecter', formation)
  const ici = href('/:union/espace/formations/:formationId/personnel', { ...params, formationId })
  const { intention } = (await readForm(request.clone())).values
  if (intention === 'accepter') {
    return submit(request, { formationId }, accepterCandidaturesSchema, async (input) => {
      const nombre = await accepterCandidatures(ctx, input)
      return redirectWithToast(
        ici,
        `${plural(nombre, 'formateur accepté', 'formateurs acceptés')}, prévenus.`,
      )
    })
  }
  if (intention === 'decliner') {
    return submit(request, { formationId }, accepterCandidaturesSchema, async (input) => {
      for (const candidatureId of input.candidatureIds)
        await refuserCandidature(ctx, { formationId, candidatureId })
      return redirectWithToast(
        ici,
        `${plural(input.candidatureIds.length, 'candidature déclinée', 'candidatures déclinées')}.`,
      )
    })
  }
  if (intention === 'lettres') {
    return submit(request, { formationId }, etablirMissionsSchema, async (input) => {
      const nombre = await etablirMissions(ctx, input)
      return redirectWithToast(
        ici,
        nombre === 0
          ? 'Les lettres de mission sont déjà à jour.'
          : `${plural(nombre, 'lettre de mission établie', 'lettres de mission établies')}.`,
      )
    })
  }
  return submit(request, { formationId }, affecterFormateurSchema, async (input) => {
    await affecterFormateur(ctx, input)
    return redirectWithToast(ici, 'Formateur affecté. Il est prévenu.')
  })
}

export default function PersonnelFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, journees, ouverte, badge, equipe, candidats, assignables, autres } = loaderData
  return (
    <Page
      title="Ajouter personnel formation"
      breadcrumb={[
        { label: formation.intitule, href: href('/:union/espace/formations/:formationId', params) },
      ]}
      subtitle={`${formation.numero} · ${plural(formation.prises, 'inscrit', 'inscrits')} pour ${plural(formation.places, 'place', 'places')}, ${formation.maxParFormateur} stagiaires par formateur au plus`}
      badges={ouverte && <BadgeFormateurs {...badge} requis={formation.formateursRequis} />}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <AlertesFormation alertes={loaderData.alertes} />
      <Section title="L’équipe" count={`${equipe.length} sur ${formation.formateursRequis}`}>
        <EquipeFormation
          equipe={equipe}
          journees={journees}
          adresse={href('/:union/espace/formations/:formationId/personnel', params)}
          peutModifier={ouverte}
          missions={`${href('/:union/espace/formations/:formationId', params)}/missions`}
          lettres={loaderData.lettres}
        />
        {ouverte && <EtablirLettres lettres={Object.values(loaderData.lettres)} />}
      </Section>
      {ouverte && candidats.length > 0 && (
        <Section title="Candidatures" count={candidats.length}>
          <Candidats candidats={candidats} manque={formation.formateursRequis - equipe.length} />
        </Section>
      )}
      {ouverte && (
        <Section title="Assignables" count={assignables.length}>
          {assignables.length === 0 ? (
            <EmptyState title="Aucun formateur disponible">
              Les raisons sont ci-dessous, personne par personne.
            </EmptyState>
          ) : (
            <Assignables assignables={assignables} />
          )}
          <NonAssignables formateurs={autres} />
        </Section>
      )}
    </Page>
  )
}
