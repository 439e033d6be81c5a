import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCentres, listCompetences } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, SortLink, Table, Views, withParam } from '#app/ui/table.tsx'
import { BadgeEtat } from '../components/badge-etat.tsx'
import { FiltresAdherents, nombreFiltres } from '../components/filtres-adherents.tsx'
import { BarreAdherents, caseAdherent, MenuAdherents } from '../components/selection-adherents.tsx'
import { codeStatut, libellesEtat, libellesStatut } from '../model/adherent.ts'
import { formatTelephone } from '../model/contact.ts'
import { libelleRole } from '../model/role.ts'
import { authorize, can } from '../policy.ts'
import {
  centresPermis,
  countVues,
  filtresSchema,
  listAdherents,
} from '../queries/adherents.server.ts'
import { exporterAdherents } from '../use-cases/exporter-adherents.server.ts'
import type { Route } from './+types/adherents.ts'
import '../components/adherents.css'

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
  const vues = await countVues(ctx, filtres)
  return {
    filtres,
    vues,
    liste: await listAdherents(ctx, filtres, 100, vues),
    centres: centresPermis(ctx, 'adherent.lister', await listCentres(ctx)),
    competences: await listCompetences(ctx),
    peutAjouter: can(ctx, 'adherent.creer'),
    peutEcrire: can(ctx, 'adherent.ecrire'),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function AdherentsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, vues, centres, competences, peutAjouter, peutEcrire } = loaderData
  const { url: address } = loaderData
  const url = new URL(address)
  const filtre = filtres.recherche !== '' || nombreFiltres(filtres) > 0
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
          <MenuAdherents union={params.union} gere={peutEcrire} url={url} />
        </>
      }
    >
      <Views
        label="Vues des adhérents"
        views={[
          vue(url, 'Tous', '', filtre),
          vue(url, 'À valider', 'a_valider', filtre, vues.aValider),
          vue(url, 'Incomplets', 'incomplet', filtre, vues.incomplets),
          vue(url, 'Partis', 'parti', filtre, vues.partis),
        ]}
      />
      <FiltresAdherents
        key={address}
        filtres={filtres}
        centres={centres}
        competences={competences}
        effacer={effacer}
      />
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
          <form
            method="get"
            action={href('/:union/espace/administration/adherents/actions', params)}
          >
            <Table caption="Adhérents" cards sticky>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="offscreen">Choisir</span>
                  </th>
                  <SortLink label="Nom" column="nom" sort={filtres.tri} href={tri('nom')} />
                  <SortLink
                    label="Centre"
                    column="centre"
                    sort={filtres.tri}
                    href={tri('centre')}
                  />
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
            <BarreAdherents union={params.union} gere={peutEcrire} />
          </form>
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

/** A saved view: one state of the accounts, and nothing else. */
function vue(url: URL, label: string, etat: string, filtre: boolean, count?: number) {
  const seul = url.searchParams.get('etat') === etat && etat !== ''
  return {
    label,
    count,
    href: etat === '' ? url.pathname : `${url.pathname}?etat=${etat}`,
    current: etat === '' ? !filtre : seul,
  }
}

function ligne(union: string, adherent: Lignes[number]) {
  const fiche = { union, adherentId: adherent.id }
  return (
    <tr key={adherent.id}>
      {caseAdherent(adherent)}
      <th scope="row">
        <a href={href('/:union/espace/administration/adherents/:adherentId', fiche)}>
          {adherent.nom} {adherent.prenoms}
        </a>
        <small>{adherent.pseudo}</small>
      </th>
      <td data-l="Centre" className="place">
        {adherent.centre ?? <span className="soft">Aucun</span>}
      </td>
      <td data-l="Statut">
        <abbr title={libellesStatut[adherent.statut]}>{codeStatut(adherent.statut)}</abbr>
        {adherent.grade && <small>{adherent.grade}</small>}
      </td>
      <td data-l="Droits">
        {adherent.roles.map(libelleRole).join(', ') || <span className="soft">Aucun</span>}
      </td>
      <td data-l="Contact" className="reach">
        {adherent.email}
        {adherent.telephone && <small>{formatTelephone(adherent.telephone)}</small>}
      </td>
      <td data-l="Compte">
        <BadgeEtat etat={adherent.etat} />
      </td>
    </tr>
  )
}
