import { ButtonLink } from '#app/ui/button.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import type { listProcesVerbaux } from '../queries/listes.server.ts'

type Props = {
  procesVerbaux: Awaited<ReturnType<typeof listProcesVerbaux>>
  fuseau: string
  adresse: string
}

/** The versions of the procès-verbal, as stored. */
export function ProcesVerbaux({ procesVerbaux, fuseau, adresse }: Props) {
  return (
    <Section title="Documents">
      <ul className="lines">
        {procesVerbaux.map((pv) => (
          <li key={pv.version}>
            <div>
              <b>Procès-verbal {pv.numero}</b>
              <small>
                Version {pv.version}, {formatInstant(pv.creeLe, fuseau)},{' '}
                {Math.ceil(pv.taille / 1024)} Ko, empreinte {pv.sha256.slice(0, 12)}
              </small>
              {pv.motif && <small>Motif : {pv.motif}</small>}
            </div>
            <ButtonLink
              size="small"
              icon="download"
              href={`${adresse}?version=${pv.version}`}
              download
            >
              Télécharger
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}
