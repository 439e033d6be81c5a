import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDuration } from '#app/ui/format.ts'
import { phraseJours } from '../model/equipe.ts'
import type { EtatMission } from '../model/mission.ts'
import type { MembreEquipe } from '../queries/equipe.server.ts'
import { LigneFormateur } from './ligne-formateur.tsx'

type Props = {
  equipe: MembreEquipe[]
  /** Journées of the formation. */
  journees: number
  /** Address of the page of one of them, without his identifier. */
  adresse: string
  peutModifier: boolean
  /** Address of the letters, without whose. */
  missions: string
  /** The letter of each, by his application. */
  lettres: Record<string, Lettre>
}

type Lettre = { etat: EtatMission; numero: number }

/** The accepted trainers: their days, their hours. */
export function EquipeFormation({
  equipe,
  journees,
  adresse,
  peutModifier,
  missions,
  lettres,
}: Props) {
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
              <LettreFormateur
                lettre={lettres[candidatureId]}
                adresse={`${missions}/${candidatureId}`}
                nom={`${prenoms} ${nom}`}
              />
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

type LettreProps = { lettre: Lettre | undefined; adresse: string; nom: string }

function LettreFormateur({ lettre, adresse, nom }: LettreProps) {
  if (!lettre || lettre.etat === 'absente') return <> · sans lettre de mission</>
  return (
    <>
      {' · '}
      <a href={adresse} aria-label={`Lettre de mission de ${nom}, version ${lettre.numero}`}>
        Lettre de mission{lettre.numero > 1 && `, version ${lettre.numero}`}
      </a>{' '}
      {lettre.etat === 'perimee' && <Badge kind="attend">À refaire</Badge>}
    </>
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
