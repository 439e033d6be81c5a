import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { AjouterCotisation } from '../components/ajouter-cotisation.tsx'
import { TableCotisations } from '../components/table-cotisations.tsx'
import { estAJour, genresCotisation, periodeContenant } from '../model.ts'
import { authorize, can } from '../policy.ts'
import { listCotisations, listDerniersMontants } from '../queries/cotisations.server.ts'
import { findMembre } from '../queries/membres.server.ts'
import { lirePeriodes } from '../queries/periodes.server.ts'
import {
  ajouterCotisation,
  ajouterCotisationSchema,
} from '../use-cases/ajouter-cotisation.server.ts'
import { annulerPaiement } from '../use-cases/annuler-paiement.server.ts'
import {
  encaisserCotisation,
  encaisserCotisationSchema,
} from '../use-cases/encaisser-cotisation.server.ts'
import { etablirRecu } from '../use-cases/etablir-recu.server.ts'
import { retirerCotisation } from '../use-cases/retirer-cotisation.server.ts'
import type { Route } from './+types/cotisations-adherent.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.lister')
  const membre = (await findMembre(ctx, uuidParam(params.adherentId))) ?? notFound()
  const cotisations = await listCotisations(ctx, membre.id)
  const periodes = await lirePeriodes(ctx)
  return {
    nom: `${membre.prenoms} ${membre.nom}`,
    centre: membre.centre,
    cotisations,
    aJour: estAJour(cotisations, ctx.aujourdhui),
    aujourdhui: ctx.aujourdhui,
    peutGerer: can(ctx, 'cotisation.gerer', membre),
    peutEncaisser: can(ctx, 'cotisation.encaisser', membre),
    nouvelId: newId(),
    periodes: Object.fromEntries(
      genresCotisation.map((genre) => [genre, periodeContenant(periodes[genre], ctx.aujourdhui)]),
    ),
    montants: await listDerniersMontants(ctx),
  }
}

const acteSchema = z.object({ cotisationId: z.uuid() })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const adherentId = uuidParam(params.adherentId)
  authorize(ctx, 'cotisation.lister')
  const ici = href('/:union/espace/administration/adherents/:adherentId/cotisations', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'ajouter') {
    return submit(request, { adherentId }, ajouterCotisationSchema, async (input) => {
      await ajouterCotisation(ctx, input)
      return redirectWithToast(ici, 'Cotisation ajoutée.')
    })
  }
  if (values.intention === 'encaisser') {
    return submit(request, {}, encaisserCotisationSchema, async (input) => {
      await encaisserCotisation(ctx, input)
      return redirectWithToast(ici, 'Paiement noté.')
    })
  }
  return submit(request, {}, acteSchema, async ({ cotisationId }) => {
    if (values.intention === 'recu') {
      await etablirRecu(ctx, cotisationId)
      return redirectWithToast(ici, 'Reçu établi. Il ne changera plus.')
    }
    if (values.intention === 'annuler-paiement') {
      await annulerPaiement(ctx, cotisationId)
      return redirectWithToast(ici, 'Paiement annulé.')
    }
    await retirerCotisation(ctx, cotisationId)
    return redirectWithToast(ici, 'Cotisation retirée.')
  })
}

export default function CotisationsAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, centre, cotisations, aJour, peutGerer } = loaderData
  return (
    <Page
      title={`Cotisations de ${nom}`}
      breadcrumb={[
        {
          label: 'Gestion des cotisations adhérents',
          href: href('/:union/espace/administration/cotisations', params),
        },
      ]}
      badges={
        aJour ? (
          <Badge kind="fait" icon="check">
            À jour
          </Badge>
        ) : (
          <Badge kind="attend">Pas à jour</Badge>
        )
      }
      subtitle={centre ?? 'Aucun centre'}
      failed={actionData !== undefined}
    >
      {cotisations.length === 0 ? (
        <EmptyState title="Aucune cotisation">
          {peutGerer
            ? 'Ajoutez la cotisation de l’année ci-dessous.'
            : 'Rien n’a été demandé à cette personne.'}
        </EmptyState>
      ) : (
        <TableCotisations {...loaderData} union={params.union} echec={actionData} />
      )}
      {peutGerer && (
        <Section title="Ajouter une cotisation" id="ajouter">
          <AjouterCotisation {...loaderData} echec={actionData} />
        </Section>
      )}
    </Page>
  )
}
