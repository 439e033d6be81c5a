import { href } from 'react-router'
import { Avatar } from '#app/ui/avatar.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDateLong } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import type { Proche } from '../queries/proches.server.ts'
import { initiales } from './initiales.ts'

const etats = {
  en_cours: 'compte en attente',
  valide: 'compte validé',
  desactive: 'compte désactivé',
  parti: 'parti de l’union',
} as const

/** Before creating: the sheets that may already be this person's. */
export function FichesProches({ union, proches }: { union: string; proches: Proche[] }) {
  return (
    <Message
      kind="attend"
      title={
        proches.length === 1
          ? 'Une fiche ressemble à cette personne.'
          : `${proches.length} fiches ressemblent à cette personne.`
      }
    >
      <p>
        Rien n’est encore créé. Ouvrez la fiche si c’est la même personne&#8239;; sinon cochez
        «&nbsp;C’est une autre personne&nbsp;» en bas de page.
      </p>
      <ul className="people">
        {proches.map((proche) => (
          <li key={proche.id}>
            <Avatar initials={initiales(proche.prenoms, proche.nomUsage ?? proche.nomNaissance)} />
            <div>
              <b>{`${proche.nomUsage ?? proche.nomNaissance} ${proche.prenoms}`}</b>
              <small>
                {[
                  proche.naissanceDate
                    ? `né(e) le ${formatDateLong(proche.naissanceDate)}`
                    : 'naissance inconnue',
                  proche.centre,
                  proche.pseudo,
                  etats[proche.etat],
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {proche.ouvrable && (
              <span className="actions">
                <ButtonLink
                  href={href('/:union/espace/administration/adherents/:adherentId', {
                    union,
                    adherentId: proche.id,
                  })}
                  size="small"
                >
                  Ouvrir<span className="offscreen"> la fiche de {proche.prenoms}</span>
                </ButtonLink>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Message>
  )
}
