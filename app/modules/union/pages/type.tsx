import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { CarteMateriel } from '../components/carte-materiel.tsx'
import { ChampsType } from '../components/champs-type.tsx'
import { FicheElementPage, valeursSaisies } from '../components/fiche-element.tsx'
import { ComparaisonNationale, VersionsRegle } from '../components/regles-type.tsx'
import { lignesRegle } from '../model/type.ts'
import { ecartsNationaux } from '../national.ts'
import { authorize } from '../policy.ts'
import { listCompetences } from '../public.server.ts'
import { findFicheElement } from '../queries/fiche-element.server.ts'
import { listMateriel } from '../queries/materiel.server.ts'
import { findType, listRegles } from '../queries/types.server.ts'
import { creerTypeSchema, modifierTypeSchema } from '../schema-type.ts'
import { creerType } from '../use-cases/creer-type.server.ts'
import { modifierType } from '../use-cases/modifier-type.server.ts'
import {
  reprendreNational,
  reprendreNationalSchema,
} from '../use-cases/reprendre-national.server.ts'
import type { Route } from './+types/type.ts'
import { archivage } from './archivage.server.ts'

/** `ajouter` stands for the one that does not exist yet; `?du=` shows the rule of another day. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'type.parametrer')
  const { du = '' } = queryOf(request)
  const regleDu = estUnJour(du) && du > ctx.aujourdhui ? du : ctx.aujourdhui
  return {
    fiche: await findFicheElement(ctx, 'type_formation', params.typeId, (ctx, id) =>
      findTypeAuJour(ctx, id, regleDu),
    ),
    regleDu,
    competences: await listCompetences(ctx),
  }
}

async function findTypeAuJour(ctx: Ctx, id: string, jour: string) {
  const type = await findType(ctx, id)
  const regles = await listRegles(ctx, id)
  const auJour = (le: string) => regles.find(({ valableDu }) => valableDu <= le) ?? regles.at(-1)
  const enVigueur = auJour(ctx.aujourdhui) ?? notFound()
  return {
    ...type,
    regles,
    materiel: await listMateriel(ctx, id),
    regle: auJour(jour) ?? notFound(),
    enVigueur: enVigueur.valableDu,
    aVenir: regles
      .filter(({ valableDu }) => valableDu > ctx.aujourdhui)
      .map(({ valableDu }) => valableDu),
    ecarts: ecartsNationaux(type, enVigueur),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'type.parametrer')
  const liste = href('/:union/espace/parametrages/types', params)
  if (params.typeId === 'ajouter') {
    return submit(request, {}, creerTypeSchema, async (input) => {
      await creerType(ctx, input)
      return redirectWithToast(liste, `«\u00a0${input.libelle}\u00a0» est ajouté.`)
    })
  }
  const id = uuidParam(params.typeId)
  const archive = await archivage(request, ctx, { genre: 'type_formation', id, liste })
  if (archive) return archive
  const { values } = await readForm(request.clone())
  if (values.intention === 'national') {
    return submit(request, { id }, reprendreNationalSchema, async (input) => {
      await reprendreNational(ctx, input)
      return redirectWithToast(
        href('/:union/espace/parametrages/types/:typeId', params),
        'Le modèle national est repris.',
      )
    })
  }
  return submit(request, { id }, modifierTypeSchema, async (input) => {
    await modifierType(ctx, input)
    return redirectWithToast(liste, `«\u00a0${input.libelle}\u00a0» est enregistré.`)
  })
}

export default function TypePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { fiche, regleDu, competences } = loaderData
  const { element: type } = fiche
  return (
    <FicheElementPage
      genre="type_formation"
      fiche={fiche}
      reponse={actionData}
      titres={{ ajouter: 'Ajouter un type', modifier: 'Modifier le type' }}
      sousTitre={type ? `${type.libelle} (${type.code})` : undefined}
      liste={{
        label: 'Types de formation',
        href: href('/:union/espace/parametrages/types', params),
      }}
      asideLabel="Règles et historique"
      cartes={
        type && (
          <>
            <CarteMateriel
              materiel={type.materiel}
              adresse={href('/:union/espace/parametrages/types/:typeId/materiel', params)}
            />
            <ComparaisonNationale ecarts={type.ecarts} />
            <VersionsRegle regles={type.regles} enVigueur={type.enVigueur} />
          </>
        )
      }
      actuel={
        type && [
          { label: 'Nom', value: type.libelle },
          { label: 'Places', value: String(type.placesDefaut) },
          ...lignesRegle(type.regle).map(({ libelle, valeur }) => ({
            label: libelle,
            value: valeur,
          })),
        ]
      }
      avis={type?.aVenir.map((jour) => (
        <Message key={jour} kind="info" title={`Une autre règle commence le ${formatDay(jour)}.`}>
          <a href={`?du=${jour}`}>La voir et la modifier</a>
        </Message>
      ))}
    >
      <ChampsType
        type={type}
        regle={type?.regle ?? null}
        regleDu={regleDu}
        competences={competences}
        values={valeursSaisies(actionData, 'libelle')}
        errors={actionData?.errors ?? {}}
      />
    </FicheElementPage>
  )
}
