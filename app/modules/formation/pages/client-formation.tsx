import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import {
  findClient,
  findDemandeFormation,
  listDoublons,
} from '#app/modules/client/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { BadgeStatut } from '../components/badges.tsx'
import { ConventionsFormation } from '../components/conventions-formation.tsx'
import { DemandeRecue } from '../components/demande-recue.tsx'
import { Doublons } from '../components/doublons.tsx'
import { empechementConvention } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { listConventions } from '../queries/convention.server.ts'
import type { Route } from './+types/client-formation.ts'

export { recevoirActe as action } from './client-formation.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'convention.etablir', formation)
  const client = formation.clientId ? await findClient(ctx, formation.clientId) : undefined
  const demande = await findDemandeFormation(ctx, formation.id)
  const aRapprocher =
    client && demande?.ficheNouvelle && demande.clientId === client.id && !demande.doublonsEcartesLe
  const { email, telephone } = demande?.donnees.contact ?? {}
  return {
    formation,
    client,
    demande,
    doublons: aRapprocher
      ? await listDoublons(ctx, {
          clientId: client.id,
          raisonSociale: client.raisonSociale,
          siret: client.siret,
          codePostal: client.codePostal,
          email: email ?? null,
          telephone: telephone ?? null,
        })
      : [],
    conventions: await listConventions(ctx, formation.id),
    empechement: empechementConvention(formation),
    fuseau: ctx.union.fuseau,
  }
}

export default function ClientFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, client, demande, doublons, conventions, empechement, fuseau } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const modifier = href('/:union/espace/formations/:formationId/modifier', params)
  return (
    <Page
      title="Client et convention"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      badges={
        <>
          <BadgeStatut statut={formation.statut} />
          <span className="soft small">{formation.numero}</span>
        </>
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {client ? (
        <>
          {doublons.length > 0 && (
            <Doublons nouvelle={client} doublons={doublons} union={params.union} />
          )}
          <Section
            title="Client"
            actions={
              <ButtonLink
                size="small"
                href={href('/:union/espace/administration/clients/:clientId', {
                  ...params,
                  clientId: client.id,
                })}
              >
                Ouvrir la fiche
              </ButtonLink>
            }
          >
            <p>
              <b>{client.raisonSociale}</b>, {client.numero}
              {client.commune && `, ${client.codePostal} ${client.commune}`}
            </p>
          </Section>
        </>
      ) : (
        <EmptyState
          title="Cette formation n’a pas encore de client"
          action={<ButtonLink href={modifier}>Choisir le client</ButtonLink>}
        >
          Le client se choisit dans Modifier ; sa convention se prépare ensuite ici.
        </EmptyState>
      )}
      {demande && <DemandeRecue demande={demande} fuseau={fuseau} />}
      {client && (
        <ConventionsFormation
          conventions={conventions}
          empechement={empechement}
          modifier={modifier}
          union={params.union}
          formationId={formation.id}
          fuseau={fuseau}
        />
      )}
    </Page>
  )
}
