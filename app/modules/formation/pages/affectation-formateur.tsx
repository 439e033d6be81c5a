import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { phraseHeures } from '../components/equipe-formation.tsx'
import { JoursAffectes } from '../components/jours-affectes.tsx'
import { LettreMission } from '../components/lettres-mission.tsx'
import { RemplacerFormateur, RetirerFormateur } from '../components/quitter-equipe.tsx'
import { empechementRetrait, empreinte, joursACeder } from '../model/equipe.ts'
import { minutesJournee, statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listAptitudes } from '../queries/formateurs.server.ts'
import { findLettre } from '../queries/lettres-mission.server.ts'
import { findPersonnel } from '../queries/personnel.server.ts'
import { modifierAffectationSchema } from '../schema-affectation.ts'
import { etablirMissions, etablirMissionsSchema } from '../use-cases/etablir-missions.server.ts'
import { modifierAffectation } from '../use-cases/modifier-affectation.server.ts'
import {
  remplacerFormateur,
  remplacerFormateurSchema,
} from '../use-cases/remplacer-formateur.server.ts'
import {
  retirerCandidature,
  retirerCandidatureSchema,
} from '../use-cases/retirer-candidature.server.ts'
import type { Route } from './+types/affectation-formateur.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'personnel.affecter', formation)
  const journees = await listJournees(ctx, [formation.id])
  const { equipe, assignables } = await findPersonnel(ctx, formation, journees)
  const candidatureId = uuidParam(params.candidatureId)
  const membre = equipe.find((un) => un.candidatureId === candidatureId) ?? notFound()
  const [aptitude] = await listAptitudes(ctx, formation, journees, [membre.adherentId])
  const cedes = joursACeder(membre.jours, ctx.aujourdhui)
  return {
    formation,
    membre,
    vu: empreinte(membre.jours),
    ouverte: statutsPermettant.postuler.includes(formation.statut),
    journees: journees.map((journee) => ({
      id: journee.id,
      jour: journee.jour,
      minutes: minutesJournee(journee),
      commencee: journee.jour <= ctx.aujourdhui,
      empechement: aptitude?.parJournee.find((une) => une.journeeId === journee.id)?.empechement,
      affectation: membre.jours.find(({ journeeId }) => journeeId === journee.id),
    })),
    remplacants: assignables
      .filter(({ parJournee }) =>
        parJournee.every((une) => !une.empechement || !cedes.includes(une.journeeId)),
      )
      .map(({ id, nom, prenoms, centre }) => ({ id, nom, prenoms, centre })),
    partiel: cedes.length > 0 && cedes.length < membre.jours.length,
    rienACeder: cedes.length === 0,
    empechementRetrait: empechementRetrait(membre.jours, ctx.aujourdhui),
    nouvelleId: newId(),
    lettre: await findLettre(ctx, formation, journees, membre),
    fuseau: ctx.union.fuseau,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const ids = {
    formationId: uuidParam(params.formationId),
    candidatureId: uuidParam(params.candidatureId),
  }
  const formation = (await findFormation(ctx, ids.formationId)) ?? notFound()
  authorize(ctx, 'personnel.affecter', formation)
  const personnel = href('/:union/espace/formations/:formationId/personnel', params)
  const { intention } = (await readForm(request.clone())).values
  if (intention === 'retirer') {
    return submit(request, ids, retirerCandidatureSchema, async (input) => {
      await retirerCandidature(ctx, input)
      return redirectWithToast(personnel, 'Formateur retiré de l’équipe. Il est prévenu.')
    })
  }
  if (intention === 'remplacer') {
    return submit(request, ids, remplacerFormateurSchema, async (input) => {
      await remplacerFormateur(ctx, input)
      return redirectWithToast(personnel, 'Formateur remplacé. Les deux sont prévenus.')
    })
  }
  if (intention === 'lettre') {
    return submit(request, ids, etablirMissionsSchema, async (input) => {
      const faite = (await etablirMissions(ctx, input)) > 0
      const ici = href('/:union/espace/formations/:formationId/personnel/:candidatureId', params)
      return redirectWithToast(
        ici,
        faite
          ? 'Lettre de mission établie.'
          : 'Rien n’a changé : la dernière lettre vaut toujours.',
      )
    })
  }
  return submit(request, ids, modifierAffectationSchema, async (input) => {
    await modifierAffectation(ctx, input)
    return redirectWithToast(personnel, 'Journées et heures enregistrées.')
  })
}

export default function AffectationFormateurPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, membre, ouverte, remplacants, nouvelleId } = loaderData
  const nom = `${membre.prenoms} ${membre.nom}`
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title={`Journées et heures de ${nom}`}
      width="form"
      breadcrumb={[
        { label: formation.intitule, href: href('/:union/espace/formations/:formationId', params) },
        {
          label: 'Personnel',
          href: href('/:union/espace/formations/:formationId/personnel', params),
        },
      ]}
      subtitle={`${formation.numero} · ${phraseHeures(membre.jours)}`}
    >
      {actionData?.conflict && (
        <Message kind="attend" title="Quelqu’un d’autre a changé ces journées entre-temps.">
          <p>Ce qui est enregistré maintenant est affiché. Refaites votre changement.</p>
        </Message>
      )}
      {!ouverte && (
        <Message kind="info" title="Les heures sont figées depuis la clôture.">
          <p>Pour les corriger, il faut rouvrir la formation.</p>
        </Message>
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <JoursAffectes {...loaderData} errors={errors} />
      <Section title="Lettre de mission" count={loaderData.lettre.versions.length || undefined}>
        <LettreMission
          {...loaderData.lettre}
          adresse={href('/:union/espace/formations/:formationId/missions/:candidatureId', params)}
          fuseau={loaderData.fuseau}
        />
      </Section>
      {ouverte && !loaderData.rienACeder && (
        <Section title="Remplacer">
          <RemplacerFormateur
            id={nouvelleId}
            remplacants={remplacants}
            partiel={loaderData.partiel}
            errors={errors}
          />
        </Section>
      )}
      {ouverte && (
        <Section title="Retirer de l’équipe">
          <RetirerFormateur empechement={loaderData.empechementRetrait} />
        </Section>
      )}
    </Page>
  )
}
