import { Message } from '#app/ui/message.tsx'
import type { Constat } from '../model/verification.ts'
import './mails.css'

const kinds = { fait: 'fait', attend: 'attend', refus: 'refus', panne: 'info' } as const

/** What was found, and the sentence to send to the hosting company. */
export function Constats({ constats }: { constats: Constat[] }) {
  return (
    <div className="stack">
      {constats.map(({ genre, etat, titre, explication, demande, publie }) => (
        <Message key={genre} kind={kinds[etat]} title={titre}>
          <p>{explication}</p>
          {demande && (
            <p>
              À demander à votre hébergeur : <q>{demande}</q>
            </p>
          )}
          {publie.map((texte) => (
            <p key={texte} className="small mail-record">
              <code>{texte}</code>
            </p>
          ))}
        </Message>
      ))}
    </div>
  )
}
