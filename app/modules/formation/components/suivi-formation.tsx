import type { countStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { Card } from '#app/ui/card.tsx'
import { plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import type { Formation } from '../model.ts'

type Props = {
  formation: Pick<Formation, 'statut' | 'formateursRequis'>
  acceptes: number
  complete: boolean
  stagiaires: Awaited<ReturnType<typeof countStagiaires>>
  procesVerbal: string | undefined
}

/** What is done and what is still expected of a formation. */
export function SuiviFormation({ formation, acceptes, complete, stagiaires, procesVerbal }: Props) {
  return (
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
          detail={procesVerbal ? `Procès-verbal ${procesVerbal}` : 'Après la dernière journée'}
        />
      </ul>
    </Card>
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
