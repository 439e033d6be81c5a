import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { authorizeAdherents, findPersonneAdherent } from '#app/modules/adherent/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { TableCourriels } from '../components/table-courriels.tsx'
import { echecsMax } from '../model/echec.ts'
import { lireCourrielsDe } from '../page-objet.server.ts'
import { findEchec } from '../queries/echecs.server.ts'
import type { Route } from './+types/mails-adherent.ts'

/** MAI-2: those who manage the members see the mails to each of them. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorizeAdherents(ctx, 'adherent.lister')
  const adherent = (await findPersonneAdherent(ctx, uuidParam(params.adherentId))) ?? notFound()
  const { personneId, prenoms, nomUsage, nomNaissance, email } = adherent
  return {
    nom: `${prenoms} ${nomUsage ?? nomNaissance}`,
    email,
    echec: (email && (await findEchec(ctx, email))) || null,
    ...(await lireCourrielsDe(ctx, request, { personneId })),
  }
}

export default function MailsAdherentPage({ loaderData, params }: Route.ComponentProps) {
  const { nom, email, echec, liste, fuseau, url } = loaderData
  return (
    <Page
      title="Mails"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        {
          label: nom,
          href: href('/:union/espace/administration/adherents/:adherentId', params),
        },
      ]}
      subtitle={`${plural(liste.total, 'mail', 'mails')} à cette personne.`}
    >
      {echec && (
        <Message kind="refus" title={`${email} ne reçoit plus nos mails.`}>
          {`${echec.motif} Dernier échec le ${formatInstant(echec.dernierLe, fuseau)}, ${echec.echecs} en tout. `}
          {echec.echecs >= echecsMax && 'Les mails facultatifs ne lui sont plus envoyés. '}
          Corrigez l’adresse sur sa fiche.
        </Message>
      )}
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucun mail à cette personne">
          Chaque message de la plateforme à cette personne s’ajoute ici.
        </EmptyState>
      ) : (
        <TableCourriels liste={liste} fuseau={fuseau} union={params.union} url={new URL(url)} />
      )}
    </Page>
  )
}
