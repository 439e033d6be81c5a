import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Choices, Field, FormGroup } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { ExempleValidite } from '../components/exemple-validite.tsx'
import { FicheElementPage, saisieDe } from '../components/fiche-element.tsx'
import { reglesValidite, validiteEnMots } from '../model/validite.ts'
import { authorize } from '../policy.ts'
import { findCompetence } from '../queries/competences.server.ts'
import { findFicheElement } from '../queries/fiche-element.server.ts'
import { creerCompetence, creerCompetenceSchema } from '../use-cases/creer-competence.server.ts'
import {
  modifierCompetence,
  modifierCompetenceSchema,
} from '../use-cases/modifier-competence.server.ts'
import type { Route } from './+types/competence.ts'
import { archivage } from './archivage.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return {
    fiche: await findFicheElement(ctx, 'competence', params.competenceId, findCompetence),
    aujourdhui: ctx.aujourdhui,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const liste = href('/:union/espace/parametrages/competences', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'exemple') return failure(200, { values, errors: {} })
  if (params.competenceId === 'ajouter') {
    return submit(request, {}, creerCompetenceSchema, async (input) => {
      await creerCompetence(ctx, input)
      return redirectWithToast(liste, `«\u00a0${input.libelle}\u00a0» est ajoutée.`)
    })
  }
  const id = uuidParam(params.competenceId)
  const archive = await archivage(request, ctx, { genre: 'competence', id, liste })
  if (archive) return archive
  return submit(request, { id }, modifierCompetenceSchema, async (input) => {
    await modifierCompetence(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.libelle}\u00a0» est enregistrée.`)
  })
}

export default function CompetencePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { fiche, aujourdhui } = loaderData
  const { element: competence } = fiche
  const liste = {
    label: 'Compétences',
    href: href('/:union/espace/parametrages/competences', params),
  }
  const champ = saisieDe(actionData, 'libelle')
  const regleValidite = champ('regleValidite', competence?.regleValidite ?? 'annee_civile')
  const mois = champ('mois', competence?.mois)
  const alerteJours = champ('alerteJours', competence?.alerteJours ?? 60)
  return (
    <FicheElementPage
      genre="competence"
      fiche={fiche}
      reponse={actionData}
      titres={{ ajouter: 'Ajouter une compétence', modifier: 'Modifier la compétence' }}
      sousTitre={competence ? `${competence.nom} (${competence.code})` : undefined}
      liste={liste}
      asideLabel="Archive et historique"
      avertissement={detention(competence?.detenteurs ?? 0)}
      actuel={
        competence && [
          { label: 'Nom', value: competence.nom },
          { label: 'Validité', value: validiteEnMots(competence) },
          { label: 'Alerte', value: `${competence.alerteJours} jours avant` },
        ]
      }
      avis={
        competence &&
        competence.detenteurs > 0 && (
          <Message
            kind="info"
            title={`${plural(competence.detenteurs, 'adhérent la détient', 'adhérents la détiennent')}.`}
          >
            Si la règle change, leur fin de validité la suit dès l’enregistrement.
          </Message>
        )
      }
    >
      <FormGroup title="La compétence">
        <Field {...champ('libelle', competence?.nom)} label="Nom" maxLength={120} required />
        <Field
          {...champ('code', competence?.code)}
          label="Code"
          hint="Court, comme PSE1 : il sert dans les listes et les imports."
          width={14}
          maxLength={20}
          required
        />
      </FormGroup>
      <FormGroup title="Validité" reason="À partir de l’obtention, puis de chaque recyclage.">
        <Choices
          legend="Elle est valable"
          {...regleValidite}
          options={[
            {
              value: 'annee_civile',
              label: reglesValidite.annee_civile,
              detail: 'Jusqu’au 31 décembre de l’année suivante, comme le PSE.',
            },
            {
              value: 'n_mois',
              label: reglesValidite.n_mois,
              detail: 'De jour à jour, comme le SST.',
            },
            {
              value: 'illimite',
              label: reglesValidite.illimite,
              detail: 'Elle ne se recycle pas, comme le PSC.',
            },
          ]}
        />
        <Field
          {...mois}
          label="Nombre de mois"
          hint="Seulement pour « un nombre de mois »."
          inputMode="numeric"
          width={8}
          suffix="mois"
          optional
        />
        <Field
          {...alerteJours}
          label="Alerte avant la fin"
          hint="Elle paraît « expire bientôt » à partir de là."
          inputMode="numeric"
          width={8}
          suffix="jours avant"
          required
        />
        <ExempleValidite
          regleValidite={regleValidite.defaultValue}
          mois={mois.defaultValue}
          alerteJours={alerteJours.defaultValue}
          obtenueLe={aujourdhui}
        />
      </FormGroup>
    </FicheElementPage>
  )
}

function detention(detenteurs: number): string | undefined {
  if (detenteurs === 0) return undefined
  return `${plural(detenteurs, 'adhérent la détient\u00a0: il la garde', 'adhérents la détiennent\u00a0: ils la gardent')}.`
}
