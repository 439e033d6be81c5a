import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { libelleDocument } from '../model/document.ts'
import type { listDocuments } from '../queries/documents.server.ts'

type Document = Awaited<ReturnType<typeof listDocuments>>[number]

type Props = {
  params: { union: string; formationId: string }
  documents: Document[]
  fuseau: string
  /** May take back what was sent by hand. */
  retirable?: boolean
}

/** Papers of a formation: the name opens it, then who put it there and when. */
export function DocumentsFormation({ params, documents, fuseau, retirable = false }: Props) {
  return (
    <ul className="lines">
      {documents.map((document) => {
        const { id, genre, numero, creeLe, envoyeLe, nomSur, taille, par, depose } = document
        const adresse = href('/:union/espace/formations/:formationId/documents/:documentId', {
          ...params,
          documentId: id,
        })
        return (
          <li key={id}>
            <div>
              <b>
                <a href={adresse}>{nomSur}</a>
              </b>
              <small>
                {[
                  libelleDocument[genre] + (numero > 1 ? `, version ${numero}` : ''),
                  megaoctets(taille),
                  `${formatInstant(creeLe, fuseau)}${par ? ` par ${par}` : ''}`,
                  envoyeLe && `envoyé ${formatInstant(envoyeLe, fuseau)}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </div>
            {retirable && depose && (
              <form method="post">
                <input type="hidden" name="documentId" value={id} />
                <Button
                  size="small"
                  icon="trash-2"
                  name="intention"
                  value="retirer"
                  aria-label={`Retirer ${nomSur}`}
                >
                  Retirer
                </Button>
              </form>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function megaoctets(octets: number): string {
  if (octets < 1_000_000) return `${Math.max(1, Math.round(octets / 1000))}\u00a0ko`
  return `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
}
