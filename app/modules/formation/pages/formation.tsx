import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { countStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ActesFormation } from '../components/actes-formation.tsx'
import { AlertesFormation } from '../components/alertes-formation.tsx'
import { BadgeFormateurs, BadgePrivee, BadgeStatut } from '../components/badges.tsx'
import { CandidaturesEnAttente } from '../components/candidatures-en-attente.tsx'
import { Decision } from '../components/decision-formation.tsx'
import { FaitsFormation } from '../components/faits-formation.tsx'
import { Formateurs } from '../components/formateurs.tsx'
import { ProcesVerbaux } from '../components/proces-verbaux.tsx'
import { ResumeClient } from '../components/resume-client.tsx'
import { ResumeStagiaires } from '../components/resume-stagiaires.tsx'
import { SuiviFormation } from '../components/suivi-formation.tsx'
import { alertesFormation } from '../model/taille.ts'
import {
  empechementCloture,
  empechementInscription,
  empechementValidation,
  minutesFormation,
  statutsPermettant,
} from '../model.ts'
import { can } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listAptitudes, listCandidatures } from '../queries/formateurs.server.ts'
import { listProcesVerbaux } from '../queries/listes.server.ts'
import { findDemandeResumee } from '../queries/resume-client.server.ts'
import { findSuivi } from '../queries/suivi.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import {
  accepterCandidatures,
  accepterCandidaturesSchema,
} from '../use-cases/accepter-candidatures.server.ts'
import { deciderCandidature, decisionSchema } from '../use-cases/decider-candidature.server.ts'
import { refuserFormation, refuserFormationSchema } from '../use-cases/refuser-formation.server.ts'
import { validerFormation } from '../use-cases/valider-formation.server.ts'
import type { Route } from './+types/formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  if (!can(ctx, 'formation.lister', formation)) {
    await findFormationTerrain(ctx, formation.id)
    throw redirect(href('/:union/espace/formations/:formationId/terrain', params))
  }
  const candidatures = await listCandidatures(ctx, formation.id)
  const journees = await listJournees(ctx, [formation.id])
  const aptitudes = await listAptitudes(
    ctx,
    formation,
    journees,
    candidatures.map(({ adherentId }) => adherentId),
  )
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  return {
    formation,
    journees,
    fuseau: ctx.union.fuseau,
    candidatures: candidatures.map((candidature) => ({
      ...candidature,
      empechement: aptitudes.find(({ adherentId }) => adherentId === candidature.adherentId)
        ?.empechement,
    })),
    faits: await findSuivi(ctx, formation.id),
    alertes: alertesFormation(formation, minutesFormation(journees), ctx.aujourdhui),
    stagiaires: await countStagiaires(ctx, formation.id),
    procesVerbaux: await listProcesVerbaux(ctx, formation.id),
    demande: await findDemandeResumee(ctx, formation),
    journal: await listJournal(ctx, {
      objet: { genre: 'formation', id: formation.id },
      limite: 6,
    }),
    peutModifier:
      can(ctx, 'formation.modifier', formation) &&
      statutsPermettant.modifier.includes(formation.statut),
    peutValider: can(ctx, 'formation.valider', formation) && formation.statut === 'a_valider',
    peutAffecter: can(ctx, 'personnel.affecter', formation) && formation.statut === 'validee',
    gestionnaire: can(ctx, 'formation.cloturer', formation),
    empechementCloture: empechementCloture(formation, journees, maintenant),
    empechementInscription: empechementInscription(formation),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const page = href('/:union/espace/formations/:formationId', { ...params, formationId })
  const { values } = await readForm(request.clone())
  if (values.intention === 'valider') {
    return submit(
      request,
      { formationId },
      decisionSchema.pick({ formationId: true }),
      async () => {
        await validerFormation(ctx, formationId)
        return redirectWithToast(page, 'Formation validée. Les formateurs sont prévenus.')
      },
    )
  }
  if (values.intention === 'refuser') {
    return submit(request, { formationId }, refuserFormationSchema, async (input) => {
      await refuserFormation(ctx, input)
      return redirectWithToast(page, 'Formation refusée.')
    })
  }
  if (values.intention === 'accepter' || values.intention === 'decliner') {
    return submit(request, { formationId }, decisionSchema, async (input) => {
      await deciderCandidature(ctx, input)
      return redirectWithToast(
        page,
        input.intention === 'accepter'
          ? 'Formateur accepté. Il est prévenu.'
          : 'Candidature déclinée.',
      )
    })
  }
  if (values.intention === 'accepter_tous') {
    return submit(request, { formationId }, accepterCandidaturesSchema, async (input) => {
      await accepterCandidatures(ctx, input)
      return redirectWithToast(page, 'Formateurs acceptés. Ils sont prévenus.')
    })
  }
  return failure(422, { values, errors: {}, formError: 'Cette action n’est pas reconnue.' })
}

export default function FormationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, journees, candidatures, stagiaires, procesVerbaux, journal, fuseau } =
    loaderData
  const { acceptes, complete } = loaderData.faits
  const enAttente = candidatures.length - acceptes
  const fiche = href('/:union/espace/formations/:formationId', params)
  const pageStagiaires = href('/:union/espace/formations/:formationId/stagiaires', params)
  return (
    <Page
      title={formation.intitule}
      badges={
        <>
          <BadgeStatut statut={formation.statut} terminee={!loaderData.empechementCloture} />
          {formation.statut === 'validee' && (
            <BadgeFormateurs
              acceptes={acceptes}
              requis={formation.formateursRequis}
              complete={complete}
            />
          )}
          <BadgePrivee privee={formation.privee} />
          <span className="soft small">{formation.numero}</span>
        </>
      }
      actions={
        <ActesFormation
          fiche={fiche}
          statut={formation.statut}
          peutModifier={loaderData.peutModifier}
          gestionnaire={loaderData.gestionnaire}
          aCloturer={loaderData.gestionnaire && !loaderData.empechementCloture}
        />
      }
      aside={
        <>
          <SuiviFormation
            formation={formation}
            fiche={fiche}
            faits={loaderData.faits}
            stagiaires={stagiaires}
            procesVerbal={procesVerbaux[0]?.numero}
            empechementCloture={loaderData.empechementCloture}
            gestionnaire={loaderData.gestionnaire}
            fuseau={fuseau}
          />
          <Card title="Journal">
            <JournalObjet lignes={journal} fuseau={fuseau} />
            <p className="small">
              <a href={href('/:union/espace/formations/:formationId/journal', params)}>
                Tout le journal
              </a>
            </p>
          </Card>
        </>
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {loaderData.peutAffecter && (
          <CandidaturesEnAttente
            nombre={enAttente}
            manquants={complete ? 0 : formation.formateursRequis - acceptes}
          />
        )}
        <AlertesFormation alertes={loaderData.alertes} />
        {formation.motif && (
          <Message kind="refus" title="Motif">
            {formation.motif}
          </Message>
        )}
        <FaitsFormation
          formation={formation}
          journees={journees}
          ajouter={loaderData.peutModifier ? `${fiche}/journees/ajouter` : undefined}
        />
        {loaderData.demande && (
          <ResumeClient
            resume={loaderData.demande}
            page={href('/:union/espace/formations/:formationId/client', params)}
          />
        )}
      </div>
      {loaderData.peutValider && (
        <Decision
          empechement={empechementValidation(formation)}
          motif={typeof actionData?.values.motif === 'string' ? actionData.values.motif : ''}
          error={actionData?.errors.motif}
        />
      )}
      <Section
        title="Formateurs"
        count={`${acceptes} sur ${formation.formateursRequis}`}
        actions={
          loaderData.peutAffecter && (
            <ButtonLink
              size="small"
              icon="plus"
              href={href('/:union/espace/formations/:formationId/personnel', params)}
            >
              Ajouter un formateur
            </ButtonLink>
          )
        }
      >
        <Formateurs
          candidatures={candidatures}
          prevenus={formation.statut !== 'a_valider'}
          fuseau={fuseau}
          peutDecider={loaderData.peutAffecter}
        />
      </Section>
      <ResumeStagiaires
        places={formation.places}
        stagiaires={stagiaires}
        page={pageStagiaires}
        empechement={loaderData.empechementInscription}
      />
      {procesVerbaux.length > 0 && (
        <ProcesVerbaux
          procesVerbaux={procesVerbaux}
          fuseau={fuseau}
          adresse={href('/:union/espace/formations/:formationId/proces-verbal', params)}
        />
      )}
      <Section title="Mails">
        <p>
          <a href={href('/:union/espace/formations/:formationId/mails', params)}>
            Voir les mails aux stagiaires et aux formateurs
          </a>
        </p>
      </Section>
    </Page>
  )
}
