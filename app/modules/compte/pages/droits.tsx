import { ctxOf } from '#app/ctx.server.ts'
import { tousLesDroits } from '#app/droits.ts'
import { libelleRole } from '#app/modules/adherent/model/role.ts'
import { roles } from '#app/platform/ctx.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Page } from '#app/ui/page.tsx'
import { type Cellule, type GroupeDroits, tableauDroits } from '../model/tableau-droits.ts'
import { authorize, moi } from '../policy.ts'
import type { Route } from './+types/droits.ts'

export function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'droit.consulter')
  const miens = new Set(moi(ctx).roles.map(({ role }) => libelleRole(role)))
  return { groupes: tableauDroits(tousLesDroits, roles), miens: [...miens] }
}

export default function DroitsPage({ loaderData }: Route.ComponentProps) {
  const { groupes, miens } = loaderData
  return (
    <Page
      title="Droits d’accès"
      subtitle={
        <>
          Ce que chaque rôle ouvre. Ce tableau est lu dans les règles du logiciel, qui les applique.{' '}
          {miens.length > 0
            ? `Vos rôles\u00a0: ${miens.join(', ')}.`
            : 'Vous n’avez pas de rôle particulier.'}
        </>
      }
      actions={
        <Button type="button" icon="printer" onClick={() => window.print()}>
          Imprimer
        </Button>
      }
    >
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="rights-frame" aria-label="Tableau des droits, défilant" tabIndex={0}>
        <table className="rights">
          <caption className="offscreen">Ce que chaque rôle ouvre</caption>
          <thead>
            <tr>
              <th scope="col">Page ou acte</th>
              <th scope="col">
                <span>Adhérent</span>
              </th>
              {roles.map((role) => (
                <th scope="col" key={role}>
                  <span>{libelleRole(role)}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groupes.map(Groupe)}
        </table>
      </section>
    </Page>
  )
}

function Groupe({ titre, lignes }: GroupeDroits) {
  return (
    <tbody key={titre}>
      <tr className="rights-group">
        <th scope="rowgroup" colSpan={roles.length + 2}>
          {titre}
        </th>
      </tr>
      {lignes.map((ligne) => (
        <tr key={ligne.nom}>
          <th scope="row">
            {ligne.libelle}
            {ligne.note && <small>{ligne.note}</small>}
          </th>
          {[ligne.adherent, ...ligne.roles].map((cellule, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
            <td key={index} className={`rights-${cellule}`}>
              {contenu[cellule]}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

const contenu: Record<Cellule, React.ReactNode> = {
  oui: <Icon name="check" label="Oui" />,
  centres: 'ses centres',
  non: (
    <>
      <span aria-hidden="true">–</span>
      <span className="offscreen">Non</span>
    </>
  ),
}
