import { ButtonLink } from '#app/ui/button.tsx'
import { formatDuration } from '#app/ui/format.ts'
import { phraseJours } from '../model/equipe.ts'
import type { MembreEquipe } from '../queries/equipe.server.ts'
import { LigneFormateur } from './ligne-formateur.tsx'

type Props = {
  equipe: MembreEquipe[]
  /** Journées of the formation. */
  journees: number
  /** Address of the page of one of them, without his identifier. */
  adresse: string
  peutModifier: boolean
}

/** The accepted trainers: their days, their hours. */
export function EquipeFormation({ equipe, journees, adresse, peutModifier }: Props) {
  if (equipe.length === 0) return <p className="soft">Personne n’est encore retenu.</p>
  return (
    <ul className="people">
      {equipe.map(({ candidatureId, nom, prenoms, centre, remplace, jours }) => (
        <LigneFormateur
          key={candidatureId}
          nom={nom}
          prenoms={prenoms}
          detail={
            <>
              {centre ?? 'Sans centre'} · {phraseJours(jours, journees)} · {phraseHeures(jours)}
              {remplace && <> · remplace {remplace}</>}
            </>
          }
        >
          <ButtonLink
            size="small"
            href={`${adresse}/${candidatureId}`}
            aria-label={`${peutModifier ? 'Journées, heures' : 'Heures'} de ${prenoms} ${nom}`}
          >
            {peutModifier ? 'Journées, heures' : 'Heures'}
          </ButtonLink>
        </LigneFormateur>
      ))}
    </ul>
  )
}

/** « 14 h prévues », « 7 h faites sur 14 h », an absence said. */
export function phraseHeures(jours: MembreEquipe['jours']): string {
  const retenus = jours.filter(({ statut }) => statut !== 'absente')
  const prevues = retenus.reduce((somme, { minutes }) => somme + minutes, 0)
  const faites = jours.reduce((somme, jour) => somme + jour.minutesFaites, 0)
  const absences = jours.length - retenus.length
  const heures =
    faites === 0
      ? `${formatDuration(prevues)} prévues`
      : faites === prevues
        ? `${formatDuration(faites)} faites`
        : `${formatDuration(faites)} faites sur ${formatDuration(prevues)}`
  if (absences === 0) return heures
  return `${heures}, absent ${absences === 1 ? 'une journée' : `${absences} journées`}`
}
