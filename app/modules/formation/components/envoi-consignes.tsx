import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import type { Cible, Lecture, Public, Reception } from '../model/consigne.ts'
import type { Destinataire } from '../queries/destinataires.server.ts'
import { LectureConsignes } from './lecture-consignes.tsx'

type Vise = Destinataire & { reception: Reception }

type Props = {
  envoi: { public: Public; lot: string; lectures: Lecture[]; destinataires: Vise[] }
  params: { union: string; formationId: string }
  fuseau: string
  empechement: string | undefined
}

/** What one public will read, who has it, and the buttons that say how many leave. */
export function EnvoiConsignes({ envoi, params, fuseau, empechement }: Props) {
  const { lectures, destinataires } = envoi
  if (lectures.length === 0) return <p className="soft">Aucune consigne ne leur est adressée.</p>
  if (destinataires.length === 0)
    return (
      <p className="soft">Personne pour l’instant : ils s’affichent ici dès qu’ils sont connus.</p>
    )
  const joignables = destinataires.filter(({ email }) => email !== null)
  const anciens = joignables.filter(({ reception }) => reception === 'ancienne').length
  return (
    <div className="stack">
      {anciens > 0 && (
        <Message
          kind="attend"
          title={`Les consignes ont changé depuis l’envoi\u00a0: ${plural(anciens, 'personne a', 'personnes ont')} l’ancienne version.`}
        />
      )}
      {!empechement && <Boutons envoi={envoi} joignables={joignables} />}
      <Details summary="Aperçu">
        <LectureConsignes
          lectures={lectures}
          lien={(pieceId) =>
            href('/:union/espace/formations/:formationId/consignes/pieces/:pieceId', {
              ...params,
              pieceId,
            })
          }
        />
      </Details>
      <ul className="people">
        {destinataires.map((destinataire) => (
          <li key={destinataire.id}>
            <div>
              <b>{destinataire.nom}</b>
              {etat(destinataire, fuseau) && <small>{etat(destinataire, fuseau)}</small>}
            </div>
            {badge(destinataire)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Boutons({ envoi, joignables }: { envoi: Props['envoi']; joignables: Vise[] }) {
  const nouveaux = joignables.filter(({ reception }) => reception === 'jamais').length
  const manquants = joignables.filter(({ reception }) => reception !== 'a_jour').length
  const choix: { cible: Cible; nombre: number; label: string }[] = [
    { cible: 'manquants', nombre: manquants, label: 'Envoyer à ceux qui ne les ont pas' },
    ...(nouveaux > 0 && nouveaux < manquants
      ? [{ cible: 'nouveaux' as const, nombre: nouveaux, label: 'Envoyer aux nouveaux seulement' }]
      : []),
    ...(manquants < joignables.length
      ? [{ cible: 'tous' as const, nombre: joignables.length, label: 'Renvoyer à tous' }]
      : []),
  ]
  return (
    <form method="post" className="actions">
      <input type="hidden" name="id" value={envoi.lot} />
      <input type="hidden" name="public" value={envoi.public} />
      {choix
        .filter(({ nombre }) => nombre > 0)
        .map(({ cible, nombre, label }) => (
          <Button
            key={cible}
            variant={cible === 'manquants' ? 'primary' : 'default'}
            icon="send"
            name="cible"
            value={cible}
          >
            {`${label} (${nombre})`}
          </Button>
        ))}
    </form>
  )
}

/** What its badge does not say. */
function etat({ email, envoyeLe, statutCourriel }: Vise, fuseau: string): string | undefined {
  if (envoyeLe === null)
    return email === null ? 'Sans adresse : à lui remettre en main propre' : undefined
  const refus = statutCourriel === 'refuse' || statutCourriel === 'retourne'
  return `Envoyé ${formatInstant(envoyeLe, fuseau)}${refus ? ', mais son adresse a refusé le mail' : ''}`
}

function badge({ reception, email }: Vise) {
  if (reception === 'a_jour')
    return (
      <Badge kind="fait" icon="check">
        À jour
      </Badge>
    )
  if (reception === 'ancienne')
    return (
      <Badge kind="attend" icon="clock">
        Ancienne version
      </Badge>
    )
  if (email === null)
    return (
      <Badge kind="outline" icon="printer">
        À imprimer
      </Badge>
    )
  return (
    <Badge kind="attend" icon="hourglass">
      À envoyer
    </Badge>
  )
}
