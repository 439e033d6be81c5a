import { libellesIncident } from '#app/modules/facturation/model/incident.ts'
import { libellesMoyen, libellesStatut } from '#app/modules/facturation/model.ts'
import type { ComptePayeur } from '#app/modules/facturation/public.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'

type Props = {
  /** The page of the payments of the formation. */
  adresse: string
  /** The pages of the treasurer. */
  tresorier: string
  inscriptionId: string
  compte: ComptePayeur
}

/** What this trainee has paid, and what is still due. */
export function ReglementsStagiaire({ adresse, tresorier, inscriptionId, compte }: Props) {
  const { prix, encaisse, payeParUnTiers, reste, promis, lignes, peutEncaisser, aTraiter } = compte
  if (prix === 0 && lignes.length === 0) return null
  return (
    <Card title="Règlements">
      <Facts
        items={[
          { label: 'Payé', value: `${formatMoney(encaisse)} sur ${formatMoney(prix)}` },
          ...(payeParUnTiers ? [{ label: 'Payé par', value: 'Son organisme' }] : []),
          ...(reste > 0 ? [{ label: 'Reste dû', value: <b>{formatMoney(reste)}</b> }] : []),
          ...(promis ? [{ label: 'Annoncé', value: libellesMoyen[promis] }] : []),
        ]}
      />
      {aTraiter.map(({ id, genre, montant, page }) => (
        <Message
          key={id}
          kind="attend"
          title={`${libellesIncident[genre]} : ${formatMoney(montant)}`}
          action={<a href={`${tresorier}/${page}`}>Traiter</a>}
        />
      ))}
      {lignes.length > 0 && (
        <ul className="lines">
          {lignes.map(({ id, le, moyen, montant, rembourse, statut }) => (
            <li key={id}>
              <div>
                {formatMoney(montant)}, {libellesMoyen[moyen].toLocaleLowerCase('fr')}
                <small>
                  {formatDay(le)}, {libellesStatut[statut].toLocaleLowerCase('fr')}
                  {rembourse > 0 && `, rendu ${formatMoney(rembourse)}`}
                </small>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {peutEncaisser && reste > 0 && (
          <ButtonLink href={`${adresse}?payeur=${inscriptionId}#noter`}>
            Noter un règlement…
          </ButtonLink>
        )}
        {lignes.length > 0 && <a href={adresse}>Reçus et remboursements</a>}
      </div>
    </Card>
  )
}
