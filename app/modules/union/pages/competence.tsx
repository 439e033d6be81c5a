import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Choices, ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ExempleValidite } from '../components/exemple-validite.tsx'
import { JournalObjet } from '../components/journal-objet.tsx'
import { Archive, BadgeArchive, ConflitReglage, valeur } from '../components/reglages.tsx'
import { reglesValidite, validiteEnMots } from '../model/validite.ts'
import { authorize } from '../policy.ts'
import { findCompetence } from '../queries/competences.server.ts'
import { listJournal } from '../queries/journal.server.ts'
import { listUsages } from '../queries/usages.server.ts'
import { creerCompetence, creerCompetenceSchema } from '../use-cases/creer-competence.server.ts'
import {
  modifierCompetence,
  modifierCompetenceSchema,
} from '../use-cases/modifier-competence.server.ts'
import type { Route } from './+types/competence.ts'
import { archivage, estArchivage } from './archivage.server.ts'

/** `ajouter` stands for the one that does not exist yet. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const commun = { nouvelId: newId(), fuseau: ctx.union.fuseau, aujourdhui: ctx.aujourdhui }
  if (params.competenceId === 'ajouter') {
    return { ...commun, competence: null, usages: [], journal: [] }
  }
  const id = uuidParam(params.competenceId)
  return {
    ...commun,
    competence: await findCompetence(ctx, id),
    usages: await listUsages(ctx, 'competence', id),
    journal: await listJournal(ctx, { objet: { genre: 'competence', id } }),
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
  if (estArchivage(values.intention)) {
    return archivage(request, ctx, values.intention, { genre: 'competence', id, liste })
  }
  return submit(request, { id }, modifierCompetenceSchema, async (input) => {
    await modifierCompetence(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.libelle}\u00a0» est enregistrée.`)
  })
}

export default function CompetencePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { competence, usages, journal, nouvelId, fuseau, aujourdhui } = loaderData
  const errors = actionData?.errors ?? {}
  // A side button that was refused leaves the form as it is kept.
  const values = actionData?.values.libelle === undefined ? undefined : actionData.values
  const liste = href('/:union/espace/parametrages/competences', params)
  const champ = (name: string, sinon: string | number | null | undefined) => ({
    name,
    defaultValue: valeur(values, name, sinon),
    error: errors[name],
  })
  const regleValidite = valeur(values, 'regleValidite', competence?.regleValidite ?? 'annee_civile')
  const mois = champ('mois', competence?.mois)
  const alerteJours = champ('alerteJours', competence?.alerteJours ?? 60)
  return (
    <Page
      title={competence ? 'Modifier la compétence' : 'Ajouter une compétence'}
      breadcrumb={[{ label: 'Compétences', href: liste }]}
      subtitle={competence ? `${competence.nom} (${competence.code})` : undefined}
      badges={competence ? <BadgeArchive archive={competence.archiveLe !== null} /> : undefined}
      failed={Object.keys(errors).length > 0}
      width="form"
      asideLabel="Archive et historique"
      aside={
        competence ? (
          <>
            <Archive
              genre="competence"
              archive={competence.archiveLe !== null}
              usages={usages}
              avertissement={detention(competence.detenteurs)}
            />
            {journal.length > 0 && (
              <Card title="Historique">
                <JournalObjet lignes={journal} fuseau={fuseau} />
              </Card>
            )}
          </>
        ) : undefined
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && competence && (
        <ConflitReglage
          actuel={[
            { label: 'Nom', value: competence.nom },
            { label: 'Validité', value: validiteEnMots(competence) },
            { label: 'Alerte', value: `${competence.alerteJours} jours avant` },
          ]}
        />
      )}
      {competence && competence.detenteurs > 0 && (
        <Message
          kind="info"
          title={`${plural(competence.detenteurs, 'adhérent la détient', 'adhérents la détiennent')}.`}
        >
          Si la règle change, leur fin de validité la suit dès l’enregistrement.
        </Message>
      )}
      <form method="post" noValidate>
        {competence ? (
          <input type="hidden" name="version" value={competence.version} />
        ) : (
          <input type="hidden" name="id" value={valeur(values, 'id', nouvelId)} />
        )}
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
            name="regleValidite"
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
            defaultValue={regleValidite}
            error={errors.regleValidite}
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
            regleValidite={regleValidite}
            mois={mois.defaultValue}
            alerteJours={alerteJours.defaultValue}
            obtenueLe={aujourdhui}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">{competence ? 'Enregistrer' : 'Ajouter'}</Button>
          <ButtonLink href={liste}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

function detention(detenteurs: number): string | undefined {
  if (detenteurs === 0) return undefined
  return `${plural(detenteurs, 'adhérent la détient\u00a0: il la garde', 'adhérents la détiennent\u00a0: ils la gardent')}.`
}
