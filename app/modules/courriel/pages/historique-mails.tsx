import { ctxOf } from '#app/ctx.server.ts'
import { config } from '#app/platform/config.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { listNomsModeles, nomModele } from '../catalogue.ts'
import { FiltresCourriels } from '../components/filtres-courriels.tsx'
import { TableCourriels } from '../components/table-courriels.tsx'
import { libelleStatut } from '../model.ts'
import { authorize, touteUnion } from '../policy.ts'
import { filtresSchema, listCourriels } from '../queries/courriels.server.ts'
import { exporterCourriels } from '../use-cases/exporter-courriels.server.ts'
import type { Route } from './+types/historique-mails.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    const rows = await exporterCourriels(ctx, filtresSchema.parse(query))
    return { name: 'mails', columns, rows: rows.map((row) => valeurs(row, ctx.union.fuseau)) }
  }),
]

type Lignes = Awaited<ReturnType<typeof listCourriels>>['rows']

const columns = ['Écrit', 'Destinataire', 'Sujet', 'Modèle', 'État', 'Remis']

function valeurs(courriel: Lignes[number], fuseau: string) {
  return [
    formatInstant(courriel.creeLe, fuseau),
    courriel.destinataire,
    courriel.sujet,
    nomModele(courriel.modele),
    libelleStatut[courriel.statut],
    courriel.remisLe && formatInstant(courriel.remisLe, fuseau),
  ]
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.lister', touteUnion)
  const filtres = filtresSchema.parse(queryOf(request))
  const { rows, ...liste } = await listCourriels(ctx, filtres)
  return {
    filtres,
    liste: {
      ...liste,
      rows: rows.map((row) => ({ ...row, nomModele: nomModele(row.modele) })),
    },
    modeles: listNomsModeles(),
    fuseau: ctx.union.fuseau,
    smtp: config().smtpUrl !== undefined,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function HistoriqueMailsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, modeles, fuseau, smtp, url: address } = loaderData
  const url = new URL(address)
  const { recherche, modele, statut, du, au, formation } = filtres
  const filtre = [recherche, modele, statut, du, au, formation].some(Boolean)
  const effacer = filtre ? url.pathname : undefined
  return (
    <Page
      title="Historique des mails envoyés"
      subtitle={plural(
        liste.total,
        filtre ? 'mail trouvé' : 'mail',
        filtre ? 'mails trouvés' : 'mails',
      )}
      actions={<ExportMenu url={url} />}
    >
      {!smtp && (
        <Message kind="attend" title="Aucun serveur d’envoi n’est configuré.">
          Les mails sont écrits ici et se lisent en entier. Ceux de la semaine partiront quand un
          serveur sera configuré.
        </Message>
      )}
      <FiltresCourriels filtres={filtres} modeles={modeles} effacer={effacer} />
      {liste.rows.length === 0 ? (
        <EmptyState
          title={filtre ? 'Aucun mail ne correspond' : 'Aucun mail pour le moment'}
          action={effacer && <ButtonLink href={effacer}>Effacer les filtres</ButtonLink>}
        >
          {filtre
            ? 'Essayez une autre adresse ou d’autres dates.'
            : 'Chaque message automatique de la plateforme s’ajoute à cette liste.'}
        </EmptyState>
      ) : (
        <TableCourriels liste={liste} fuseau={fuseau} union={params.union} url={url} />
      )}
    </Page>
  )
}
