import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, Field, FormGroup, SaveBar, Select } from '#app/ui/form.tsx'
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
import { listCentres } from '../public.server.ts'
import { findAmicale, listProposes } from '../queries/elements.server.ts'
import { listJournal } from '../queries/journal.server.ts'
import { listUsages } from '../queries/usages.server.ts'
import { creerAmicale, creerAmicaleSchema } from '../use-cases/creer-amicale.server.ts'
import { modifierAmicale, modifierAmicaleSchema } from '../use-cases/modifier-amicale.server.ts'
import type { Route } from './+types/amicale.ts'
import { archivage, estArchivage } from './archivage.server.ts'

/** `ajouter` stands for the one that does not exist yet. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const commun = {
    nouvelId: newId(),
    fuseau: ctx.union.fuseau,
    centres: await listCentres(ctx),
    proposes: await listProposes(ctx),
  }
  if (params.amicaleId === 'ajouter') return { ...commun, amicale: null, usages: [], journal: [] }
  const id = uuidParam(params.amicaleId)
  return {
    ...commun,
    amicale: await findAmicale(ctx, id),
    usages: await listUsages(ctx, 'amicale', id),
    journal: await listJournal(ctx, { objet: { genre: 'amicale', id } }),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const liste = href('/:union/espace/parametrages/amicales', params)
  if (params.amicaleId === 'ajouter') {
    return submit(request, {}, creerAmicaleSchema, async (input) => {
      await creerAmicale(ctx, input)
      return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est ajoutée.`)
    })
  }
  const id = uuidParam(params.amicaleId)
  const { values } = await readForm(request.clone())
  if (estArchivage(values.intention)) {
    return archivage(request, ctx, values.intention, { genre: 'amicale', id, liste })
  }
  return submit(request, { id }, modifierAmicaleSchema, async (input) => {
    await modifierAmicale(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est enregistrée.`)
  })
}

export default function AmicalePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { amicale, usages, journal, nouvelId, fuseau, centres, proposes } = loaderData
  const errors = actionData?.errors ?? {}
  // A side button that was refused leaves the form as it is kept.
  const tapees = actionData?.values.nom === undefined ? undefined : actionData.values
  const liste = href('/:union/espace/parametrages/amicales', params)
  return (
    <Page
      title={amicale ? 'Modifier l’amicale' : 'Ajouter une amicale'}
      breadcrumb={[{ label: 'Amicales', href: liste }]}
      subtitle={amicale?.nom}
      badges={amicale ? <BadgeArchive archive={amicale.archiveLe !== null} /> : undefined}
      failed={actionData !== undefined}
      width="form"
      aside={
        amicale ? (
          <>
            <Archive genre="amicale" archive={amicale.archiveLe !== null} usages={usages} />
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
      {actionData?.conflict && amicale && (
        <ConflitReglage
          actuel={[
            { label: 'Nom', value: amicale.nom },
            { label: 'Président', value: amicale.president ?? '' },
          ]}
        />
      )}
      <form method="post" noValidate>
        {amicale ? (
          <input type="hidden" name="version" value={amicale.version} />
        ) : (
          <input type="hidden" name="id" value={valeur(tapees, 'id', nouvelId)} />
        )}
        <FormGroup title="L’amicale">
          <Field
            name="nom"
            label="Nom"
            defaultValue={valeur(tapees, 'nom', amicale?.nom)}
            error={errors.nom}
            maxLength={120}
            required
          />
          <Select
            name="centreId"
            label="Centre"
            placeholder="Aucun centre"
            hint="Le centre dont elle réunit les membres."
            options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
            defaultValue={valeur(tapees, 'centreId', amicale?.centreId)}
            error={errors.centreId}
            width={20}
          />
          <ChampAdherent
            name="president"
            label="Président"
            hint="Son identifiant, comme dupont.jean, ou son nom."
            proposes={proposes}
            defaultValue={valeur(tapees, 'president', amicale?.president)}
            error={errors.president}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">{amicale ? 'Enregistrer' : 'Ajouter'}</Button>
          <ButtonLink href={liste}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
