import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { can as canClient, findClient, nomChoix } from '#app/modules/client/public.server.ts'
import { findChoix } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { formatDay, formatDuration, formatMoney, typedMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { chercherClient } from '../client.server.ts'
import { AlertesFormation } from '../components/alertes-formation.tsx'
import { ChampsFormation } from '../components/champs-formation.tsx'
import { journeeUsuelle, valeursDe } from '../components/valeurs-formation.ts'
import { phraseJournee } from '../model/horaires.ts'
import { alertesFormation } from '../model/taille.ts'
import { minutesFormation } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { sontConcernes } from '../queries/concernes.server.ts'
import { modifierFormationSchema } from '../schema.ts'
import { modifierFormation } from '../use-cases/modifier-formation.server.ts'
import type { Route } from './+types/modifier-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const [journees, choix] = await Promise.all([listJournees(ctx, [formation.id]), findChoix(ctx)])
  const minutes = minutesFormation(journees)
  const alertes = alertesFormation(formation, minutes, ctx.aujourdhui)
  const concernes = await sontConcernes(ctx, formation)
  const client = formation.clientId ? await findClient(ctx, formation.clientId) : undefined
  return {
    formation,
    journees,
    choix,
    minutes,
    alertes,
    concernes,
    client: client && !client.estLUnion ? { id: client.id, nom: nomChoix(client) } : undefined,
    clientId: client?.estLUnion ? 'union' : (client?.id ?? ''),
    peutChoisir: canClient(ctx, 'client.lister'),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const { values } = await readForm(request.clone())
  if (values.intention === 'ajouter_journee') {
    const known =
      typeof values.journees === 'object' && !Array.isArray(values.journees) ? values.journees : {}
    const journees = {
      ...known,
      [String(Object.keys(known).length)]: { ...journeeUsuelle } as never,
    }
    return failure(200, { values: { ...values, journees }, errors: {} })
  }
  if (values.intention === 'chercher_client') return chercherClient(ctx, values)
  return submit(request, { formationId }, modifierFormationSchema, async (input) => {
    // A day emptied of its date is a day removed.
    await modifierFormation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId }),
      'Formation modifiée.',
    )
  })
}

export default function ModifierFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, journees, choix, minutes, alertes, concernes, client } = loaderData
  const errors = actionData?.errors ?? {}
  const valeurs = valeursDe(actionData, {
    intitule: formation.intitule,
    privee: formation.privee,
    clientId: loaderData.clientId,
    clientNoms: client ? { [client.id]: client.nom } : {},
    clientRecherche: '',
    centreId: formation.centreId ?? '',
    places: String(formation.places),
    formateursRequis: String(formation.formateursRequis),
    prix: typedMoney(formation.prix),
    inscriptionsJusquAu: journees.length > 0 ? formation.inscriptionsJusquAu : '',
    depassementCapacite: formation.depassementCapacite,
    commentaire: formation.commentaire ?? '',
    journees: journees.map((journee) => ({
      jour: journee.jour,
      lieuId: journee.lieuId ?? '',
      lieuLibre: journee.lieuId ? '' : journee.lieu,
      consignes: journee.consignes ?? '',
      creneaux: Object.fromEntries(
        journee.creneaux.map(({ demiJournee, debut, fin }) => [demiJournee, { debut, fin }]),
      ),
    })),
  })
  const fiche = href('/:union/espace/formations/:formationId', params)
  return (
    <Page
      title="Modifier formation"
      width="form"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={`${formation.numero} · ${formatDuration(minutes)} de formation`}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un d’autre a modifié cette formation pendant que vous écriviez."
        >
          <p>
            Elle s’appelle maintenant « {formation.intitule} », {formation.places} places,{' '}
            {formatMoney(formation.prix)}
            {formation.premierJour && `, à partir du ${formatDay(formation.premierJour)}`}.
          </p>
          <p>
            Vos réponses sont ci-dessous, rien n’est perdu. Enregistrez pour les garder, ou revenez
            à la fiche pour garder les siennes.
          </p>
        </Message>
      )}
      <AlertesFormation alertes={alertes} />
      {formation.prises > formation.places && (
        <Message
          kind="attend"
          title={`${formation.prises} places sont déjà prises pour ${formation.places} : personne n’est retiré.`}
        />
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form
        method="post"
        key={`${valeurs.journees.length}-${Object.keys(valeurs.clientNoms).join()}`}
      >
        <input type="hidden" name="version" value={formation.version} />
        <ChampsFormation
          valeurs={valeurs}
          errors={errors}
          choix={choix}
          {...(concernes && {
            journees: (
              <FormGroup
                title="Journées"
                reason="Des personnes comptent sur ces dates : chaque journée se change à part, et elles sont prévenues."
              >
                <ul className="bullets">
                  {journees.map((journee) => (
                    <li key={journee.id}>{phraseJournee(journee)}</li>
                  ))}
                </ul>
                <p>
                  <ButtonLink icon="calendar-days" href={`${fiche}/journees`}>
                    Changer les journées
                  </ButtonLink>
                </p>
              </FormGroup>
            ),
          })}
          ajouterClient={
            loaderData.peutChoisir
              ? href('/:union/espace/administration/clients/ajouter', params)
              : undefined
          }
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={fiche}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
