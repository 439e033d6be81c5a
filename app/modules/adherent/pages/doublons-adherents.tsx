import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDateLong, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { ficheProposee } from '../model/fusion.ts'
import { authorize } from '../policy.ts'
import { listDoublons } from '../queries/fusion.server.ts'
import type { Route } from './+types/doublons-adherents.ts'
import '../components/adherents.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.fusionner')
  const groupes = await listDoublons(ctx)
  return {
    groupes: groupes.map((groupe) => ({
      ...groupe,
      garder: ficheProposee(groupe.personnes)?.id ?? '',
    })),
  }
}

const etats = {
  en_cours: 'compte en attente',
  valide: 'compte validé',
  desactive: 'compte désactivé',
  parti: 'parti de l’union',
} as const

export default function DoublonsAdherentsPage({ loaderData, params }: Route.ComponentProps) {
  const { groupes } = loaderData
  const certains = groupes.filter(({ ressemblance }) => ressemblance === 'certain').length
  return (
    <Page
      title="Doublons d’adhérents"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
      ]}
      subtitle={
        groupes.length === 0
          ? 'Deux fiches d’une même personne se montreraient ici.'
          : `${plural(certains, 'groupe certain', 'groupes certains')}, ${plural(groupes.length - certains, 'probable', 'probables')}`
      }
    >
      {groupes.length === 0 ? (
        <EmptyState title="Aucun doublon">
          Les fiches se comparent par leurs noms et leur date de naissance.
        </EmptyState>
      ) : (
        <ul className="doubles">
          {groupes.map(({ ressemblance, personnes, garder }) => (
            <li key={personnes.map(({ id }) => id).join()}>
              {ressemblance === 'certain' ? (
                <Badge kind="refus" icon="users-round">
                  Certain
                </Badge>
              ) : (
                <Badge kind="attend" icon="triangle-alert">
                  Probable
                </Badge>
              )}
              <ul>
                {personnes.map((fiche) => (
                  <li key={fiche.id}>
                    <div>
                      <a
                        href={href('/:union/espace/administration/adherents/:adherentId', {
                          ...params,
                          adherentId: fiche.id,
                        })}
                      >
                        {fiche.nomUsage ?? fiche.nomNaissance} {fiche.prenoms}
                      </a>
                      <small>
                        {[
                          fiche.naissanceDate
                            ? `né(e) le ${formatDateLong(fiche.naissanceDate)}`
                            : 'naissance inconnue',
                          fiche.centre,
                          fiche.pseudo,
                          fiche.email,
                          etats[fiche.etat],
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </div>
                    {fiche.id !== garder && (
                      <ButtonLink
                        size="small"
                        href={`${href('/:union/espace/administration/adherents/doublons/fusionner', params)}?garder=${garder}&archiver=${fiche.id}`}
                      >
                        Comparer…<span className="offscreen"> avec {fiche.pseudo}</span>
                      </ButtonLink>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
