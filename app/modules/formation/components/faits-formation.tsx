import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatDuration, formatMoney } from '#app/ui/format.ts'
import { Rungs } from '#app/ui/rungs.tsx'
import { phraseJournee } from '../model/horaires.ts'
import { type Formation, minutesFormation } from '../model.ts'
import type { listJournees } from '../public.server.ts'

type Props = {
  formation: Formation
  journees: Awaited<ReturnType<typeof listJournees>>
  /** Where a day is added, for whoever may. */
  ajouter: string | undefined
}

export function FaitsFormation({ formation, journees, ajouter }: Props) {
  return (
    <Facts
      items={[
        ...(journees.length > 0
          ? [
              {
                label: 'Quand et où',
                value: journees.map((journee) => (
                  <div key={journee.id}>{phraseJournee(journee)}</div>
                )),
              },
              { label: 'Durée', value: formatDuration(minutesFormation(journees)) },
            ]
          : [{ label: 'Quand et où', value: <SansJournee ajouter={ajouter} /> }]),
        { label: 'Type', value: formation.typeLibelle },
        {
          label: 'Places',
          value: <Rungs taken={formation.prises} places={formation.places} />,
        },
        { label: 'Prix', value: `${formatMoney(formation.prix)} par stagiaire` },
        ...(journees.length > 0
          ? [
              {
                label: 'Inscriptions',
                value: `jusqu’au ${formatDay(formation.inscriptionsJusquAu)}`,
              },
            ]
          : []),
        ...(formation.commentaire ? [{ label: 'Commentaire', value: formation.commentaire }] : []),
      ]}
    />
  )
}

function SansJournee({ ajouter }: Pick<Props, 'ajouter'>) {
  return <>Aucune date pour l’instant. {ajouter && <a href={ajouter}>Ajouter une journée</a>}</>
}
