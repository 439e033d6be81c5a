import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { can as canFormation, centresAutorises } from '#app/modules/formation/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { DateTab } from '#app/ui/date-tab.tsx'
import { formatDayLong, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { authorize } from '../policy.ts'
import { findAttentesGestion, listManques, listMesFormations } from '../queries/attentes.server.ts'
import type { Route } from './+types/accueil.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'compte.lire')
  const { acteur } = ctx
  if (acteur.genre !== 'adherent') notFound()
  const base = { prenom: acteur.prenom, aujourdhui: ctx.aujourdhui, valide: acteur.valide }
  if (!acteur.valide) {
    return { ...base, manques: await listManques(ctx, acteur.compteId), gestion: null, mesFormations: [], formateur: false }
  }
  const gestion = canFormation(ctx, 'formation.lister')
  return {
    ...base,
    manques: [],
    gestion: gestion ? await findAttentesGestion(ctx, centresAutorises(ctx, 'formation.lister')) : null,
    mesFormations: await listMesFormations(ctx, acteur.adherentId),
    formateur: canFormation(ctx, 'candidature.poser'),
  }
}

export default function AccueilPage({ loaderData, params }: Route.ComponentProps) {
  const { prenom, aujourdhui, valide, manques, gestion, mesFormations, formateur } = loaderData
  const lignes = gestion ? lignesGestion(gestion, params) : []
  return (
    <Page title="Accueil" subtitle={`Bonjour ${prenom}, nous sommes ${formatDayLong(aujourdhui)}.`}>
      {!valide && <CompteNonValide manques={manques} />}
      {valide && (
        <>
          <Section title="Ce qui attend">
            {lignes.length === 0 ? (
              <p className="soft">Rien ne vous attend pour l’instant.</p>
            ) : (
              <ul className="lines">
                {lignes.map(({ phrase, detail, lien, bouton }) => (
                  <li key={phrase}>
                    <div>
                      <b>{phrase}</b>
                      <small>{detail}</small>
                    </div>
                    <ButtonLink size="small" href={lien}>
                      {bouton}
                    </ButtonLink>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {formateur && (
            <Section
              title="Mes prochaines formations"
              actions={
                <ButtonLink size="small" href={href('/:union/espace/formations/postuler', params)}>
                  Postuler formation
                </ButtonLink>
              }
            >
              {mesFormations.length === 0 ? (
                <p className="soft">Vous n’encadrez aucune formation à venir.</p>
              ) : (
                <ul className="lines">
                  {mesFormations.map((formation) => (
                    <li key={formation.id}>
                      <DateTab day={formation.premierJour ?? ''} />
                      <div>
                        <a href={href('/:union/espace/formations/:formationId', { ...params, formationId: formation.id })}>{formation.intitule}</a>
                        <small>{formation.numero}</small>
                      </div>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          )}
        </>
      )}
    </Page>
  )
}

function CompteNonValide({ manques }: { manques: string[] }) {
  if (manques.length === 0) {
    return <Message kind="info" title="Votre compte est complet.">Votre union doit encore le valider. Vous serez prévenu.</Message>
  }
  return (
    <Message kind="attend" title="Votre compte n’est pas encore complet. Il manque :">
      <ul>
        {manques.map((manque) => (
          <li key={manque}>{manque}</li>
        ))}
      </ul>
    </Message>
  )
}

type Gestion = { aValider: number; aCloturer: number; candidatures: number; inscriptions: number }

function lignesGestion(gestion: Gestion, params: { union: string }) {
  const aVenir = href('/:union/espace/formations/a-venir', params)
  return [
    gestion.candidatures > 0 && {
      phrase: plural(gestion.candidatures, 'candidature attend une réponse', 'candidatures attendent une réponse'),
      detail: 'Des formateurs ont postulé.',
      lien: `${aVenir}?vue=recherche`,
      bouton: 'Voir les formations',
    },
    gestion.inscriptions > 0 && {
      phrase: plural(gestion.inscriptions, 'inscription à valider', 'inscriptions à valider'),
      detail: 'Des stagiaires attendent leur validation.',
      lien: aVenir,
      bouton: 'Valider stagiaires',
    },
    gestion.aValider > 0 && {
      phrase: plural(gestion.aValider, 'formation à valider', 'formations à valider'),
      detail: 'Créées par un centre ou sans journée.',
      lien: href('/:union/espace/formations/a-valider', params),
      bouton: 'Décider',
    },
    gestion.aCloturer > 0 && {
      phrase: plural(gestion.aCloturer, 'formation à clôturer', 'formations à clôturer'),
      detail: 'Terminées, leur procès-verbal n’est pas fait.',
      lien: `${aVenir}?vue=a_cloturer`,
      bouton: 'Clôturer',
    },
  ].filter((ligne) => ligne !== false)
}
