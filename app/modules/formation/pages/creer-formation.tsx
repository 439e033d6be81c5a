import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { can as canClient, findClient, nomChoix } from '#app/modules/client/public.server.ts'
import { phraseGroupe } from '#app/modules/union/model/type.ts'
import { findChoix, lirePreference } from '#app/modules/union/public.server.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar, Select } from '#app/ui/form.tsx'
import { formatDuration, typedMoney } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { chercherClient } from '../client.server.ts'
import { ChampsFormation } from '../components/champs-formation.tsx'
import { journeeUsuelle, valeursDe } from '../components/valeurs-formation.ts'
import { formateursProposes } from '../model/taille.ts'
import { authorize } from '../policy.ts'
import { creerFormationSchema } from '../schema.ts'
import { creerFormation } from '../use-cases/creer-formation.server.ts'
import type { Route } from './+types/creer-formation.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.creer')
  const choix = await findChoix(ctx)
  const demande = queryOf(request).type
  const type =
    choix.types.find(({ id }) => id === demande) ??
    choix.types.find(({ code }) => code === 'PSC') ??
    choix.types[0]
  const peutChoisir = canClient(ctx, 'client.lister')
  const { client: clientDemande } = queryOf(request)
  const client =
    peutChoisir && clientDemande ? await findClient(ctx, uuidParam(clientDemande)) : undefined
  return {
    id: newId(),
    peutChoisir,
    client: client && { id: client.id, nom: nomChoix(client) },
    choix,
    type,
    depassement: await lirePreference(ctx, 'depassement_capacite_defaut'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.creer')
  const read = await readForm(request.clone())
  if (read.values.intention === 'ajouter_journee') return failure(200, withOneMoreDay(read.values))
  if (read.values.intention === 'chercher_client') return chercherClient(ctx, read.values)
  return submit(request, {}, creerFormationSchema, async (input) => {
    const { id, statut } = await creerFormation(ctx, input)
    const phrase =
      statut === 'validee'
        ? 'Formation créée. Les formateurs sont prévenus.'
        : 'Formation créée. Elle attend sa validation.'
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId: id }),
      phrase,
    )
  })
}

type Values = Awaited<ReturnType<typeof readForm>>['values']

function withOneMoreDay(values: Values) {
  const journees = values.journees
  const known = typeof journees === 'object' && !Array.isArray(journees) ? journees : {}
  const next = String(Object.keys(known).length)
  return {
    values: { ...values, journees: { ...known, [next]: { ...journeeUsuelle } as never } },
    errors: {},
  }
}

export default function CreerFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, choix, type, depassement, client } = loaderData
  const errors = actionData?.errors ?? {}
  const places = type?.placesDefaut ?? 10
  const valeurs = valeursDe(actionData, {
    intitule: type?.libelle ?? '',
    privee: client !== undefined,
    clientId: client?.id ?? '',
    clientNoms: client ? { [client.id]: client.nom } : {},
    clientRecherche: '',
    centreId: '',
    places: String(places),
    formateursRequis: String(formateursProposes(places, type?.maxParFormateur ?? 10)),
    prix: typedMoney(type?.prixDefaut ?? 0),
    inscriptionsJusquAu: '',
    depassementCapacite: depassement,
    commentaire: '',
    journees: [journeeUsuelle],
  })
  return (
    <Page
      title="Créer formation"
      width="form"
      subtitle="Choisissez le type : le reste est proposé, vous pouvez tout changer."
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="get" className="filters">
        <Select
          name="type"
          label="Type de formation"
          options={choix.types.map((choisi) => ({ value: choisi.id, label: choisi.libelle }))}
          defaultValue={type?.id}
          key={type?.id}
        />
        <Button>Proposer les valeurs de ce type</Button>
      </form>
      {type && (
        <p className="soft small">
          {type.libelle} : {formatDuration(type.minutesMin)} au moins, {type.maxParFormateur}{' '}
          stagiaires par formateur, {type.minStagiaires} au moins.
          {type.allongementDes !== null && ` Grand groupe : ${phraseGroupe(type)}.`}
        </p>
      )}
      <form
        method="post"
        key={`${type?.id}-${valeurs.journees.length}-${Object.keys(valeurs.clientNoms).join()}`}
      >
        <input
          type="hidden"
          name="id"
          value={typeof actionData?.values.id === 'string' ? actionData.values.id : id}
        />
        <input type="hidden" name="typeFormationId" value={type?.id ?? ''} />
        <ChampsFormation
          valeurs={valeurs}
          errors={errors}
          choix={choix}
          ajouterClient={
            loaderData.peutChoisir
              ? href('/:union/espace/administration/clients/ajouter', params)
              : undefined
          }
        />
        <SaveBar>
          <Button variant="primary">Créer la formation</Button>
        </SaveBar>
      </form>
    </Page>
  )
}
