import { Badge, Fact } from '#app/ui/badge.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { RowMenu, RowMenuLink } from '#app/ui/row-menu.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import type { listFormations } from '../queries/listes.server.ts'
import { BadgeFormateurs } from './badges.tsx'

type Ligne = Awaited<ReturnType<typeof listFormations>>['rows'][number]
type Props = { formation: Ligne; fiche: string; aujourdhui: string }

const menuFormation = 'pages-formation'

/** The pages one goes to from the list, for whichever formation it is opened on. */
export function MenuFormations() {
  return (
    <RowMenu
      id={menuFormation}
      items={[
        { label: 'Stagiaires', path: '/stagiaires', icon: 'users-round' },
        { label: 'Personnel', path: '/personnel', icon: 'user-check' },
        { label: 'Consignes', path: '/consignes', icon: 'clipboard-list' },
        { label: 'Convocations', path: '/convocations', icon: 'send' },
        { label: 'Liens partenaires', path: '/partenaires', icon: 'user-plus' },
        { label: 'Dossier de formation', path: '/dossier', icon: 'printer' },
        { label: 'Modifier', path: '/modifier', icon: 'pencil' },
        { label: 'Dupliquer', path: '/dupliquer', icon: 'copy' },
      ]}
    />
  )
}

/** FOR-6: a formation of the list: when, what, places, trainers, what is done, and the way to each page. */
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
      <td className="more">
        <RowMenuLink menu={menuFormation} href={fiche} label={`Pages de ${numero}`} />
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
