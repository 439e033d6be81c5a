import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { decrireFichier, libellesCategorie } from '../model.ts'
import type { MonDocument } from '../queries/mes-documents.server.ts'

type Props = {
  union: string
  document: Omit<MonDocument, 'publieLe' | 'luLe'> & { publie: string; luLe: string | null }
}

/** A document of the union, as its reader sees it. */
export function LigneDocument({ union, document }: Props) {
  const { id, titre, numero, note, accuseLecture, lu, luLe } = document
  const adresse = href('/:union/espace/compte/documents/:documentId', { union, documentId: id })
  return (
    <li>
      <div>
        {!lu && (
          <>
            <Badge kind="attend" icon="file-text">
              {numero > 1 ? 'Nouvelle version' : 'Nouveau'}
            </Badge>{' '}
          </>
        )}
        <b>{titre}</b>
        {document.description && <small>{document.description}</small>}
        {note && <small>Ce qui change : {note}</small>}
        <small>
          {[libellesCategorie[document.categorie], decrireFichier(document), document.publie].join(
            ' · ',
          )}
        </small>
        {accuseLecture && luLe && <small>Vous avez déclaré l’avoir lu : {luLe}</small>}
      </div>
      <div className="actions">
        <ButtonLink
          size="small"
          icon="eye"
          href={`${adresse}?voir=1`}
          aria-label={`Ouvrir : ${titre}`}
        >
          Ouvrir
        </ButtonLink>
        <ButtonLink
          size="small"
          variant="bare"
          icon="download"
          href={adresse}
          download
          aria-label={`Télécharger : ${titre}`}
        >
          Télécharger
        </ButtonLink>
        {accuseLecture && !lu && (
          <form method="post">
            <input type="hidden" name="documentId" value={id} />
            <Button size="small" variant="primary" icon="check" aria-label={`J’ai lu : ${titre}`}>
              J’ai lu
            </Button>
          </form>
        )}
      </div>
    </li>
  )
}
