import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { libelleRole } from '#app/modules/adherent/model/role.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { DownloadLink } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { Lecteurs } from '../components/lecteurs.tsx'
import { Versions } from '../components/versions.tsx'
import { decrireDestinataires, empechementRelance, libellesCategorie } from '../model.ts'
import { authorize } from '../policy.ts'
import { listDestinataires } from '../queries/destinataires.server.ts'
import { findDocument, listVersions } from '../queries/documents.server.ts'
import { acteSchema } from '../schema.ts'
import { archiverDocument } from '../use-cases/archiver-document.server.ts'
import { relancerLecteurs } from '../use-cases/relancer-lecteurs.server.ts'
import type { Route } from './+types/document-collectif.ts'

/** `?format=csv|xlsx|ods`: who has read, who has not. */
export const middleware: Route.MiddlewareFunction[] = [
  async (args, next) =>
    exportAs(async (context) => {
      const ctx = ctxOf(context)
      authorize(ctx, 'document.gerer')
      const document = (await findDocument(ctx, uuidParam(args.params.documentId))) ?? notFound()
      const lecteurs = await listDestinataires(ctx, document.id)
      const quand = (le: Date | null) => le && formatInstant(le, ctx.union.fuseau)
      return {
        name: 'lecteurs',
        columns: ['Nom', 'Prénoms', 'Centre', 'Lu', 'Ouvert le', 'Lu le'],
        rows: lecteurs.map((lecteur) => [
          lecteur.nom,
          lecteur.prenoms,
          lecteur.centre,
          lecteur.lu ? 'Oui' : 'Non',
          quand(lecteur.ouvertLe),
          quand(lecteur.luLe),
        ]),
      }
    })(args, next),
]

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const document = (await findDocument(ctx, uuidParam(params.documentId))) ?? notFound()
  const lecteurs = await listDestinataires(ctx, document.id)
  const restants = lecteurs.filter((lecteur) => !lecteur.lu).length
  return {
    document,
    versions: await listVersions(ctx, document.id),
    lecteurs: lecteurs.slice(0, 500),
    compte: { destinataires: lecteurs.length, restants },
    empechement: empechementRelance({ ...document, restants }, ctx.now),
    journal: await listJournal(ctx, {
      objet: { genre: 'document_collectif', id: document.id },
      limite: 30,
    }),
    fuseau: ctx.union.fuseau,
    csv: `${new URL(request.url).pathname.replace(/\.data$/, '')}?format=csv`,
  }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const documentId = uuidParam(params.documentId)
  const page = href('/:union/espace/administration/documents-collectifs/:documentId', params)
  return submit(request, {}, acteSchema, async (input) => {
    if (input.intention === 'relancer') {
      const nombre = await relancerLecteurs(ctx, documentId)
      return redirectWithToast(page, `${plural(nombre, 'adhérent relancé', 'adhérents relancés')}.`)
    }
    await archiverDocument(ctx, documentId, input.intention === 'archiver')
    return redirectWithToast(
      page,
      input.intention === 'archiver'
        ? 'Document archivé. Il n’est plus dans Mes documents.'
        : 'Document remis en ligne.',
    )
  })
}

export default function DocumentCollectifPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { document, versions, lecteurs, compte, empechement, journal, fuseau, csv } = loaderData
  const lus = compte.destinataires - compte.restants
  return (
    <Page
      title={document.titre}
      breadcrumb={[
        {
          label: 'Documents collectifs',
          href: href('/:union/espace/administration/documents-collectifs', params),
        },
      ]}
      badges={
        document.archiveLe && (
          <Badge kind="outline" icon="lock">
            Archivé
          </Badge>
        )
      }
      subtitle={[
        libellesCategorie[document.categorie],
        decrireDestinataires({
          roles: document.roles.map(libelleRole),
          centres: document.nomsCentres,
        }),
        `version ${document.numero}, ${formatInstant(document.publieLe, fuseau)}`,
      ].join(' · ')}
      actions={
        <>
          {!document.archiveLe && (
            <ButtonLink
              variant="primary"
              icon="upload"
              href={href(
                '/:union/espace/administration/documents-collectifs/:documentId/nouvelle-version',
                params,
              )}
            >
              Nouvelle version
            </ButtonLink>
          )}
          <ButtonLink
            icon="pencil"
            href={href(
              '/:union/espace/administration/documents-collectifs/:documentId/modifier',
              params,
            )}
          >
            Modifier
          </ButtonLink>
          <form method="post">
            <Button
              icon={document.archiveLe ? 'undo-2' : 'lock'}
              name="intention"
              value={document.archiveLe ? 'restaurer' : 'archiver'}
            >
              {document.archiveLe ? 'Remettre en ligne' : 'Archiver'}
            </Button>
          </form>
        </>
      }
      aside={
        <Card title="Journal">
          <JournalObjet lignes={journal} fuseau={fuseau} />
        </Card>
      }
    >
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      {document.description && <p>{document.description}</p>}
      <Totals
        items={[
          { label: 'Destinataires', figure: compte.destinataires },
          {
            label: document.accuseLecture ? 'Ont déclaré l’avoir lu' : 'L’ont ouvert',
            figure: lus,
          },
          { label: 'Restants', figure: compte.restants },
        ]}
      />
      <Section
        title="Lecteurs"
        id="lecteurs"
        actions={
          <>
            <DownloadLink href={csv}>Exporter</DownloadLink>
            <form method="post">
              <Button
                icon="bell"
                name="intention"
                value="relancer"
                disabledReason={empechement}
              >{`Relancer ${plural(compte.restants, 'adhérent', 'adhérents')}`}</Button>
            </form>
          </>
        }
      >
        <Lecteurs lecteurs={lecteurs} total={compte.destinataires} fuseau={fuseau} />
      </Section>
      <Section
        title="Versions"
        id="versions"
        count={plural(versions.length, 'version', 'versions')}
      >
        <Versions params={params} versions={versions} fuseau={fuseau} />
      </Section>
    </Page>
  )
}
