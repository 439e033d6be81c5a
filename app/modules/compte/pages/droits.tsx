import { ctxOf } from '#app/ctx.server.ts'
import { tousLesDroits } from '#app/droits.ts'
import { roles } from '#app/platform/ctx.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Page } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { libellesRoles } from '../model.ts'
import { authorize } from '../policy.ts'
import type { Route } from './+types/droits.ts'

export function loader({ context }: Route.LoaderArgs) {
  authorize(ctxOf(context), 'droit.consulter')
  // administrateur holds every right of his union: the table says it once.
  const lignes = Object.entries(tousLesDroits).map(([nom, { libelle, a }]) => ({
    nom,
    libelle,
    tous: a.some((qui) => qui === 'public' || qui === 'compte' || qui === 'adherent'),
    roles: roles.map((role) => role === 'administrateur' || a.includes(role)),
  }))
  return { lignes }
}

export default function DroitsPage({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="Droits d’accès" subtitle="Quel rôle ouvre quoi. Ce tableau vient des règles elles-mêmes : il dit ce que la plateforme applique.">
      <Table caption="Rôles et droits" sticky>
        <thead>
          <tr>
            <th scope="col">Page ou acte</th>
            {roles.map((role) => (
              <th scope="col" key={role} className="center">
                {libellesRoles[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {loaderData.lignes.map(({ nom, libelle, tous, roles: permis }) => (
            <tr key={nom}>
              <th scope="row">
                {libelle}
                {tous && <small>Ouvert à tous ceux qui ont un compte, ou à tous</small>}
              </th>
              {permis.map((oui, index) => (
                <td key={roles[index]} className="center">
                  {oui || tous ? <Icon name="check" label="oui" /> : <span aria-hidden="true">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Page>
  )
}
