import { formatInstant } from '#app/ui/format.ts'

type Props = {
  versions: { version: number; origine: boolean; creeLe: Date; auteur: string }[]
  fuseau: string
  /** Address of the page, to take a version again. */
  page: string
}

/** Every text that served, the last first. */
export function VersionsModele({ versions, fuseau, page }: Props) {
  return (
    <ul className="lines">
      {versions.map(({ version, origine, creeLe, auteur }, rang) => (
        <li key={version}>
          <div>
            <b>
              Version {version}
              {rang === 0 && ', en service'}
            </b>
            <small>
              {origine ? 'Retour au texte d’origine, ' : ''}
              {formatInstant(creeLe, fuseau)}
              {auteur && `, ${auteur}`}
            </small>
          </div>
          {rang > 0 && !origine && <a href={`${page}?version=${version}`}>Reprendre ce texte</a>}
        </li>
      ))}
    </ul>
  )
}
