import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { config } from '#app/platform/config.server.ts'
import { csvResponse } from '#app/platform/csv.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { DownloadLink, EmptyState, Filters, Table, withParam, Pagination } from '#app/ui/table.tsx'
import { BadgeCourriel } from '../components/badge-courriel.tsx'
import { libelleStatut } from '../model.ts'
import { authorize } from '../policy.ts'
import { filtresSchema, listCourriels } from '../queries/courriels.server.ts'
import type { Route } from './+types/historique-mails.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.lister')
  const query = queryOf(request)
  const filtres = filtresSchema.parse(query)
  const liste = await listCourriels(ctx, filtres)
  if (query.format === 'csv') {
    return csvResponse(
      'mails.csv',
      ['Date', 'Destinataire', 'Sujet', 'Modèle', 'État'],
      liste.rows.map((m) => [formatInstant(m.creeLe, ctx.union.fuseau), m.destinataire, m.sujet, m.modele, libelleStatut[m.statut]]),
    )
  }
  return { filtres, liste, fuseau: ctx.union.fuseau, smtp: config().smtpUrl !== undefined, url: request.url.replace(/\.data(?=\?|$)/, '') }
}

export default function HistoriqueMailsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, fuseau, smtp, url: address } = loaderData
  const url = new URL(address)
  return (
    <Page
      title="Historique des mails envoyés"
      subtitle={plural(liste.total, 'mail', 'mails')}
      actions={<DownloadLink href={withParam(url, 'format', 'csv')}>Exporter</DownloadLink>}
    >
      {!smtp && (
        <Message kind="attend" title="Aucun serveur d’envoi n’est configuré.">
          <p>Les mails sont écrits ici et se lisent en entier. Ils partiront quand un serveur sera configuré.</p>
        </Message>
      )}
      <Filters clearHref={filtres.recherche || filtres.statut ? url.pathname : undefined}>
        <label className="wide">
          Chercher
          <input type="search" name="recherche" defaultValue={filtres.recherche} placeholder="Adresse ou sujet" />
        </label>
        <label>
          État
          <select name="statut" defaultValue={filtres.statut}>
            <option value="">Tous les états</option>
            {Object.entries(libelleStatut).map(([statut, libelle]) => (
              <option key={statut} value={statut}>
                {libelle}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucun mail ici">Chaque message automatique de la plateforme s’ajoute à cette liste.</EmptyState>
      ) : (
        <>
          <Table caption="Mails envoyés" cards sticky>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">Sujet</th>
                <th scope="col">Destinataire</th>
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map((courriel) => (
                <tr key={courriel.id}>
                  <td data-l="Date">{formatInstant(courriel.creeLe, fuseau)}</td>
                  <th scope="row">
                    <a href={href('/:union/espace/administration/mails/:courrielId', { ...params, courrielId: courriel.id })}>{courriel.sujet}</a>
                    <small>{courriel.modele}</small>
                  </th>
                  <td data-l="Destinataire">{courriel.destinataire}</td>
                  <td data-l="État">
                    <BadgeCourriel statut={courriel.statut} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Pagination page={filtres.page} pages={liste.pages} total={liste.total} parPage={liste.parPage} url={url} noun="mails" />
        </>
      )}
    </Page>
  )
}
