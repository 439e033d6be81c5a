import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, Field, FormGroup, SaveBar, Select, TextArea } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { JournalObjet } from '../components/journal-objet.tsx'
import { Archive, BadgeArchive, ConflitReglage, valeur } from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { listCentres } from '../public.server.ts'
import { findLieu } from '../queries/elements.server.ts'
import { listJournal } from '../queries/journal.server.ts'
import { listUsages } from '../queries/usages.server.ts'
import { creerLieu, creerLieuSchema } from '../use-cases/creer-lieu.server.ts'
import { modifierLieu, modifierLieuSchema } from '../use-cases/modifier-lieu.server.ts'
import type { Route } from './+types/lieu.ts'
import { archivage, estArchivage } from './archivage.server.ts'

/** `ajouter` stands for the one that does not exist yet. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const commun = {
    nouvelId: newId(),
    fuseau: ctx.union.fuseau,
    centres: await listCentres(ctx),
  }
  if (params.lieuId === 'ajouter') return { ...commun, lieu: null, usages: [], journal: [] }
  const id = uuidParam(params.lieuId)
  return {
    ...commun,
    lieu: await findLieu(ctx, id),
    usages: await listUsages(ctx, 'lieu', id),
    journal: await listJournal(ctx, { objet: { genre: 'lieu', id } }),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const liste = href('/:union/espace/parametrages/lieux', params)
  if (params.lieuId === 'ajouter') {
    return submit(request, {}, creerLieuSchema, async (input) => {
      await creerLieu(ctx, input)
      return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est ajouté.`)
    })
  }
  const id = uuidParam(params.lieuId)
  const { values } = await readForm(request.clone())
  if (estArchivage(values.intention)) {
    return archivage(request, ctx, values.intention, { genre: 'lieu', id, liste })
  }
  return submit(request, { id }, modifierLieuSchema, async (input) => {
    await modifierLieu(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est enregistré.`)
  })
}

export default function LieuPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { lieu, usages, journal, nouvelId, fuseau, centres } = loaderData
  const errors = actionData?.errors ?? {}
  // A side button that was refused leaves the form as it is kept.
  const tapees = actionData?.values.nom === undefined ? undefined : actionData.values
  const liste = href('/:union/espace/parametrages/lieux', params)
  return (
    <Page
      title={lieu ? 'Modifier le lieu' : 'Ajouter un lieu'}
      breadcrumb={[{ label: 'Lieux', href: liste }]}
      subtitle={lieu?.nom}
      badges={lieu ? <BadgeArchive archive={lieu.archiveLe !== null} /> : undefined}
      failed={actionData !== undefined}
      width="form"
      aside={
        lieu ? (
          <>
            <Archive genre="lieu" archive={lieu.archiveLe !== null} usages={usages} />
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
      {actionData?.conflict && lieu && (
        <ConflitReglage
          actuel={[
            { label: 'Nom', value: lieu.nom },
            {
              label: 'Adresse',
              value: `${lieu.adresse} ${lieu.codePostal} ${lieu.commune}`.trim(),
            },
            { label: 'Capacité', value: String(lieu.capacite ?? '') },
            { label: 'Accès', value: lieu.acces ?? '' },
          ]}
        />
      )}
      <form method="post" noValidate>
        {lieu ? (
          <input type="hidden" name="version" value={lieu.version} />
        ) : (
          <input type="hidden" name="id" value={valeur(tapees, 'id', nouvelId)} />
        )}
        <FormGroup title="Le lieu" reason="Le public voit ce nom et cette adresse.">
          <Field
            name="nom"
            label="Nom"
            defaultValue={valeur(tapees, 'nom', lieu?.nom)}
            error={errors.nom}
            maxLength={120}
            required
          />
          <Field
            name="adresse"
            label="Adresse"
            defaultValue={valeur(tapees, 'adresse', lieu?.adresse)}
            error={errors.adresse}
            maxLength={200}
            optional
          />
          <div className="pair">
            <Field
              name="codePostal"
              label="Code postal"
              defaultValue={valeur(tapees, 'codePostal', lieu?.codePostal)}
              error={errors.codePostal}
              inputMode="numeric"
              width={8}
              required
            />
            <Field
              name="commune"
              label="Commune"
              defaultValue={valeur(tapees, 'commune', lieu?.commune)}
              error={errors.commune}
              maxLength={80}
              required
            />
          </div>
          <TextArea
            name="acces"
            label="Accès"
            optional
            hint="Stationnement, entrée, étage, accès des personnes à mobilité réduite."
            defaultValue={valeur(tapees, 'acces', lieu?.acces)}
            error={errors.acces}
            maxLength={1000}
          />
          <Field
            name="capacite"
            label="Capacité"
            defaultValue={valeur(tapees, 'capacite', lieu?.capacite)}
            error={errors.capacite}
            inputMode="numeric"
            width={8}
            suffix="personnes"
            optional
          />
          <Select
            name="centreId"
            label="Centre"
            placeholder="Aucun centre"
            hint="Celui qui a la clé, ou qui l’organise."
            options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
            defaultValue={valeur(tapees, 'centreId', lieu?.centreId)}
            error={errors.centreId}
            width={20}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">{lieu ? 'Enregistrer' : 'Ajouter'}</Button>
          <ButtonLink href={liste}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
