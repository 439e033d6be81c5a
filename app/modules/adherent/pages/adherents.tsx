import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import { roles } from '#app/platform/ctx.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Filters, Pagination, SortLink, Table, withParam } from '#app/ui/table.tsx'
import { BadgeEtat } from '../components/badge-etat.tsx'
import { libellesEtat, libellesStatut } from '../model/adherent.ts'
import { formatTelephone } from '../model/contact.ts'
import { libelleRole, libellesRole } from '../model/role.ts'
import { authorize, can } from '../policy.ts'
import { type Filtres, filtresSchema, listAdherents } from '../queries/adherents.server.ts'
import { exporterAdherents } from '../use-cases/exporter-adherents.server.ts'
import type { Route } from './+types/adherents.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => ({
    name: 'adherents',
    columns,
    rows: (await exporterAdherents(ctxOf(context), filtresSchema.parse(query))).map(valeurs),
  })),
]

type Lignes = Awaited<ReturnType<typeof listAdherents>>['rows']

const columns = [
  'Nom',
  'Prénoms',
  'Identifiant',
  'Statut',
  'Grade',
  'Centre',
  'Courriel',
  'Téléphone',
  'Droits',
  'Compte',
]

function valeurs(adherent: Lignes[number]) {
  return [
    adherent.nom,
    adherent.prenoms,
    adherent.pseudo,
    libellesStatut[adherent.statut],
    adherent.grade,
    adherent.centre,
    adherent.email,
    adherent.telephone && formatTelephone(adherent.telephone),
    adherent.roles.map(libelleRole).join(', '),
    libellesEtat[adherent.etat],
  ]
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const liste = await listAdherents(ctx, filtres)
  const centres = await listCentres(ctx)
  const peutAjouter = can(ctx, 'adherent.creer')
  return { filtres, liste, centres, peutAjouter, url: request.url.replace(/\.data(?=\?|$)/, '') }
}

export default function AdherentsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, centres, peutAjouter, url: address } = loaderData
  const url = new URL(address)
  const filtre = [
    filtres.recherche,
    filtres.centre,
    filtres.statut,
    filtres.role,
    filtres.etat,
  ].some(Boolean)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const effacer = filtre ? url.pathname : undefined
  return (
    <Page
      title="Adhérents"
      subtitle={plural(
        liste.total,
        filtre ? 'adhérent trouvé' : 'adhérent',
        filtre ? 'adhérents trouvés' : 'adhérents',
      )}
      actions={
        <>
          {peutAjouter && (
            <ButtonLink
              href={href('/:union/espace/administration/adherents/ajouter', params)}
              icon="user-plus"
              variant="primary"
            >
              Ajouter adhérent
            </ButtonLink>
          )}
          <ExportMenu url={url} />
        </>
      }
    >
      <Filtrer filtres={filtres} centres={centres} effacer={effacer} />
      {liste.rows.length === 0 ? (
        <EmptyState
          title={filtre ? 'Aucun adhérent ne correspond' : 'Aucun adhérent pour le moment'}
          action={effacer && <ButtonLink href={effacer}>Effacer les filtres</ButtonLink>}
        >
          {filtre
            ? 'Essayez un autre nom ou un autre centre.'
            : 'Les membres de l’union s’ajoutent ici.'}
        </EmptyState>
      ) : (
        <>
          <Table caption="Adhérents" cards sticky>
            <thead>
              <tr>
                <SortLink label="Nom" column="nom" sort={filtres.tri} href={tri('nom')} />
                <SortLink label="Centre" column="centre" sort={filtres.tri} href={tri('centre')} />
                <th scope="col">Statut</th>
                <th scope="col">Droits</th>
                <th scope="col">Contact</th>
                <SortLink
                  label="Compte"
                  column="arrivee"
                  sort={filtres.tri}
                  href={tri('arrivee')}
                />
              </tr>
            </thead>
            <tbody>{liste.rows.map((adherent) => ligne(params.union, adherent))}</tbody>
          </Table>
          <Pagination
            page={liste.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun="adhérents"
          />
        </>
      )}
    </Page>
  )
}

function ligne(union: string, adherent: Lignes[number]) {
  const fiche = { union, adherentId: adherent.id }
  return (
    <tr key={adherent.id}>
      <th scope="row">
        <a href={href('/:union/espace/administration/adherents/:adherentId', fiche)}>
          {adherent.nom} {adherent.prenoms}
        </a>
        <small>{adherent.pseudo}</small>
      </th>
      <td data-l="Centre">{adherent.centre ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Statut">
        {libellesStatut[adherent.statut]}
        {adherent.grade && <small>{adherent.grade}</small>}
      </td>
      <td data-l="Droits">
        {adherent.roles.map(libelleRole).join(', ') || <span className="soft">Aucun</span>}
      </td>
      <td data-l="Contact">
        {adherent.email}
        {adherent.telephone && <small>{formatTelephone(adherent.telephone)}</small>}
      </td>
      <td data-l="Compte">
        <BadgeEtat etat={adherent.etat} />
      </td>
    </tr>
  )
}

type FiltrerProps = {
  filtres: Filtres
  centres: { id: string; nom: string }[]
  effacer: string | undefined
}

function Filtrer({ filtres, centres, effacer }: FiltrerProps) {
  return (
    <Filters
      clearHref={effacer}
      count={[filtres.centre, filtres.statut, filtres.role, filtres.etat].filter(Boolean).length}
      search={
        <label className="wide">
          Chercher un nom, un identifiant ou une adresse
          <input type="search" name="recherche" defaultValue={filtres.recherche} />
        </label>
      }
    >
      <label>
        Centre
        <select name="centre" defaultValue={filtres.centre}>
          <option value="">Tous les centres</option>
          <option value="aucun">Aucun centre</option>
          {centres.map(({ id, nom }) => (
            <option key={id} value={id}>
              {nom}
            </option>
          ))}
        </select>
      </label>
      <label>
        Statut
        <select name="statut" defaultValue={filtres.statut}>
          <option value="">Tous les statuts</option>
          {Object.entries(libellesStatut).map(([statut, libelle]) => (
            <option key={statut} value={statut}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
      <label>
        Droit
        <select name="role" defaultValue={filtres.role}>
          <option value="">Tous les droits</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {libellesRole[role]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Compte
        <select name="etat" defaultValue={filtres.etat}>
          <option value="">Tous les comptes</option>
          {Object.entries(libellesEtat).map(([etat, libelle]) => (
            <option key={etat} value={etat}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
    </Filters>
  )
}
