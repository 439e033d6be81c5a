import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { manquesDuCompte } from '#app/modules/compte/model.ts'
import { findSituation } from '#app/modules/cotisation/public.server.ts'
import { findEchec } from '#app/modules/courriel/public.server.ts'
import { peutRepondreAuxDemandes } from '#app/modules/rgpd/public.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ActivitesAdherent } from '../components/activites-adherent.tsx'
import { BadgeEtat } from '../components/badge-etat.tsx'
import { CompetencesAdherent } from '../components/competences-adherent.tsx'
import { CotisationsAdherent } from '../components/cotisations-adherent.tsx'
import { InformationsAdherent } from '../components/informations-adherent.tsx'
import { NotificationsAdherent } from '../components/notifications-adherent.tsx'
import { Portrait } from '../components/portrait.tsx'
import { libellesStatut } from '../model/adherent.ts'
import { etatCompetence, finValidite } from '../model/competence.ts'
import { authorize, can } from '../policy.ts'
import { findCompetencesDetenues } from '../queries/competences.server.ts'
import { findAdherent, listActivites } from '../queries/fiche.server.ts'
import type { Route } from './+types/adherent.ts'
import '../components/adherents.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.lister')
  const adherent = (await findAdherent(ctx, uuidParam(params.adherentId))) ?? notFound()
  const competences = await findCompetencesDetenues(ctx, { adherentIds: [adherent.id] })
  return {
    adherent,
    manques: adherent.etat === 'incomplet' ? manquesDe(adherent) : [],
    competences: competences.map((competence) => ({
      ...competence,
      fin: finValidite(competence) ?? null,
      etat: etatCompetence(competence, ctx.aujourdhui, competence.alerteJours),
    })),
    activites: await listActivites(ctx, adherent.id),
    situation: await findSituation(ctx, adherent.id),
    echec: (adherent.email && (await findEchec(ctx, adherent.email))) || null,
    journal: await listJournal(ctx, { objet: { genre: 'adherent', id: adherent.id }, limite: 30 }),
    fuseau: ctx.union.fuseau,
    peutAccrediter: can(ctx, 'accreditation.donner_formateur'),
    gerees: can(ctx, 'competence.gerer'),
    peutFermer: can(ctx, 'adherent.desactiver'),
    modifiable: can(ctx, 'adherent.modifier', adherent),
    sensibles: can(ctx, 'donnee_sensible.lire', adherent),
    demandes: peutRepondreAuxDemandes(ctx),
  }
}

type Adherent = NonNullable<Awaited<ReturnType<typeof findAdherent>>>

function manquesDe(adherent: Adherent): string[] {
  return manquesDuCompte({
    ...adherent,
    motDePasseDefini: adherent.motDePasseDefini ?? false,
    emailVerifie: adherent.emailVerifie ?? false,
    cguAcceptees: adherent.cguAcceptees ?? false,
    valide: adherent.valideLe !== null,
    desactive: adherent.desactiveLe !== null,
  })
}

export default function AdherentPage({ loaderData, params }: Route.ComponentProps) {
  const { adherent, manques, competences, activites, journal, fuseau, modifiable, sensibles } =
    loaderData
  const nom = `${adherent.prenoms} ${adherent.nomUsage ?? adherent.nomNaissance}`
  return (
    <Page
      title={nom}
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
      ]}
      badges={
        <>
          <BadgeEtat etat={adherent.etat} />
          {adherent.nature === 'externe' && (
            <Badge kind="calme" icon="briefcase">
              Intervenant extérieur
            </Badge>
          )}
        </>
      }
      subtitle={[libellesStatut[adherent.statut], adherent.grade, adherent.centre, adherent.pseudo]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Button type="button" icon="printer" data-geste="imprimer">
            Imprimer
          </Button>
          {loaderData.peutFermer && (
            <ButtonLink
              href={href('/:union/espace/administration/adherents/:adherentId/compte', params)}
              icon="key-round"
            >
              Compte
            </ButtonLink>
          )}
          {modifiable && (
            <ButtonLink
              href={href('/:union/espace/administration/adherents/:adherentId/modifier', params)}
              icon="pencil"
              variant="primary"
            >
              Modifier
            </ButtonLink>
          )}
          {sensibles && (
            <ButtonLink
              href={href(
                '/:union/espace/administration/adherents/:adherentId/donnees-sensibles',
                params,
              )}
              icon="lock"
            >
              Données sensibles
            </ButtonLink>
          )}
        </>
      }
      aside={
        <>
          {modifiable && (
            <NotificationsAdherent union={params.union} adherentId={params.adherentId} />
          )}
          <Card title="Journal">
            <JournalObjet lignes={journal} fuseau={fuseau} />
            <p className="small">
              <a href={href('/:union/espace/administration/adherents/:adherentId/mails', params)}>
                Mails à cette personne
              </a>
            </p>
            {loaderData.demandes && (
              <p>
                <a
                  href={`${href('/:union/espace/administration/donnees-personnelles', params)}?recherche=${encodeURIComponent(adherent.pseudo)}`}
                >
                  Copie ou effacement de ses données
                </a>
              </p>
            )}
          </Card>
        </>
      }
    >
      {loaderData.echec && (
        <Message kind="refus" title={`${adherent.email} ne reçoit plus nos mails.`}>
          {loaderData.echec.motif} Corrigez l’adresse.
        </Message>
      )}
      {manques.length > 0 && (
        <Message kind="attend" title="Ce compte n’est pas complet.">
          <p>Son titulaire doit encore&#8239;:</p>
          <ul className="bullets">
            {manques.map((manque) => (
              <li key={manque}>{manque.toLocaleLowerCase('fr')}</li>
            ))}
          </ul>
        </Message>
      )}
      <div className="portrait-side">
        <Portrait
          union={params.union}
          personne={{ ...adherent, nom: adherent.nomUsage ?? adherent.nomNaissance }}
        />
        {modifiable && (
          <a href={href('/:union/espace/administration/adherents/:adherentId/photo', params)}>
            {adherent.photoFichierId === null ? 'Ajouter une photo' : 'Changer la photo'}
          </a>
        )}
      </div>
      <InformationsAdherent
        adherent={adherent}
        fuseau={fuseau}
        union={params.union}
        peutAccrediter={loaderData.peutAccrediter}
      />
      <CompetencesAdherent
        competences={competences}
        union={params.union}
        adherentId={adherent.id}
        gerees={loaderData.gerees}
      />
      {loaderData.situation && (
        <CotisationsAdherent
          union={params.union}
          adherentId={adherent.id}
          situation={loaderData.situation}
        />
      )}
      <ActivitesAdherent union={params.union} activites={activites} />
    </Page>
  )
}
