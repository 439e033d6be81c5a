import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import {
  empechementRemboursement,
  libellesMoyen,
  libellesStatut,
  type StatutReglement,
} from '../model.ts'
import type { LigneReglement } from '../queries/reglements.server.ts'

export type Droits = {
  encaisser: boolean
  rembourser: boolean
  decider: boolean
  stagiaires: boolean
}

type Props = { union: string; rows: LigneReglement[]; droits: Droits; avecFormation?: boolean }

const kinds: Record<StatutReglement, 'fait' | 'attend' | 'info' | 'refus'> = {
  attendu: 'attend',
  recu: 'fait',
  rembourse: 'info',
  sans_place: 'refus',
}

/** Payments, one a line: who, for what, how much, and what can be done with each. */
export function TableReglements({ union, rows, droits, avecFormation = false }: Props) {
  return (
    <Table caption="Règlements" cards>
      <thead>
        <tr>
          <th scope="col">Payé par</th>
          {avecFormation && <th scope="col">Formation</th>}
          <th scope="col">Le</th>
          <th scope="col">Moyen</th>
          <th scope="col" className="num">
            Montant
          </th>
          <th scope="col">État</th>
          <th scope="col">
            <span className="offscreen">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => ligne(row, union, droits, avecFormation))}</tbody>
    </Table>
  )
}

function ligne(row: LigneReglement, union: string, droits: Droits, avecFormation: boolean) {
  const { id, formationId, inscriptionId, statut, montant, rembourse } = row
  const fiche =
    inscriptionId === null || !droits.stagiaires
      ? href('/:union/espace/formations/:formationId/reglements', { union, formationId })
      : href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', {
          union,
          formationId,
          inscriptionId,
        })
  return (
    <tr key={id}>
      <th scope="row">
        <a href={fiche}>{row.payeur}</a>
      </th>
      {avecFormation && (
        <td data-l="Formation">
          <a
            href={href('/:union/espace/formations/:formationId/reglements', { union, formationId })}
          >
            {row.numero}
          </a>
          <small>{row.intitule}</small>
        </td>
      )}
      <td data-l="Le">{formatDay(row.le)}</td>
      <td data-l="Moyen">
        {libellesMoyen[row.moyen]}
        {row.reference && <small>{row.reference}</small>}
      </td>
      <td data-l="Montant" className="num">
        {formatMoney(montant)}
        {rembourse > 0 && <small>dont rendu {formatMoney(rembourse)}</small>}
      </td>
      <td data-l="État">
        <Badge kind={kinds[statut]}>{libellesStatut[statut]}</Badge>
      </td>
      <td>{actes(row, union, droits)}</td>
    </tr>
  )
}

function actes(row: LigneReglement, union: string, droits: Droits) {
  const { id, statut, recuNumero } = row
  const page = (suite: 'recu' | 'rembourser') =>
    suite === 'recu'
      ? href('/:union/espace/tresorier/reglements/:reglementId/recu', { union, reglementId: id })
      : href('/:union/espace/tresorier/reglements/:reglementId/rembourser', {
          union,
          reglementId: id,
        })
  if (statut === 'attendu') return null
  return (
    <form method="post" className="actions">
      <input type="hidden" name="reglementId" value={id} />
      {recuNumero && (
        <ButtonLink size="small" variant="bare" icon="receipt" href={page('recu')}>
          {recuNumero}
        </ButtonLink>
      )}
      {droits.encaisser && statut !== 'sans_place' && (
        <Button size="small" icon="mail" name="intention" value="recu">
          {recuNumero ? 'Renvoyer le reçu' : 'Envoyer le reçu'}
        </Button>
      )}
      {droits.decider && statut === 'sans_place' && (
        <Button size="small" variant="primary" name="intention" value="surnombre">
          Prendre en surnombre
        </Button>
      )}
      {droits.rembourser && empechementRemboursement(row) === undefined && (
        <ButtonLink size="small" icon="undo-2" href={page('rembourser')}>
          Rembourser…
        </ButtonLink>
      )}
    </form>
  )
}
