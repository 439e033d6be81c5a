import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Field, FormGroup, Select } from '#app/ui/form.tsx'
import { FicheElementPage, saisieDe } from '../components/fiche-element.tsx'
import { ChampAdherent } from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { listCentres } from '../public.server.ts'
import { findAmicale, listProposes } from '../queries/elements.server.ts'
import { findFicheElement } from '../queries/fiche-element.server.ts'
import { creerAmicale, creerAmicaleSchema } from '../use-cases/creer-amicale.server.ts'
import { modifierAmicale, modifierAmicaleSchema } from '../use-cases/modifier-amicale.server.ts'
import type { Route } from './+types/amicale.ts'
import { archivage } from './archivage.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return {
    fiche: await findFicheElement(ctx, 'amicale', params.amicaleId, findAmicale),
    centres: await listCentres(ctx),
    proposes: await listProposes(ctx),
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
  const archive = await archivage(request, ctx, { genre: 'amicale', id, liste })
  if (archive) return archive
  return submit(request, { id }, modifierAmicaleSchema, async (input) => {
    await modifierAmicale(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est enregistrée.`)
  })
}

export default function AmicalePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { fiche, centres, proposes } = loaderData
  const { element: amicale } = fiche
  const liste = { label: 'Amicales', href: href('/:union/espace/parametrages/amicales', params) }
  const champ = saisieDe(actionData, 'nom')
  return (
    <FicheElementPage
      genre="amicale"
      fiche={fiche}
      reponse={actionData}
      titres={{ ajouter: 'Ajouter une amicale', modifier: 'Modifier l’amicale' }}
      sousTitre={amicale?.nom}
      liste={liste}
      actuel={
        amicale && [
          { label: 'Nom', value: amicale.nom },
          { label: 'Président', value: amicale.president ?? '' },
        ]
      }
    >
      <FormGroup title="L’amicale">
        <Field {...champ('nom', amicale?.nom)} label="Nom" maxLength={120} required />
        <Select
          {...champ('centreId', amicale?.centreId)}
          label="Centre"
          placeholder="Aucun centre"
          hint="Le centre dont elle réunit les membres."
          options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
          width={20}
        />
        <ChampAdherent
          {...champ('president', amicale?.president)}
          label="Président"
          hint="Son identifiant, comme dupont.jean, ou son nom."
          proposes={proposes}
        />
      </FormGroup>
    </FicheElementPage>
  )
}
