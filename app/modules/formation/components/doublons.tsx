import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Message } from '#app/ui/message.tsx'

type Doublon = {
  id: string
  numero: string
  raisonSociale: string
  codePostal: string
  commune: string
  raison: 'siret' | 'nom' | 'siren' | 'contact'
}

type Props = {
  nouvelle: { numero: string; raisonSociale: string }
  doublons: Doublon[]
  union: string
}

const raisons = {
  siret: 'même SIRET',
  nom: 'même nom et même code postal',
  siren: 'même entreprise, autre établissement',
  contact: 'même adresse ou même téléphone de contact',
}

/** CLI-2: who asks may already be known. Nothing is attached by itself. */
export function Doublons({ nouvelle, doublons, union }: Props) {
  return (
    <Message kind="attend" title={`${nouvelle.raisonSociale} est peut-être déjà client.`}>
      <p>
        La demande a créé la fiche {nouvelle.numero}. Rattachez-la à la fiche connue, ou gardez la
        nouvelle.
      </p>
      <form method="post" className="stack">
        {doublons.map(({ id, numero, raisonSociale, codePostal, commune, raison }) => (
          <div key={id}>
            <p>
              <a
                href={href('/:union/espace/administration/clients/:clientId', {
                  union,
                  clientId: id,
                })}
              >
                {numero}, {raisonSociale}
              </a>
              , {codePostal} {commune} ({raisons[raison]})
            </p>
            <Button variant="primary" name="clientId" value={id}>
              Rattacher à la fiche {numero}
            </Button>
          </div>
        ))}
        <div>
          <Button name="intention" value="garder">
            Garder la nouvelle fiche
          </Button>
        </div>
      </form>
    </Message>
  )
}
