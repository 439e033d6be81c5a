import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { LigneDocument } from '../components/ligne-document.tsx'
import { LigneFichier } from '../components/ligne-fichier.tsx'
import { authorize } from '../policy.ts'
import { listMesDocuments, listMesFichiers } from '../queries/mes-documents.server.ts'
import { lireDocument } from '../use-cases/lire-document.server.ts'
import type { Route } from './+types/mes-documents.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.lire')
  const recherche = (queryOf(request).recherche ?? '').slice(0, 100)
  const documents = await listMesDocuments(ctx, recherche)
  const fichiers = recherche === '' ? await listMesFichiers(ctx) : []
  const { fuseau } = ctx.union
  return {
    recherche,
    documents: documents.map((document) => ({
      ...document,
      publie: formatInstant(document.publieLe, fuseau),
      luLe: document.luLe && formatInstant(document.luLe, fuseau),
    })),
    fichiers: fichiers.map((fichier) => ({
      ...fichier,
      cree: formatInstant(fichier.creeLe, fuseau),
    })),
  }
}

const lectureSchema = z.object({ documentId: z.uuid('Ce document n’est pas reconnu.') })

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.lire')
  return submit(request, {}, lectureSchema, async ({ documentId }) => {
    await lireDocument(ctx, documentId)
    return redirectWithToast(href('/:union/espace/compte/documents', params), 'C’est noté. Merci.')
  })
}

export default function MesDocumentsPage({ loaderData, params }: Route.ComponentProps) {
  const { recherche, documents, fichiers } = loaderData
  const nouveaux = documents.filter(({ lu }) => !lu)
  const lus = documents.filter(({ lu }) => lu)
  const sous =
    nouveaux.length === 0
      ? 'Vous avez tout lu.'
      : `${plural(nouveaux.length, 'document à lire', 'documents à lire')}.`
  return (
    <Page title="Mes documents" width="form" subtitle={recherche ? undefined : sous}>
      {(documents.length > 5 || recherche) && (
        <search>
          <form method="get" className="filters">
            <label className="wide">
              Chercher un titre
              <input type="search" name="recherche" defaultValue={recherche} />
            </label>
            <Button>Chercher</Button>
            {recherche && <a href={href('/:union/espace/compte/documents', params)}>Tout voir</a>}
          </form>
        </search>
      )}
      {documents.length + fichiers.length === 0 && (
        <EmptyState title={recherche ? 'Aucun document ne correspond' : 'Aucun document'}>
          {recherche
            ? 'Essayez un autre mot.'
            : 'Ce que votre union publie pour vous arrivera ici : règlements, procédures, comptes rendus.'}
        </EmptyState>
      )}
      {nouveaux.length > 0 && (
        <Section title="À lire" id="a-lire">
          <ul className="lines">
            {nouveaux.map((document) => (
              <LigneDocument key={document.id} union={params.union} document={document} />
            ))}
          </ul>
        </Section>
      )}
      {lus.length > 0 && (
        <Section title="Documents de l’union" id="lus">
          <ul className="lines">
            {lus.map((document) => (
              <LigneDocument key={document.id} union={params.union} document={document} />
            ))}
          </ul>
        </Section>
      )}
      {fichiers.length > 0 && (
        <Section title="Mes papiers" id="papiers">
          <ul className="lines">
            {fichiers.map((fichier) => (
              <LigneFichier key={fichier.id} union={params.union} fichier={fichier} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
