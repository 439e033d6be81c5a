import { Badge, Fact } from '#app/ui/badge.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Rungs } from '#app/ui/rungs.tsx'
import type { listFormations } from '../queries/listes.server.ts'
import { BadgeFormateurs } from './badges.tsx'

type Ligne = Awaited<ReturnType<typeof listFormations>>['rows'][number]
type Props = { formation: Ligne; fiche: string; aujourdhui: string }

/**
 * FOR-6: a formation of the list: when, what, places, trainers, what is done, and the three pages one goes to
 * from here. Its other pages are one click further: a menu on each of 100 rows would treble the document.
 */
export function LigneAVenir({ formation, fiche, aujourdhui }: Props) {
  const { numero, intitule, lieu, privee, aValider } = formation
  return (
    <tr>
      <td data-l="Date" className="nowrap">
        <Quand formation={formation} aujourdhui={aujourdhui} />
      </td>
      <th scope="row">
        <a href={fiche}>{intitule}</a>
        <small>{`${numero} · ${lieu}${privee ? ' · Privée' : ''}`}</small>
      </th>
      <td data-l="Places">
        <Rungs taken={formation.prises} places={formation.places} />
        <small>
          <a href={`${fiche}/stagiaires`}>
            {aValider > 0 ? `${aValider} à valider` : 'Stagiaires'}
            <span className="offscreen">, {numero}</span>
          </a>
        </small>
      </td>
      <td data-l="Formateurs">
        <BadgeFormateurs
          acceptes={formation.acceptes}
          requis={formation.formateursRequis}
          complete={formation.complete}
        />
      </td>
      <td>
        <span className="follow">
          <Fact
            icon="stamp"
            label={formation.declarationAReprendre ? 'Déclaration à compléter' : 'Déclaré'}
            tone={formation.declarationAReprendre ? 'attend' : 'info'}
            on={formation.declareeLe !== null}
            absent="Non déclaré"
          />
          <Fact
            icon="clipboard-list"
            label="Consignes"
            on={formation.consignesEnvoyeesLe !== null}
          />
          <Fact icon="truck" label="Logistique" on={formation.logistiquePreteLe !== null} />
        </span>
      </td>
      <td className="nowrap">
        <a href={`${fiche}/partenaires`} aria-label={`Liens partenaires, ${numero}`}>
          Liens partenaires
        </a>
        <small>
          <a href={`${fiche}/dossier`} aria-label={`Dossier de formation, ${numero}`}>
            Dossier
          </a>
        </small>
      </td>
    </tr>
  )
}

function Quand({ formation, aujourdhui }: Pick<Props, 'formation' | 'aujourdhui'>) {
  const { premierJour, dernierJour, journees } = formation
  const finie = (dernierJour ?? '') < aujourdhui
  return (
    <>
      {formatDay(premierJour ?? '')}
      {journees > 1 && <small>{plural(journees, 'journée', 'journées')}</small>}
      {finie && (
        <small>
          <Badge kind="attend" icon="lock">
            À clôturer
          </Badge>
        </small>
      )}
    </>
  )
}
