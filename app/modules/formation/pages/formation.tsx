import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
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
import { empechementValidation } from '../model.ts'
import { can } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { lireFiche } from '../queries/fiche.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import type { Route } from './+types/formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  if (!can(ctx, 'formation.lister', formation)) {
    await findFormationTerrain(ctx, formation.id)
    throw redirect(href('/:union/espace/formations/:formationId/terrain', params))
  }
  return lireFiche(ctx, formation)
}

export { decider as action } from './decisions-formation.server.ts'

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
