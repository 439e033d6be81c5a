import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Field, FormGroup } from '#app/ui/form.tsx'
import { FicheElementPage, saisieDe } from '../components/fiche-element.tsx'
import { ChampAdherent } from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { findCentre, listProposes } from '../queries/elements.server.ts'
import { findFicheElement } from '../queries/fiche-element.server.ts'
import { creerCentre, creerCentreSchema } from '../use-cases/creer-centre.server.ts'
import { modifierCentre, modifierCentreSchema } from '../use-cases/modifier-centre.server.ts'
import type { Route } from './+types/centre.ts'
import { archivage } from './archivage.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return {
    fiche: await findFicheElement(ctx, 'centre', params.centreId, findCentre),
    proposes: await listProposes(ctx),
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
  const archive = await archivage(request, ctx, { genre: 'centre', id, liste })
  if (archive) return archive
  return submit(request, { id }, modifierCentreSchema, async (input) => {
    await modifierCentre(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est enregistré.`)
  })
}

export default function CentrePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { fiche, proposes } = loaderData
  const { element: centre } = fiche
  const liste = { label: 'Centres', href: href('/:union/espace/parametrages/centres', params) }
  const champ = saisieDe(actionData, 'nom')
  return (
    <FicheElementPage
      genre="centre"
      fiche={fiche}
      reponse={actionData}
      titres={{ ajouter: 'Ajouter un centre', modifier: 'Modifier le centre' }}
      sousTitre={centre?.nom}
      liste={liste}
      actuel={
        centre && [
          { label: 'Nom', value: centre.nom },
          { label: 'Code', value: centre.code },
          { label: 'Responsable', value: centre.responsable ?? '' },
        ]
      }
    >
      <FormGroup title="Le centre" reason="Son code, court, sert dans les listes et les exports.">
        <Field {...champ('nom', centre?.nom)} label="Nom" maxLength={80} required />
        <Field {...champ('code', centre?.code)} label="Code" maxLength={10} width={8} required />
        <ChampAdherent
          {...champ('responsable', centre?.responsable)}
          label="Responsable (chef de centre)"
          hint="Son identifiant, comme dupont.jean, ou son nom."
          proposes={proposes}
        />
      </FormGroup>
    </FicheElementPage>
  )
}
