import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsType } from '../components/champs-type.tsx'
import { JournalObjet } from '../components/journal-objet.tsx'
import { Archive, BadgeArchive, ConflitReglage, valeur } from '../components/reglages.tsx'
import { ComparaisonNationale, VersionsRegle } from '../components/regles-type.tsx'
import { lignesRegle } from '../model/type.ts'
import { ecartsNationaux } from '../national.ts'
import { authorize } from '../policy.ts'
import { listCompetences } from '../public.server.ts'
import { listJournal } from '../queries/journal.server.ts'
import { findType, listRegles } from '../queries/types.server.ts'
import { listUsages } from '../queries/usages.server.ts'
import { creerTypeSchema, modifierTypeSchema } from '../schema-type.ts'
import { creerType } from '../use-cases/creer-type.server.ts'
import { modifierType } from '../use-cases/modifier-type.server.ts'
import {
  reprendreNational,
  reprendreNationalSchema,
} from '../use-cases/reprendre-national.server.ts'
import type { Route } from './+types/type.ts'
import { archivage, estArchivage } from './archivage.server.ts'

/** `ajouter` stands for the one that does not exist yet; `?du=` shows the rule of another day. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'type.parametrer')
  const { du = '' } = queryOf(request)
  const commun = {
    nouvelId: newId(),
    fuseau: ctx.union.fuseau,
    regleDu: estUnJour(du) && du > ctx.aujourdhui ? du : ctx.aujourdhui,
    competences: await listCompetences(ctx),
  }
  if (params.typeId === 'ajouter') return { ...commun, connu: null }
  return { ...commun, connu: await loadConnu(ctx, uuidParam(params.typeId), commun.regleDu) }
}

async function loadConnu(ctx: Ctx, id: string, jour: string) {
  const type = await findType(ctx, id)
  const regles = await listRegles(ctx, id)
  const auJour = (le: string) => regles.find(({ valableDu }) => valableDu <= le) ?? regles.at(-1)
  const enVigueur = auJour(ctx.aujourdhui) ?? notFound()
  return {
    type,
    regles,
    regle: auJour(jour) ?? notFound(),
    enVigueur: enVigueur.valableDu,
    aVenir: regles
      .filter(({ valableDu }) => valableDu > ctx.aujourdhui)
      .map(({ valableDu }) => valableDu),
    ecarts: ecartsNationaux(type, enVigueur),
    usages: await listUsages(ctx, 'type_formation', id),
    journal: await listJournal(ctx, { objet: { genre: 'type_formation', id } }),
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
  const { values } = await readForm(request.clone())
  if (estArchivage(values.intention)) {
    return archivage(request, ctx, values.intention, { genre: 'type_formation', id, liste })
  }
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
  const { connu, nouvelId, regleDu, competences, fuseau } = loaderData
  const errors = actionData?.errors ?? {}
  // A side button that was refused leaves the form as it is kept.
  const values = actionData?.values.libelle === undefined ? undefined : actionData.values
  const liste = href('/:union/espace/parametrages/types', params)
  return (
    <Page
      title={connu ? 'Modifier le type' : 'Ajouter un type'}
      breadcrumb={[{ label: 'Types de formation', href: liste }]}
      subtitle={connu ? `${connu.type.libelle} (${connu.type.code})` : undefined}
      badges={connu ? <BadgeArchive archive={connu.type.archiveLe !== null} /> : undefined}
      failed={actionData !== undefined}
      width="form"
      asideLabel="Règles et historique"
      aside={
        connu ? (
          <>
            <ComparaisonNationale ecarts={connu.ecarts} />
            <VersionsRegle regles={connu.regles} enVigueur={connu.enVigueur} />
            <Archive
              genre="type_formation"
              archive={connu.type.archiveLe !== null}
              usages={connu.usages}
            />
            {connu.journal.length > 0 && (
              <Card title="Historique">
                <JournalObjet lignes={connu.journal} fuseau={fuseau} />
              </Card>
            )}
          </>
        ) : undefined
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && connu && (
        <ConflitReglage
          actuel={[
            { label: 'Nom', value: connu.type.libelle },
            { label: 'Places', value: String(connu.type.placesDefaut) },
            ...lignesRegle(connu.regle).map(({ libelle, valeur: value }) => ({
              label: libelle,
              value,
            })),
          ]}
        />
      )}
      {connu?.aVenir.map((jour) => (
        <Message key={jour} kind="info" title={`Une autre règle commence le ${formatDay(jour)}.`}>
          <a href={`?du=${jour}`}>La voir et la modifier</a>
        </Message>
      ))}
      <form method="post" noValidate>
        {connu ? (
          <input type="hidden" name="version" value={connu.type.version} />
        ) : (
          <input type="hidden" name="id" value={valeur(values, 'id', nouvelId)} />
        )}
        <ChampsType
          type={connu?.type ?? null}
          regle={connu?.regle ?? null}
          regleDu={regleDu}
          competences={competences}
          values={values}
          errors={errors}
        />
        <SaveBar>
          <Button variant="primary">{connu ? 'Enregistrer' : 'Ajouter'}</Button>
          <ButtonLink href={liste}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
