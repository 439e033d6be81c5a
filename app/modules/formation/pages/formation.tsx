import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { countStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { Forbidden, notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary, TextArea } from '#app/ui/form.tsx'
import { formatDay, formatDuration, formatInstant, formatMoney, plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import { BadgeFormateurs, BadgePrivee, BadgeStatut } from '../components/badges.tsx'
import { Formateurs } from '../components/formateurs.tsx'
import { phraseJournee } from '../emails/horaires.ts'
import {
  empechementCloture,
  empechementInscription,
  minutesFormation,
  statutsPermettant,
} from '../model.ts'
import { can } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listAptitudes, listCandidatures } from '../queries/formateurs.server.ts'
import { listProcesVerbaux } from '../queries/listes.server.ts'
import { deciderCandidature, decisionSchema } from '../use-cases/decider-candidature.server.ts'
import { refuserFormation, refuserFormationSchema } from '../use-cases/refuser-formation.server.ts'
import { validerFormation } from '../use-cases/valider-formation.server.ts'
import type { Route } from './+types/formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  const gestion = can(ctx, 'formation.lister', formation)
  const candidatures = await listCandidatures(ctx, formation.id)
  const sienne = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : ''
  if (
    !gestion &&
    !candidatures.some(({ adherentId, statut }) => adherentId === sienne && statut === 'acceptee')
  ) {
    throw new Forbidden('formation.lister', 'Voir les formations à venir, à valider et clôturées')
  }
  const journees = await listJournees(ctx, [formation.id])
  const aptitudes = gestion
    ? await listAptitudes(
        ctx,
        formation,
        journees,
        candidatures.map(({ adherentId }) => adherentId),
      )
    : []
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
    stagiaires: await countStagiaires(ctx, formation.id),
    procesVerbaux: gestion ? await listProcesVerbaux(ctx, formation.id) : [],
    journal: gestion
      ? await listJournal(ctx, { objet: { genre: 'formation', id: formation.id }, limite: 6 })
      : [],
    gestion,
    peutModifier:
      can(ctx, 'formation.modifier', formation) &&
      statutsPermettant.modifier.includes(formation.statut),
    peutValider: can(ctx, 'formation.valider', formation) && formation.statut === 'a_valider',
    peutAffecter: can(ctx, 'personnel.affecter', formation) && formation.statut === 'validee',
    peutCloturer: can(ctx, 'formation.cloturer', formation) && formation.statut === 'validee',
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
  return failure(422, { values, errors: {}, formError: 'Cette action n’est pas reconnue.' })
}

export default function FormationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, journees, candidatures, stagiaires, procesVerbaux, journal, fuseau } =
    loaderData
  const acceptes = candidatures.filter(({ statut }) => statut === 'acceptee').length
  const enAttente = candidatures.length - acceptes
  const complete = acceptes >= formation.formateursRequis
  const pageStagiaires = href('/:union/espace/formations/:formationId/stagiaires', params)
  return (
    <Page
      title={formation.intitule}
      badges={
        <>
          <BadgeStatut statut={formation.statut} />
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
        loaderData.gestion && (
          <>
            <ButtonLink variant="primary" icon="user-check" href={pageStagiaires}>
              Valider les stagiaires
            </ButtonLink>
            {loaderData.peutModifier && (
              <ButtonLink
                icon="pencil"
                href={href('/:union/espace/formations/:formationId/modifier', params)}
              >
                Modifier
              </ButtonLink>
            )}
            {loaderData.peutCloturer && (
              <ButtonLink
                icon="lock"
                href={href('/:union/espace/formations/:formationId/cloturer', params)}
                disabledReason={loaderData.empechementCloture}
              >
                Clôturer
              </ButtonLink>
            )}
          </>
        )
      }
      aside={
        loaderData.gestion && (
          <>
            <Card title="Suivi">
              <ul className="check-list">
                <Suivi
                  on={complete}
                  label="Formateurs"
                  detail={`${acceptes} sur ${formation.formateursRequis}`}
                />
                <Suivi
                  on={stagiaires.inscrits > 0 && stagiaires.aValider === 0}
                  label="Inscriptions"
                  detail={`${stagiaires.inscriptionsValidees} validées, ${stagiaires.aValider} à valider`}
                />
                <Suivi
                  on={stagiaires.valides > 0}
                  label="Présences"
                  detail={`${plural(stagiaires.valides, 'stagiaire validé', 'stagiaires validés')}`}
                />
                <Suivi
                  on={formation.statut === 'cloturee'}
                  label="Clôture"
                  detail={
                    procesVerbaux[0]
                      ? `Procès-verbal ${procesVerbaux[0].numero}`
                      : 'Après la dernière journée'
                  }
                />
              </ul>
            </Card>
            <Card title="Journal">
              <JournalObjet lignes={journal} fuseau={fuseau} />
              <p className="small">
                <a href={href('/:union/espace/formations/:formationId/journal', params)}>
                  Tout le journal
                </a>
              </p>
            </Card>
          </>
        )
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {enAttente > 0 && loaderData.peutAffecter && (
          <Message
            kind="attend"
            title={`${plural(enAttente, 'formateur a postulé', 'formateurs ont postulé')}.`}
          >
            <p>
              {complete
                ? 'L’équipe est complète : répondez-leur quand même.'
                : `Il en manque ${formation.formateursRequis - acceptes}.`}
            </p>
          </Message>
        )}
        {formation.motif && (
          <Message kind="refus" title="Motif">
            {formation.motif}
          </Message>
        )}
        <Facts
          items={[
            {
              label: 'Quand et où',
              value: journees.map((journee) => (
                <div key={journee.id}>{phraseJournee(journee)}</div>
              )),
            },
            { label: 'Durée', value: formatDuration(minutesFormation(journees)) },
            { label: 'Type', value: formation.typeLibelle },
            {
              label: 'Places',
              value: <Rungs taken={formation.prises} places={formation.places} />,
            },
            { label: 'Prix', value: `${formatMoney(formation.prix)} par stagiaire` },
            {
              label: 'Inscriptions',
              value: `jusqu’au ${formatDay(formation.inscriptionsJusquAu)}`,
            },
            ...(formation.commentaire && loaderData.gestion
              ? [{ label: 'Commentaire', value: formation.commentaire }]
              : []),
          ]}
        />
      </div>
      {loaderData.peutValider && (
        <Decision
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
          fuseau={fuseau}
          peutDecider={loaderData.peutAffecter}
        />
      </Section>
      {loaderData.gestion && (
        <Section
          title="Stagiaires"
          count={`${stagiaires.inscrits} sur ${formation.places}, ${stagiaires.valides} validés`}
          actions={
            <ButtonLink
              size="small"
              icon="user-plus"
              href={href('/:union/espace/formations/:formationId/stagiaires/ajouter', params)}
              disabledReason={loaderData.empechementInscription}
            >
              Ajouter un stagiaire
            </ButtonLink>
          }
        >
          <p>
            <a href={pageStagiaires}>Voir et valider les stagiaires</a>
          </p>
        </Section>
      )}
      {procesVerbaux.length > 0 && (
        <Section title="Documents">
          <ul className="lines">
            {procesVerbaux.map((pv) => (
              <li key={pv.version}>
                <div>
                  <b>Procès-verbal {pv.numero}</b>
                  <small>
                    Version {pv.version}, {formatInstant(pv.creeLe, fuseau)},{' '}
                    {Math.ceil(pv.taille / 1024)} Ko, empreinte {pv.sha256.slice(0, 12)}
                  </small>
                </div>
                <ButtonLink
                  size="small"
                  icon="download"
                  href={`${href('/:union/espace/formations/:formationId/proces-verbal', params)}?version=${pv.version}`}
                  download
                >
                  Télécharger
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {loaderData.gestion && (
        <Section title="Mails">
          <p>
            <a href={href('/:union/espace/formations/:formationId/mails', params)}>
              Voir les mails aux stagiaires et aux formateurs
            </a>
          </p>
        </Section>
      )}
    </Page>
  )
}

function Suivi({ on, label, detail }: { on: boolean; label: string; detail: string }) {
  return (
    <li className={on ? 'on' : undefined}>
      <Icon name={on ? 'circle-check' : 'circle-dashed'} label={on ? 'Fait' : 'À faire'} />
      <span>
        <b>{label}</b>
        <small>{detail}</small>
      </span>
    </li>
  )
}

function Decision({ motif, error }: { motif: string; error: string | undefined }) {
  return (
    <Section title="Décision">
      <form method="post" className="fields">
        <p>
          <Button variant="primary" icon="check" name="intention" value="valider" formNoValidate>
            Valider la formation
          </Button>
        </p>
        <TextArea
          name="motif"
          label="Motif du refus"
          optional
          hint="Demandé seulement pour refuser : il est gardé."
          defaultValue={motif}
          error={error}
          maxLength={500}
        />
        <p>
          <Button variant="danger" name="intention" value="refuser">
            Refuser la formation
          </Button>
        </p>
      </form>
    </Section>
  )
}
