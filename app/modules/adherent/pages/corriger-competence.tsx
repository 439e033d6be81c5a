import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { BadgeCompetence } from '../components/badge-competence.tsx'
import { CorrigerCompetence } from '../components/corriger-competence.tsx'
import { RecyclagesCompetence } from '../components/recyclages-competence.tsx'
import { RetirerCompetence } from '../components/retirer-competence.tsx'
import { etatCompetence, finValidite, phraseValidite } from '../model/competence.ts'
import { authorize } from '../policy.ts'
import { findCompetenceDetenue } from '../queries/competences.server.ts'
import { findAdherent } from '../queries/fiche.server.ts'
import { ajouterRecyclage, ajouterRecyclageSchema } from '../use-cases/ajouter-recyclage.server.ts'
import {
  corrigerCompetence,
  corrigerCompetenceSchema,
} from '../use-cases/corriger-competence.server.ts'
import {
  retirerCompetence,
  retirerCompetenceSchema,
} from '../use-cases/retirer-competence.server.ts'
import { retirerRecyclage, retirerRecyclageSchema } from '../use-cases/retirer-recyclage.server.ts'
import type { Route } from './+types/corriger-competence.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { adherent, competence } = await findTenue(ctx, params)
  return {
    nom: `${adherent.prenoms} ${adherent.nomUsage ?? adherent.nomNaissance}`,
    competence,
    fin: finValidite(competence) ?? null,
    etat: etatCompetence(competence, ctx.aujourdhui, competence.alerteJours),
    aujourdhui: ctx.aujourdhui,
  }
}

/** 404 outside the centres one sees, or for another member's skill; 403 for who only reads. */
async function findTenue(ctx: Ctx, params: { adherentId: string; competenceDetenueId: string }) {
  authorize(ctx, 'competence.gerer')
  const adherent = (await findAdherent(ctx, uuidParam(params.adherentId))) ?? notFound()
  const competenceDetenueId = uuidParam(params.competenceDetenueId)
  const tenue = { adherentId: adherent.id, competenceDetenueId }
  return { adherent, tenue, competence: (await findCompetenceDetenue(ctx, tenue)) ?? notFound() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { tenue } = await findTenue(ctx, params)
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  const ici = href(
    '/:union/espace/administration/adherents/:adherentId/competences/:competenceDetenueId',
    params,
  )
  const { values } = await readForm(request.clone())
  if (values.intention === 'retirer') {
    return submit(request, tenue, retirerCompetenceSchema, async (input) => {
      await retirerCompetence(ctx, input)
      return redirectWithToast(`${fiche}#competences`, 'Compétence retirée.')
    })
  }
  if (values.intention === 'ajouter-recyclage') {
    return submit(request, tenue, ajouterRecyclageSchema, async (input) => {
      await ajouterRecyclage(ctx, input)
      return redirectWithToast(ici, 'Formation continue notée.')
    })
  }
  if (typeof values.retirer === 'string') {
    const retrait = { ...tenue, le: values.retirer }
    return submit(request, retrait, retirerRecyclageSchema, async (input) => {
      await retirerRecyclage(ctx, input)
      return redirectWithToast(ici, 'Formation continue retirée.')
    })
  }
  return submit(request, tenue, corrigerCompetenceSchema, async (input) => {
    await corrigerCompetence(ctx, input)
    return redirectWithToast(`${fiche}#competences`, 'Compétence corrigée.')
  })
}

export default function CorrigerCompetencePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, competence, fin, etat, aujourdhui } = loaderData
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title={competence.libelle}
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        { label: nom, href: fiche },
      ]}
      badges={<BadgeCompetence etat={etat} />}
      subtitle={`${phraseValidite(competence)} ${fin ? `Aujourd’hui, jusqu’au ${formatDay(fin)}.` : ''}`}
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Quelqu’un d’autre a corrigé cette compétence entre-temps.">
          La date et le numéro d’aujourd’hui sont ci-dessous. Reprenez-les si besoin.
        </Message>
      )}
      <RecyclagesCompetence
        recyclages={competence.recyclages}
        aujourdhui={aujourdhui}
        echec={actionData?.values.intention === 'ajouter-recyclage' ? actionData : undefined}
      />
      <CorrigerCompetence
        competence={competence}
        aujourdhui={aujourdhui}
        echec={
          actionData?.values.intention === 'corriger' && !actionData.conflict
            ? actionData
            : undefined
        }
      />
      <RetirerCompetence
        echec={actionData?.values.intention === 'retirer' ? actionData : undefined}
      />
    </Page>
  )
}
