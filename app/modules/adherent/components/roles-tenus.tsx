import { ButtonLink } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { libelleRole, usagesRole } from '../model/role.ts'
import type { LigneAccreditation } from '../queries/accreditations.server.ts'
import { AideDroits } from './aide-droits.tsx'

type TenusProps = {
  tenus: (LigneAccreditation & { retirable: boolean })[]
  union: string
  ici: string
  fuseau: string
}

/** The roles held today, each with its reach and its way out. */
export function RolesTenus({ tenus, union, ici, fuseau }: TenusProps) {
  return (
    <Section title="Droits d’accès" id="tenus" count={<AideDroits union={union} />}>
      {tenus.length === 0 ? (
        <p className="soft">
          Aucun rôle particulier. Un adhérent validé peut déjà voir le planning et ses documents.
        </p>
      ) : (
        <ul className="lines">
          {tenus.map(({ id, role, centre, donneeLe, donneePar, retirable }) => (
            <li key={id}>
              <div>
                <b>
                  {libelleRole(role)}, {centre ?? 'toute l’union'}
                </b>
                <small>{usagesRole[role]}</small>
                <small className="soft">
                  Donné le {formatInstant(donneeLe, fuseau)} par {donneePar ?? 'la plateforme'}
                </small>
              </div>
              {retirable && (
                <ButtonLink
                  size="small"
                  href={`${ici}?retirer=${id}`}
                  aria-label={`Retirer ${libelleRole(role)}${centre ? ` (${centre})` : ''}…`}
                >
                  Retirer…
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type HistoriqueProps = { lignes: LigneAccreditation[]; fuseau: string }

/** Who gave or removed what, and when. */
export function HistoriqueRoles({ lignes, fuseau }: HistoriqueProps) {
  if (lignes.length === 0) return null
  return (
    <div className="block">
      <Details summary="Historique des droits" count={lignes.length}>
        <Table caption="Historique des droits" cards>
          <thead>
            <tr>
              <th scope="col">Rôle</th>
              <th scope="col">Donné</th>
              <th scope="col">Retiré</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <tr key={ligne.id}>
                <th scope="row">
                  {libelleRole(ligne.role)}
                  <small>{ligne.centre ?? 'Toute l’union'}</small>
                </th>
                <td data-l="Donné">
                  {formatInstant(ligne.donneeLe, fuseau)}
                  <small>{ligne.donneePar ?? 'La plateforme'}</small>
                </td>
                <td data-l="Retiré">
                  {ligne.retireeLe ? (
                    <>
                      {formatInstant(ligne.retireeLe, fuseau)}
                      <small>{ligne.retireePar ?? 'La plateforme'}</small>
                    </>
                  ) : (
                    <span className="soft">Tenu aujourd’hui</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Details>
    </div>
  )
}
