import { href } from 'react-router'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Ladder } from '#app/ui/ladder.tsx'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import type { EtatCompte } from '../model.ts'

type Props = {
  etat: EtatCompte
  /** What each step of ADH-3 still lacks. */
  etapes: { motDePasse: string[]; informations: string[] }
  /** The version to accept; null once it is. */
  cguAAccepter: number | null
  params: { union: string }
}

/** ADH-3, ADH-15: the steps of an account, standing; nothing else opens until it is validated. */
export function CompteNonValide({ etat, etapes, cguAAccepter, params }: Props) {
  const { motDePasse, informations } = etapes
  const faites = [cguAAccepter === null, motDePasse.length === 0, informations.length === 0]
  const ici = faites.indexOf(false)
  const state = (rang: number) =>
    (ici === -1 ? 3 : ici) === rang ? 'here' : faites[rang] ? 'done' : 'next'
  return (
    <>
      {etat === 'incomplet' ? (
        <Message kind="attend" title="Votre compte n’est pas encore complet.">
          <p>
            Votre union pourra le valider quand ces étapes seront faites. Le reste s’ouvrira alors.
          </p>
        </Message>
      ) : (
        <Message kind="info" title="Votre compte est complet.">
          <p>
            Il reste à votre union à le valider. Les formations et le planning s’ouvriront alors.
          </p>
        </Message>
      )}
      <Section title="Les étapes de votre compte">
        <Ladder
          steps={[
            {
              label: 'Accepter les conditions d’utilisation',
              state: state(0),
              detail: cguAAccepter !== null && 'Lisez-les plus bas, puis acceptez-les.',
            },
            {
              label: 'Choisir votre mot de passe',
              state: state(1),
              detail: motDePasse.join(' · '),
            },
            {
              label: 'Remplir Mes informations',
              state: state(2),
              detail:
                informations.length > 0 &&
                `Il manque ${plural(informations.length, 'information', 'informations')}.`,
            },
            {
              label: 'Votre union valide votre compte',
              state: state(3),
              detail: 'Les formations et le planning s’ouvrent alors.',
            },
          ]}
        />
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
      {informations.length > 0 && (
        <Section title="Ce qui manque">
          <div className="stack">
            <ul className="check-list">
              {informations.map((phrase) => (
                <li key={phrase}>
                  <Icon name="circle-dashed" />
                  <span>{phrase}</span>
                </li>
              ))}
            </ul>
            <div className="actions">
              <ButtonLink
                variant={cguAAccepter === null ? 'primary' : 'default'}
                href={href('/:union/espace/compte/informations', params)}
              >
                Remplir Mes informations
              </ButtonLink>
            </div>
          </div>
        </Section>
      )}
    </>
  )
}
