import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { libelleRole } from '#app/modules/adherent/model/role.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatCount, formatInstant, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import {
  EmptyState,
  Filters,
  Pagination,
  SortLink,
  Table,
  Views,
  withParam,
} from '#app/ui/table.tsx'
import { categories, decrireDestinataires, libellesCategorie } from '../model.ts'
import { authorize } from '../policy.ts'
import { filtresSchema, listDocuments } from '../queries/documents.server.ts'
import type { Route } from './+types/documents-collectifs.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const filtres = filtresSchema.parse(queryOf(request))
  return {
    filtres,
    liste: await listDocuments(ctx, filtres),
    fuseau: ctx.union.fuseau,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function DocumentsCollectifsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, fuseau, url: address } = loaderData
  const url = new URL(address)
  const filtre = [filtres.recherche, filtres.categorie].some(Boolean)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const publier = href('/:union/espace/administration/documents-collectifs/publier', params)
  const vue = (nom: typeof filtres.vue, label: string, count: number) => ({
    label,
    count,
    href: withParam(url, 'vue', nom === 'en_ligne' ? '' : nom),
    current: filtres.vue === nom,
  })
  return (
    <Page
      title="Documents collectifs"
      subtitle="Déposés une fois, lus par chacun dans Mon compte > Mes documents."
      actions={
        <ButtonLink variant="primary" icon="upload" href={publier}>
          Publier un document
        </ButtonLink>
      }
    >
      <Views
        views={[
          vue('en_ligne', 'En ligne', liste.vues.enLigne),
          vue('a_lire', 'Avec « J’ai lu »', liste.vues.aLire),
          vue('archives', 'Archivés', liste.vues.archives),
        ]}
      />
      <Filters
        clearHref={filtre ? url.pathname : undefined}
        count={filtres.categorie ? 1 : 0}
        search={
          <label className="wide">
            Chercher un titre
            <input type="search" name="recherche" defaultValue={filtres.recherche} />
          </label>
        }
      >
        {filtres.vue !== 'en_ligne' && <input type="hidden" name="vue" value={filtres.vue} />}
        <label>
          Catégorie
          <select name="categorie" defaultValue={filtres.categorie}>
            <option value="">Toutes les catégories</option>
            {categories.map((categorie) => (
              <option key={categorie} value={categorie}>
                {libellesCategorie[categorie]}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      {liste.rows.length === 0 ? (
        <EmptyState
          title={filtre ? 'Aucun document ne correspond' : titreVide[filtres.vue]}
          action={
            filtre ? (
              <ButtonLink href={url.pathname}>Effacer les filtres</ButtonLink>
            ) : (
              filtres.vue === 'en_ligne' && (
                <ButtonLink icon="upload" href={publier}>
                  Publier un document
                </ButtonLink>
              )
            )
          }
        >
          {filtre
            ? 'Essayez un autre titre ou une autre catégorie.'
            : 'Règlement intérieur, procédures, comptes rendus : ce qui concerne tout le monde, ou seulement certains.'}
        </EmptyState>
      ) : (
        <>
          <Table caption="Documents collectifs" cards sticky>
            <thead>
              <tr>
                <SortLink label="Titre" column="titre" sort={filtres.tri} href={tri('titre')} />
                <th scope="col">Catégorie</th>
                <th scope="col">Pour qui</th>
                <SortLink label="Publié" column="date" sort={filtres.tri} href={tri('date')} />
                <th scope="col" className="num">
                  Lu par
                </th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map((document) => (
                <tr key={document.id}>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/administration/documents-collectifs/:documentId', {
                        ...params,
                        documentId: document.id,
                      })}
                    >
                      {document.titre}
                    </a>
                    {document.numero > 1 && <small>Version {document.numero}</small>}
                  </th>
                  <td data-l="Catégorie">{libellesCategorie[document.categorie]}</td>
                  <td data-l="Pour qui">
                    {decrireDestinataires({
                      roles: document.roles.map(libelleRole),
                      centres: document.centres,
                    })}
                  </td>
                  <td data-l="Publié">{formatInstant(document.publieLe, fuseau)}</td>
                  <td data-l="Lu par" className="num">
                    {formatCount(document.lecteurs)} / {formatCount(document.destinataires)}
                    {document.accuseLecture && (
                      <small>
                        <Badge kind="calme" icon="check">
                          J’ai lu
                        </Badge>
                      </small>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Pagination
            page={filtres.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun={plural(liste.total, 'document', 'documents').replace(/^\S+\s/, '')}
          />
        </>
      )}
    </Page>
  )
}

const titreVide = {
  en_ligne: 'Aucun document pour le moment',
  a_lire: 'Aucun document ne demande « J’ai lu »',
  archives: 'Aucun document archivé',
}
