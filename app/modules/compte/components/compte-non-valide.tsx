import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import type { EtatCompte } from '../model.ts'

type Props = {
  etat: EtatCompte
  manques: string[]
  /** The version to accept; null once it is. */
  cguAAccepter: number | null
  params: { union: string }
}

/** ADH-15: what an account still lacks, in plain sight; nothing else opens until it is validated. */
export function CompteNonValide({ etat, manques, cguAAccepter, params }: Props) {
  if (etat !== 'incomplet') {
    return (
      <Message kind="info" title="Votre compte est complet.">
        <p>Il reste à votre union à le valider. Les formations et le planning s’ouvriront alors.</p>
      </Message>
    )
  }
  return (
    <>
      <Message kind="attend" title="Votre compte n’est pas encore complet.">
        <p>Votre union pourra le valider quand rien ne manquera. Le reste s’ouvrira alors.</p>
      </Message>
      <Section title="Ce qui manque">
        <ul className="check-list">
          {manques.map((manque) => (
            <li key={manque}>
              <Icon name="circle-dashed" />
              <b>{manque}</b>
            </li>
          ))}
        </ul>
        <p className="soft">
          <a href={href('/:union/espace/compte/informations', params)}>Mes informations</a> montre
          ce que votre union sait de vous. Votre secrétariat peut compléter ce qui manque.
        </p>
      </Section>
      {cguAAccepter !== null && (
        <Section title="Conditions d’utilisation">
          <form method="post" className="stack">
            <p>
              <a href={href('/:union/cgu', params)}>Lire les conditions d’utilisation</a>
            </p>
            <input type="hidden" name="version" value={cguAAccepter} />
            <Button variant="primary">Accepter les conditions d’utilisation</Button>
          </form>
        </Section>
      )}
    </>
  )
}
