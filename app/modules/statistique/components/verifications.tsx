import { formatCount } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Message } from '#app/ui/message.tsx'
import { type Anomalie, type GenreAnomalie, sensAnomalies } from '../model/anomalies.ts'
import { type Controle, estBloque } from '../model/controles.ts'
import './statistiques.css'

/** What the form checks by itself, said before anything else. */
export function Controles({ controles }: { controles: Controle[] }) {
  const bloque = estBloque(controles)
  return (
    <>
      <Message
        kind={bloque ? 'attend' : 'fait'}
        title={
          bloque
            ? 'Le formulaire serait refusé en l’état.'
            : 'Les contrôles bloquants du formulaire sont tenus.'
        }
      >
        {bloque && 'Corrigez ce qui est marqué « bloquant » ci-dessous.'}
      </Message>
      <ul className="checks">
        {controles.map(({ code, regle, constat, ok, gravite }) => (
          <li key={code}>
            <Icon name={ok ? 'circle-check' : 'triangle-alert'} label={ok ? 'Tenu' : 'Pas tenu'} />
            <span>
              <b>{regle}</b>
              {!ok && (gravite === 'bloquant' ? ' (bloquant)' : ' (à vérifier)')}
              <small>{constat}</small>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type AnomaliesProps = { anomalies: Anomalie[]; lien: (anomalie: Anomalie) => string }

/** What is to be mended, kind by kind, each line with the page that mends it. */
export function Anomalies({ anomalies, lien }: AnomaliesProps) {
  const genres = (Object.keys(sensAnomalies) as GenreAnomalie[]).filter((genre) =>
    anomalies.some((anomalie) => anomalie.genre === genre),
  )
  if (genres.length === 0)
    return <p>Aucune anomalie : chaque stagiaire, type et règlement a sa ligne.</p>
  return genres.map((genre) => {
    const lignes = anomalies.filter((anomalie) => anomalie.genre === genre)
    const { titre, remede, detail, bloquante } = sensAnomalies[genre]
    const total = lignes[0]?.total ?? 0
    return (
      <section key={genre} className="anomaly">
        <h3>
          {titre} <span className="counter">{formatCount(total)}</span>
        </h3>
        <p className="soft small">
          {bloquante && 'Bloquant. '}
          {remede}
        </p>
        <ul>
          {lignes.map((anomalie) => (
            <li key={anomalie.id}>
              <a href={lien(anomalie)}>
                {anomalie.numero} · {anomalie.libelle}
              </a>{' '}
              <span className="soft small">{detail(anomalie.nombre)}</span>
            </li>
          ))}
        </ul>
        {total > lignes.length && (
          <p className="soft small">et {formatCount(total - lignes.length)} autres.</p>
        )}
      </section>
    )
  })
}
