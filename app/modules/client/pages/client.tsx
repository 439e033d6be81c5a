import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { can as canFormation } from '#app/modules/formation/public.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ContactsClient } from '../components/contacts-client.tsx'
import { FaitsClient } from '../components/faits-client.tsx'
import { FormationsClient } from '../components/formations-client.tsx'
import { MailsClient } from '../components/mails-client.tsx'
import { libellesGenre } from '../model/client.ts'
import { authorize, can } from '../policy.ts'
import { findClient, listContacts } from '../queries/clients.server.ts'
import { listDoublons } from '../queries/doublons.server.ts'
import { findFusion, listFormationsClient, listMailsClient } from '../queries/fiche.server.ts'
import { archiverClient } from '../use-cases/archiver-client.server.ts'
import type { Route } from './+types/client.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.lister')
  const client = (await findClient(ctx, uuidParam(params.clientId))) ?? notFound()
  const ici = { ...client, clientId: client.id }
  return {
    client,
    contacts: await listContacts(ctx, client.id),
    formations: await listFormationsClient(ctx, client.id),
    mails: await listMailsClient(ctx, client.id),
    fusion: await findFusion(ctx, client),
    doublons: client.archiveLe || client.estLUnion ? [] : await listDoublons(ctx, ici),
    journal: await listJournal(ctx, { objet: { genre: 'client', id: client.id }, limite: 10 }),
    fuseau: ctx.union.fuseau,
    peutCreer: canFormation(ctx, 'formation.creer') && client.archiveLe === null,
    peutModifier: can(ctx, 'client.modifier') && client.fusionneDansId === null,
    peutArchiver: can(ctx, 'client.archiver') && !client.estLUnion && !client.fusionneDansId,
  }
}

const acteSchema = z.object({ intention: z.enum(['archiver', 'restaurer']) })

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.archiver')
  const clientId = uuidParam(params.clientId)
  return submit(request, {}, acteSchema, async ({ intention }) => {
    await archiverClient(ctx, clientId, intention === 'archiver')
    const page = href('/:union/espace/administration/clients/:clientId', params)
    return redirectWithToast(
      page,
      intention === 'archiver' ? 'Fiche archivée.' : 'Fiche remise en service.',
    )
  })
}

export default function ClientPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { client, contacts, formations, mails, fusion, doublons, journal, fuseau } = loaderData
  const { peutModifier, peutArchiver } = loaderData
  const fiche = (clientId: string) =>
    href('/:union/espace/administration/clients/:clientId', { ...params, clientId })
  return (
    <Page
      title={client.raisonSociale}
      breadcrumb={[
        { label: 'Fiches clients', href: href('/:union/espace/administration/clients', params) },
      ]}
      badges={
        <>
          {client.archiveLe && (
            <Badge kind="outline" icon="lock">
              Archivée
            </Badge>
          )}
          <span className="soft small">Client {client.numero}</span>
        </>
      }
      subtitle={client.estLUnion ? 'L’union elle-même' : libellesGenre[client.genre]}
      actions={
        <>
          {loaderData.peutCreer && (
            <ButtonLink
              variant="primary"
              icon="plus"
              href={`${href('/:union/espace/formations/creer', params)}?client=${client.id}`}
            >
              Créer une formation
            </ButtonLink>
          )}
          {peutModifier && (
            <ButtonLink icon="pencil" href={`${fiche(client.id)}/modifier`}>
              Modifier
            </ButtonLink>
          )}
        </>
      }
      aside={
        <>
          <Card title="Journal">
            <JournalObjet lignes={journal} fuseau={fuseau} />
          </Card>
          {peutArchiver && (
            <Card title={client.archiveLe ? 'Remettre en service' : 'Archiver'} paper>
              <form method="post" className="stack">
                <p className="small">
                  {client.archiveLe
                    ? 'La fiche revient dans la liste et dans les choix.'
                    : 'La fiche n’est plus proposée ; ses formations et ses courriels restent.'}
                </p>
                <p>
                  <Button name="intention" value={client.archiveLe ? 'restaurer' : 'archiver'}>
                    {client.archiveLe ? 'Remettre en service' : 'Archiver la fiche'}
                  </Button>
                </p>
              </form>
            </Card>
          )}
        </>
      }
    >
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      <div className="stack">
        {fusion && (
          <Message kind="info" title="Cette fiche est réunie à une autre.">
            <p>
              <a href={fiche(fusion.id)}>
                Ouvrir {fusion.numero}, {fusion.raisonSociale}
              </a>
            </p>
          </Message>
        )}
        {doublons.length > 0 && (
          <Message kind="attend" title="Ce client a peut-être plusieurs fiches.">
            <ul>
              {doublons.map(({ id, numero, raisonSociale }) => (
                <li key={id}>
                  <a href={fiche(id)}>
                    {numero}, {raisonSociale}
                  </a>
                </li>
              ))}
            </ul>
          </Message>
        )}
        <FaitsClient client={client} />
      </div>
      <Section
        title="Contacts"
        count={contacts.length}
        actions={
          peutModifier && (
            <ButtonLink size="small" icon="plus" href={`${fiche(client.id)}/contacts/ajouter`}>
              Ajouter un contact
            </ButtonLink>
          )
        }
      >
        <ContactsClient
          contacts={contacts}
          union={params.union}
          clientId={client.id}
          peutModifier={peutModifier}
        />
      </Section>
      <Section title="Formations et demandes" count={formations.length}>
        <FormationsClient formations={formations} union={params.union} fuseau={fuseau} />
      </Section>
      <Section title="Mails" count={mails.length}>
        <MailsClient mails={mails} union={params.union} fuseau={fuseau} />
      </Section>
    </Page>
  )
}
