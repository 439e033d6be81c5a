import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { DownloadLink } from '#app/ui/table.tsx'

type Copie = {
  id: string
  statut: 'en_preparation' | 'pret' | 'perime' | 'echoue'
  taille: number | null
  demandeLe: Date
  expireLe: Date | null
  telechargeLe: Date | null
}

type Props = { union: string; copies: Copie[]; now: Date; fuseau: string }

/** The copies asked for, latest first; the link lives here and nowhere else. */
export function Copies({ union, copies, now, fuseau }: Props) {
  if (copies.length === 0) return <p className="soft">Aucune copie demandée.</p>
  return (
    <ul className="lines">
      {copies.map((copie) => {
        const offerte = copie.statut === 'pret' && copie.expireLe !== null && copie.expireLe > now
        return (
          <li key={copie.id}>
            <div>
              <b>Demandée {formatInstant(copie.demandeLe, fuseau)}</b>
              {etat(offerte ? 'pret' : copie.statut === 'pret' ? 'perime' : copie.statut)}
              {offerte && copie.expireLe && (
                <small>
                  {mega(copie.taille ?? 0)} · jusqu’au {formatInstant(copie.expireLe, fuseau)}
                  {copie.telechargeLe && ' · déjà téléchargée'}
                </small>
              )}
            </div>
            {offerte && (
              <div className="actions">
                <DownloadLink
                  href={href('/:union/espace/compte/export/:exportId', {
                    union,
                    exportId: copie.id,
                  })}
                >
                  Télécharger
                </DownloadLink>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function etat(statut: Copie['statut']) {
  if (statut === 'en_preparation')
    return (
      <>
        <Badge kind="attend" icon="hourglass">
          En préparation
        </Badge>
        <small>Vous pouvez fermer cette page.</small>
      </>
    )
  if (statut === 'pret')
    return (
      <Badge kind="fait" icon="check">
        Prête
      </Badge>
    )
  if (statut === 'perime')
    return (
      <Badge kind="outline" icon="clock">
        Effacée après sept jours
      </Badge>
    )
  return (
    <>
      <Badge kind="refus" icon="circle-x">
        N’a pas pu être faite
      </Badge>
      <small>Demandez-en une autre, ou prévenez votre administrateur.</small>
    </>
  )
}

function mega(octets: number): string {
  return octets < 1_000_000
    ? `${Math.max(1, Math.round(octets / 1000))} Ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
}
