import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { AddressFields } from '#app/ui/address-fields.tsx'
import { Field, FormGroup, Select, TextArea } from '#app/ui/form.tsx'
import { FicheElementPage, saisieDe } from '../components/fiche-element.tsx'
import { authorize } from '../policy.ts'
import { listCentres } from '../public.server.ts'
import { findLieu } from '../queries/elements.server.ts'
import { findFicheElement } from '../queries/fiche-element.server.ts'
import { creerLieu, creerLieuSchema } from '../use-cases/creer-lieu.server.ts'
import { modifierLieu, modifierLieuSchema } from '../use-cases/modifier-lieu.server.ts'
import type { Route } from './+types/lieu.ts'
import { archivage } from './archivage.server.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return {
    fiche: await findFicheElement(ctx, 'lieu', params.lieuId, findLieu),
    centres: await listCentres(ctx),
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
  const archive = await archivage(request, ctx, { genre: 'lieu', id, liste })
  if (archive) return archive
  return submit(request, { id }, modifierLieuSchema, async (input) => {
    await modifierLieu(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.nom}\u00a0» est enregistré.`)
  })
}

export default function LieuPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { fiche, centres } = loaderData
  const { element: lieu } = fiche
  const liste = { label: 'Lieux', href: href('/:union/espace/parametrages/lieux', params) }
  const champ = saisieDe(actionData, 'nom')
  return (
    <FicheElementPage
      genre="lieu"
      fiche={fiche}
      reponse={actionData}
      titres={{ ajouter: 'Ajouter un lieu', modifier: 'Modifier le lieu' }}
      sousTitre={lieu?.nom}
      liste={liste}
      actuel={
        lieu && [
          { label: 'Nom', value: lieu.nom },
          {
            label: 'Adresse',
            value: `${lieu.adresse} ${lieu.codePostal} ${lieu.commune}`.trim(),
          },
          { label: 'Capacité', value: String(lieu.capacite ?? '') },
          { label: 'Accès', value: lieu.acces ?? '' },
        ]
      }
    >
      <FormGroup title="Le lieu" reason="Le public voit ce nom et cette adresse.">
        <Field {...champ('nom', lieu?.nom)} label="Nom" maxLength={120} required />
        <AddressFields
          street={champ('adresse', lieu?.adresse)}
          postalCode={champ('codePostal', lieu?.codePostal)}
          town={champ('commune', lieu?.commune)}
          required="town"
        />
        <TextArea
          {...champ('acces', lieu?.acces)}
          label="Accès"
          optional
          hint="Stationnement, entrée, étage, accès des personnes à mobilité réduite."
          maxLength={1000}
        />
        <Field
          {...champ('capacite', lieu?.capacite)}
          label="Capacité"
          inputMode="numeric"
          width={8}
          suffix="personnes"
          optional
        />
        <Select
          {...champ('centreId', lieu?.centreId)}
          label="Centre"
          placeholder="Aucun centre"
          hint="Celui qui a la clé, ou qui l’organise."
          options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
          width={20}
        />
      </FormGroup>
    </FicheElementPage>
  )
}
