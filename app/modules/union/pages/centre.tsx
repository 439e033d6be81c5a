import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { JournalObjet } from '../components/journal-objet.tsx'
import {
  Archive,
  BadgeArchive,
  ChampAdherent,
  ConflitReglage,
  valeur,
} from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { findCentre, listProposes } from '../queries/elements.server.ts'
import { listJournal } from '../queries/journal.server.ts'
import { listUsages } from '../queries/usages.server.ts'
import { creerCentre, creerCentreSchema } from '../use-cases/creer-centre.server.ts'
import { modifierCentre, modifierCentreSchema } from '../use-cases/modifier-centre.server.ts'
import type { Route } from './+types/centre.ts'
import { archivage, estArchivage } from './archivage.server.ts'

/** `ajouter` stands for the one that does not exist yet. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const commun = {
    nouvelId: newId(),
    fuseau: ctx.union.fuseau,
    proposes: await listProposes(ctx),
  }
  if (params.centreId === 'ajouter') return { ...commun, centre: null, usages: [], journal: [] }
  const id = uuidParam(params.centreId)
  return {
    ...commun,
    centre: await findCentre(ctx, id),
    usages: await listUsages(ctx, 'centre', id),
    journal: await listJournal(ctx, { objet: { genre: 'centre', id } }),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const liste = href('/:union/espace/parametrages/centres', params)
  if (params.centreId === 'ajouter') {
    return submit(request, {}, creerCentreSchema, async (input) => {
      await creerCentre(ctx, input)
      return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est ajouté.`)
    })
  }
  const id = uuidParam(params.centreId)
  const { values } = await readForm(request.clone())
  if (estArchivage(values.intention)) {
    return archivage(request, ctx, values.intention, { genre: 'centre', id, liste })
  }
  return submit(request, { id }, modifierCentreSchema, async (input) => {
    await modifierCentre(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est enregistré.`)
  })
}

export default function CentrePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { centre, usages, journal, nouvelId, fuseau, proposes } = loaderData
  const errors = actionData?.errors ?? {}
  // A side button that was refused leaves the form as it is kept.
  const tapees = actionData?.values.nom === undefined ? undefined : actionData.values
  const liste = href('/:union/espace/parametrages/centres', params)
  return (
    <Page
      title={centre ? 'Modifier le centre' : 'Ajouter un centre'}
      breadcrumb={[{ label: 'Centres', href: liste }]}
      subtitle={centre?.nom}
      badges={centre ? <BadgeArchive archive={centre.archiveLe !== null} /> : undefined}
      failed={actionData !== undefined}
      width="form"
      aside={
        centre ? (
          <>
            <Archive genre="centre" archive={centre.archiveLe !== null} usages={usages} />
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
      {actionData?.conflict && centre && (
        <ConflitReglage
          actuel={[
            { label: 'Nom', value: centre.nom },
            { label: 'Code', value: centre.code },
            { label: 'Responsable', value: centre.responsable ?? '' },
          ]}
        />
      )}
      <form method="post" noValidate>
        {centre ? (
          <input type="hidden" name="version" value={centre.version} />
        ) : (
          <input type="hidden" name="id" value={valeur(tapees, 'id', nouvelId)} />
        )}
        <FormGroup title="Le centre" reason="Son code, court, sert dans les listes et les exports.">
          <Field
            name="nom"
            label="Nom"
            defaultValue={valeur(tapees, 'nom', centre?.nom)}
            error={errors.nom}
            maxLength={80}
            required
          />
          <Field
            name="code"
            label="Code"
            defaultValue={valeur(tapees, 'code', centre?.code)}
            error={errors.code}
            maxLength={10}
            width={8}
            required
          />
          <ChampAdherent
            name="responsable"
            label="Responsable (chef de centre)"
            hint="Son identifiant, comme dupont.jean, ou son nom."
            proposes={proposes}
            defaultValue={valeur(tapees, 'responsable', centre?.responsable)}
            error={errors.responsable}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">{centre ? 'Enregistrer' : 'Ajouter'}</Button>
          <ButtonLink href={liste}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
