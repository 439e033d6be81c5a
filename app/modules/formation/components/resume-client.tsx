import {
  type DonneesDemande,
  datesSouhaitees,
  lieuSouhaite,
} from '#app/modules/client/model/demande.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Message } from '#app/ui/message.tsx'

type Props = {
  resume: {
    nom: string
    numero: string
    donnees: DonneesDemande | undefined
    doublons: number
    convention: { numero: number; envoyee: boolean } | undefined
    peutOuvrir: boolean
  }
  page: string
}

/** The client of a private training: who, what they wish, where the convention stands. */
export function ResumeClient({ resume, page }: Props) {
  const { nom, numero, donnees, doublons, convention, peutOuvrir } = resume
  return (
    <Card title={`Client : ${nom}`}>
      <div className="stack">
        {doublons > 0 && peutOuvrir && (
          <Message kind="attend" title="Ce client a peut-être déjà une fiche.">
            <p>
              <a href={page}>Choisir la fiche</a>
            </p>
          </Message>
        )}
        <Facts
          items={[
            { label: 'Numéro de client', value: numero },
            ...(donnees
              ? [
                  { label: 'Dates souhaitées', value: datesSouhaitees(donnees) },
                  { label: 'Lieu souhaité', value: lieuSouhaite(donnees) },
                  ...(donnees.remarques ? [{ label: 'Remarques', value: donnees.remarques }] : []),
                ]
              : []),
            { label: 'Convention', value: etatConvention(convention) },
          ]}
        />
        {peutOuvrir && (
          <p>
            <ButtonLink href={page} icon="file-text">
              Client et convention
            </ButtonLink>
          </p>
        )}
      </div>
    </Card>
  )
}

function etatConvention(convention: Props['resume']['convention']): string {
  if (!convention) return 'Pas encore établie'
  return `Version ${convention.numero}, ${convention.envoyee ? 'envoyée' : 'pas encore envoyée'}`
}
