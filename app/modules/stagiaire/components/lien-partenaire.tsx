import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Details } from '#app/ui/details.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/form.tsx'
import { formatDay, formatInstant } from '#app/ui/format.ts'
import type { LigneLien } from '../queries/liens-partenaires.server.ts'

const libellesPayeur = { partenaire: 'Le partenaire', stagiaire: 'Chaque stagiaire' }

type Props = {
  lien: Omit<LigneLien, 'formationId'> & {
    adresse: string
    fin: string
    empechement: string | undefined
  }
  rang: number
  /** The formation has a price: the card says who pays it. */
  payant: boolean
  fuseau: string
  /** Where the client is written to; empty when nobody is known. */
  email: string
  error: string | undefined
}

/** One partner link: its address to copy, what it took, how to send it or to end it. */
export function CarteLien({ lien, rang, payant, fuseau, email, error }: Props) {
  const { limite, prises, revoqueLe } = lien
  return (
    <Card title={lien.note ?? `Lien ${rang}`}>
      <div className="stack">
        <p>
          {lien.empechement === undefined ? (
            <Badge kind="fait" icon="check">
              Ouvert
            </Badge>
          ) : (
            <Badge kind="calme" icon="lock">
              {revoqueLe ? 'Révoqué' : 'Fermé'}
            </Badge>
          )}
        </p>
        {lien.empechement === undefined && (
          <div className="stack">
            <Field
              name={`adresse-${lien.id}`}
              label="Adresse à transmettre"
              defaultValue={lien.adresse}
              readOnly
            />
            <p>
              <Button
                type="button"
                icon="copy"
                data-geste="copier"
                data-cible={`adresse-${lien.id}`}
              >
                Copier
              </Button>
            </p>
          </div>
        )}
        <Facts
          items={[
            {
              label: 'Inscrits par ce lien',
              value: limite === null ? prises : `${prises} sur ${limite}`,
            },
            ...(payant ? [{ label: 'Qui paie', value: libellesPayeur[lien.payeur] }] : []),
            { label: 'Dernier jour', value: formatDay(lien.fin) },
            ...(lien.envoyeLe
              ? [{ label: 'Envoyé le', value: formatInstant(lien.envoyeLe, fuseau) }]
              : []),
            ...(revoqueLe
              ? [{ label: 'Révoqué le', value: formatInstant(revoqueLe, fuseau) }]
              : []),
          ]}
        />
        {lien.empechement !== undefined && !revoqueLe && <p className="soft">{lien.empechement}</p>}
        {!revoqueLe && (
          <>
            {lien.empechement === undefined && (
              <Details summary="Envoyer par courriel" open={error !== undefined}>
                <form method="post" noValidate className="fields">
                  <input type="hidden" name="lienId" value={lien.id} />
                  <Field
                    name="email"
                    type="email"
                    label="Adresse du partenaire"
                    defaultValue={email}
                    error={error}
                    autoComplete="off"
                  />
                  <p>
                    <Button name="intention" value="envoyer" icon="send">
                      Envoyer le lien
                    </Button>
                  </p>
                </form>
              </Details>
            )}
            <Details summary="Révoquer">
              <form method="post" className="fields">
                <input type="hidden" name="lienId" value={lien.id} />
                <p className="small soft">
                  Ce lien n’inscrira plus personne. Ceux qu’il a inscrits restent sur la liste.
                </p>
                <p>
                  <Button variant="danger" name="intention" value="revoquer">
                    Révoquer ce lien
                  </Button>
                </p>
              </form>
            </Details>
          </>
        )}
      </div>
    </Card>
  )
}
