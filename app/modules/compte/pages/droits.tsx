import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { tousLesDroits } from '#app/droits.ts'
import { libelleRole, usagesRole } from '#app/modules/adherent/model/role.ts'
import { type Role, roles } from '#app/platform/ctx.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState, Filters } from '#app/ui/table.tsx'
import {
  type Cellule,
  chercherDroits,
  type GroupeDroits,
  tableauDroits,
} from '../model/tableau-droits.ts'
import { authorize, moi } from '../policy.ts'
import type { Route } from './+types/droits.ts'

const filtreSchema = z.object({
  role: z.union([z.enum(roles), z.literal('')]).catch(''),
  recherche: z.string().max(100).catch(''),
})

export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'droit.consulter')
  const miens = new Set(moi(ctx).roles.map(({ role }) => libelleRole(role)))
  const filtre = filtreSchema.parse(queryOf(request))
  const montres = filtre.role === '' ? [...roles] : [filtre.role]
  const groupes = chercherDroits(tableauDroits(tousLesDroits, montres), filtre.recherche)
  return { groupes, montres, filtre, miens: [...miens] }
}

export default function DroitsPage({ loaderData }: Route.ComponentProps) {
  const { groupes, montres, filtre, miens } = loaderData
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
        <Button type="button" icon="printer" data-geste="imprimer">
          Imprimer
        </Button>
      }
    >
      <Filters
        clearHref={filtre.role || filtre.recherche ? '?' : undefined}
        count={filtre.role ? 1 : 0}
        search={
          <label className="wide">
            Chercher une page ou un acte
            <input type="search" name="recherche" defaultValue={filtre.recherche} />
          </label>
        }
      >
        <label>
          Voir un rôle
          <select name="role" defaultValue={filtre.role}>
            <option value="">Tous les rôles</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {libelleRole(role)}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      {filtre.role !== '' && (
        <p className="rights-use">
          <b>{libelleRole(filtre.role)}.</b> {usagesRole[filtre.role]}
        </p>
      )}
      {groupes.length === 0 ? (
        <EmptyState
          title="Aucune page ne correspond"
          action={<ButtonLink href="?">Effacer les filtres</ButtonLink>}
        >
          Essayez un autre mot.
        </EmptyState>
      ) : (
        <Tableau groupes={groupes} montres={montres} />
      )}
      <Section title="À quoi sert chaque rôle" id="roles">
        <Facts
          items={[
            {
              label: 'Adhérent',
              value:
                'Toute personne dont le compte est validé\u00a0: son accueil, ses documents, son compte.',
            },
            ...roles.map((role) => ({ label: libelleRole(role), value: usagesRole[role] })),
          ]}
        />
        <p className="rights-use soft">
          Un rôle se donne depuis la fiche de l’adhérent, pour toute l’union ou pour des centres
          nommés. Un responsable local agit dans ses centres seulement.
        </p>
      </Section>
    </Page>
  )
}

type TableauProps = { groupes: GroupeDroits[]; montres: Role[] }

function Tableau({ groupes, montres }: TableauProps) {
  return (
    <>
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
              {montres.map((role) => (
                <th scope="col" key={role} title={usagesRole[role]}>
                  <span>{libelleRole(role)}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groupes.map((groupe) => (
            <Groupe key={groupe.titre} {...groupe} colonnes={montres.length + 2} />
          ))}
        </table>
      </section>
    </>
  )
}

function Groupe({ titre, lignes, colonnes }: GroupeDroits & { colonnes: number }) {
  return (
    <tbody>
      <tr className="rights-group">
        <th scope="rowgroup" colSpan={colonnes}>
          <span>{titre}</span>
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
