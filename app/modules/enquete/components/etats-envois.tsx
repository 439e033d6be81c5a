import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { libelleGenre } from '../model.ts'
import type { listEnvois } from '../queries/envois.server.ts'

type Envoi = Awaited<ReturnType<typeof listEnvois>>[number]
type Props = {
  envois: Envoi[]
  fuseau: string
  peutGerer: boolean
  saisir: (id: string) => string
  imprimer: (id: string) => string
}

/** Who was asked and where each stands: never what they answered. */
export function EtatsEnvois({ envois, fuseau, peutGerer, saisir, imprimer }: Props) {
  return (
    <Table caption="Personnes interrogées" cards>
      <thead>
        <tr>
          <th scope="col">Personne</th>
          <th scope="col">Sondage</th>
          <th scope="col">État</th>
          <th scope="col">Envoi et relances</th>
          {peutGerer && (
            <th scope="col">
              <span className="offscreen">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {envois.map((envoi) => (
          <tr key={envoi.id}>
            <th scope="row">{envoi.qui}</th>
            <td data-l="Sondage">{libelleGenre[envoi.genre]}</td>
            <td data-l="État">
              <Etat envoi={envoi} />
            </td>
            <td data-l="Envoi et relances">
              {envoi.envoyeLe ? formatInstant(envoi.envoyeLe, fuseau) : '–'}
              {envoi.relances > 0 && (
                <small className="soft">, {plural(envoi.relances, 'relance', 'relances')}</small>
              )}
            </td>
            {peutGerer && (
              <td>
                {!envoi.reponduLe && (
                  <form method="post" className="actions">
                    <input type="hidden" name="envoiId" value={envoi.id} />
                    {envoi.adresse && (
                      <Button size="small" icon="mail" name="intention" value="renvoyer">
                        {envoi.envoyeLe ? 'Renvoyer' : 'Envoyer'}
                        <span className="offscreen"> le sondage à {envoi.qui}</span>
                      </Button>
                    )}
                    <a href={imprimer(envoi.id)}>
                      Imprimer
                      <span className="offscreen"> la feuille de {envoi.qui}</span>
                    </a>
                    <a href={saisir(envoi.id)}>
                      Réponse papier
                      <span className="offscreen"> de {envoi.qui}</span>
                    </a>
                  </form>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Etat({ envoi }: { envoi: Envoi }) {
  if (envoi.reponduLe) {
    return (
      <>
        <Badge kind="fait" icon="check">
          {envoi.saisiePar ? 'Répondu, sur papier' : 'Répondu'}
        </Badge>
        {envoi.auteurSaisie && <small className="soft"> saisi par {envoi.auteurSaisie}</small>}
      </>
    )
  }
  if (!envoi.envoyeLe) return <Badge kind="attend">Sans adresse</Badge>
  return <Badge kind="calme">Sans réponse</Badge>
}
