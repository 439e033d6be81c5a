import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone, normaliserTelephone } from '#app/modules/adherent/model/contact.ts'
import { findResultatsRecents } from '#app/modules/enquete/public.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Hero } from '#app/ui/hero.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { NosResultats } from '../components/nos-resultats.tsx'
import { ProchainesFormations } from '../components/prochaines-formations.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import { listProchainesFormations } from '../queries/prochaines-formations.server.ts'
import type { Route } from './+types/accueil-public.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const { emailFormations, emailDps, telephone } = await findIdentiteUnion(ctx)
  const { formations, total } = await listProchainesFormations(ctx)
  const resultats = await findResultatsRecents(ctx)
  return { nom: ctx.union.nom, emailFormations, emailDps, telephone, formations, total, resultats }
}

export default function AccueilPublicPage({ loaderData, params }: Route.ComponentProps) {
  const { nom, formations, total, resultats } = loaderData
  const toutes = href('/:union/formations', params)
  return (
    <>
      <title>{nom}</title>
      <Hero
        title="Les gestes qui sauvent s’apprennent près de chez vous."
        lead={`L’${nom} forme les habitants aux premiers secours et veille sur les manifestations.`}
        doors={portes(loaderData, toutes, href('/:union/demande-formation', params))}
      />
      <div className="public">
        <section aria-labelledby="prochaines">
          <div className="block-head">
            <h2 id="prochaines">Prochaines formations</h2>
            {total > 0 && (
              <div className="actions">
                <a href={toutes}>Toutes les formations ({total})</a>
              </div>
            )}
          </div>
          {total === 0 ? (
            <EmptyState title="Aucune formation n’est ouverte pour le moment">
              De nouvelles dates s’ajoutent toute l’année. Revenez bientôt.
            </EmptyState>
          ) : (
            <ProchainesFormations union={params.union} formations={formations} />
          )}
        </section>
        {resultats && (
          <NosResultats resultats={resultats} href={href('/:union/resultats', params)} />
        )}
        <Joindre {...loaderData} />
      </div>
    </>
  )
}

type Contacts = { nom: string; emailFormations: string | null; emailDps: string | null }
type Porte = { icon: IconName; label: string; detail: string; note?: string; href: string }

/** What the union cannot be written about has no door. */
function portes({ nom, emailDps }: Contacts, toutes: string, demander: string): Porte[] {
  return [
    {
      icon: 'graduation-cap',
      label: 'Me former',
      detail: 'Apprendre les gestes qui sauvent en une journée, ou devenir secouriste.',
      note: 'Inscription en 5 minutes',
      href: toutes,
    },
    {
      icon: 'building-2',
      label: 'Faire former mon équipe',
      detail:
        'Entreprise, mairie, école, association\u00a0: nous venons chez vous ou vous accueillons.',
      note: 'Réponse par courriel',
      href: demander,
    },
    ...(emailDps
      ? [
          {
            icon: 'ambulance' as const,
            label: 'Demander un DPS',
            detail:
              'Un dispositif prévisionnel de secours pour votre fête, votre course ou votre concert.',
            note: 'À demander 2 mois avant',
            href: courriel(emailDps, `Demande de dispositif de secours, ${nom}`, evenement),
          },
        ]
      : []),
  ]
}

const evenement = [
  'Bonjour,',
  'Nous organisons un événement et demandons un dispositif de secours.',
  'Événement\u00a0:',
  'Lieu, date et horaires\u00a0:',
  'Public attendu, participants\u00a0:',
  'Organisateur\u00a0:',
  'Téléphone\u00a0:',
]

/** A message already begun: the questions are written in it. */
function courriel(adresse: string, sujet: string, lignes: string[]): string {
  return `mailto:${adresse}?subject=${encodeURIComponent(sujet)}&body=${encodeURIComponent(lignes.join('\r\n\r\n'))}`
}

function Joindre({ telephone, emailFormations }: Contacts & { telephone: string | null }) {
  if (!telephone && !emailFormations) return null
  const numero = normaliserTelephone(telephone ?? '')
  return (
    <section className="card card-paper" aria-labelledby="joindre">
      <h2 id="joindre">Une question&#8239;?</h2>
      <p className="soft">Nous répondons aux heures de bureau.</p>
      <p className="actions">
        {numero && (
          <ButtonLink icon="phone" href={`tel:${numero}`}>
            {formatTelephone(numero)}
          </ButtonLink>
        )}
        {emailFormations && (
          <ButtonLink icon="mail" href={`mailto:${emailFormations}`}>
            {emailFormations}
          </ButtonLink>
        )}
      </p>
    </section>
  )
}
