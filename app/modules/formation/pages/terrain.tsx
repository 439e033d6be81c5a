import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { listNomsStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { BadgeStatut } from '../components/badges.tsx'
import { DocumentsFormation } from '../components/documents-formation.tsx'
import { Gens } from '../components/gens.tsx'
import { LectureConsignes } from '../components/lecture-consignes.tsx'
import { LettreMission } from '../components/lettres-mission.tsx'
import { Programme } from '../components/programme.tsx'
import { lecturesPour } from '../model/consigne.ts'
import { empechementRetour } from '../model/document.ts'
import { listConsignesEnvoyees, listJournees } from '../public.server.ts'
import { listDocuments } from '../queries/documents.server.ts'
import { findMaLettre } from '../queries/lettres-mission.server.ts'
import { findSaCandidature } from '../queries/missions.server.ts'
import { findFormationTerrain, listEquipe } from '../queries/terrain.server.ts'
import { etablirMissions, etablirMissionsSchema } from '../use-cases/etablir-missions.server.ts'
import type { Route } from './+types/terrain.ts'

/** What a trainer needs on the day, on a telephone: where, when, with whom, who comes. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation, formateur } = await findFormationTerrain(ctx, uuidParam(params.formationId))
  const journees = await listJournees(ctx, [formation.id])
  const { id, intitule, numero, statut, places, premierJour } = formation
  return {
    formation: { id, intitule, numero, statut, places },
    commencee: premierJour !== null && premierJour <= ctx.aujourdhui,
    formateur,
    journees,
    consignes: lecturesPour('formateurs', await listConsignesEnvoyees(ctx, id), journees),
    equipe: await listEquipe(ctx, id),
    stagiaires: await listNomsStagiaires(ctx, id),
    retours: (await listDocuments(ctx, id)).filter(({ genre }) => genre === 'retour'),
    empechementRetour: empechementRetour(formation, ctx.aujourdhui),
    maLettre: formateur ? await findMaLettre(ctx, formation, journees) : undefined,
    fuseau: ctx.union.fuseau,
  }
}

/** A trainer makes his own letter and reads it at once. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationTerrain(ctx, formationId)
  const candidatureId = (await findSaCandidature(ctx, formationId)) ?? notFound()
  return submit(request, { formationId, candidatureId }, etablirMissionsSchema, async (input) => {
    await etablirMissions(ctx, input)
    return redirect(
      href('/:union/espace/formations/:formationId/missions/:candidatureId', {
        ...params,
        candidatureId,
      }),
    )
  })
}

export default function TerrainPage({ loaderData, params }: Route.ComponentProps) {
  const {
    formation,
    journees,
    consignes,
    equipe,
    stagiaires,
    commencee,
    retours,
    fuseau,
    maLettre,
  } = loaderData
  const adresse = href('/:union/espace/formations/:formationId', params)
  const ouverte = formation.statut === 'validee'
  return (
    <Page
      title={formation.intitule}
      breadcrumb={
        loaderData.formateur
          ? [
              {
                label: 'Mes formations',
                href: href('/:union/espace/formations/mes-formations', params),
              },
            ]
          : []
      }
      badges={
        <>
          <BadgeStatut statut={formation.statut} />
          <span className="soft small">{formation.numero}</span>
        </>
      }
      actions={
        <ButtonLink
          variant="primary"
          icon="user-check"
          href={href('/:union/espace/formations/:formationId/presences', params)}
          disabledReason={
            ouverte && !commencee ? 'Les présences se notent à partir du premier jour.' : undefined
          }
        >
          {ouverte ? 'Noter les présences' : 'Voir les présences'}
        </ButtonLink>
      }
    >
      {!ouverte && <Message kind="info" title="Cette formation n’est plus ouverte." />}
      <Section title="Programme">
        <Programme journees={journees} />
      </Section>
      {consignes.length > 0 && (
        <Section title="Consignes">
          <LectureConsignes
            lectures={consignes}
            lien={(pieceId) => `${adresse}/consignes/pieces/${pieceId}`}
          />
        </Section>
      )}
      <Section title="Équipe" count={equipe.length}>
        <Gens
          gens={equipe.map(({ id, nom, prenoms, telephone }) => ({
            id,
            nom: `${prenoms} ${nom}`,
            initiales: `${prenoms.charAt(0)}${nom.charAt(0)}`,
            detail: telephone && <a href={`tel:${telephone}`}>{formatTelephone(telephone)}</a>,
          }))}
        />
      </Section>
      <Section title="Stagiaires" count={`${stagiaires.length} sur ${formation.places}`}>
        {stagiaires.length === 0 ? (
          <p className="soft">Personne n’est inscrit pour l’instant.</p>
        ) : (
          <Gens
            gens={stagiaires.map(({ mineur, ...stagiaire }) => ({
              ...stagiaire,
              detail: mineur && 'Mineur',
            }))}
          />
        )}
      </Section>
      {maLettre && (
        <Section title="Ma lettre de mission">
          <LettreMission
            {...maLettre}
            adresse={`${adresse}/missions/${maLettre.candidatureId}`}
            fuseau={fuseau}
          />
        </Section>
      )}
      <Section title="Dossier">
        <div className="stack">
          {retours.length > 0 && (
            <DocumentsFormation params={params} documents={retours} fuseau={fuseau} />
          )}
          <p className="actions">
            <ButtonLink icon="printer" href={`${adresse}/dossier`}>
              Imprimer le dossier
            </ButtonLink>
            <ButtonLink icon="printer" href={`${adresse}/emargement`}>
              Feuille d’émargement
            </ButtonLink>
            <ButtonLink
              icon="camera"
              href={`${adresse}/retour`}
              disabledReason={loaderData.empechementRetour}
            >
              Renvoyer le dossier
            </ButtonLink>
          </p>
        </div>
      </Section>
    </Page>
  )
}
