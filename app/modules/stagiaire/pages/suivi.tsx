import { data, href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findDemandeParJeton } from '#app/modules/client/public.server.ts'
import { findPaiementsSuivi } from '#app/modules/facturation/public.server.ts'
import { lecturesPour } from '#app/modules/formation/model/consigne.ts'
import { listConsignesEnvoyees, listJournees } from '#app/modules/formation/public.server.ts'
import {
  findIdentiteUnion,
  findReferentHandicap,
  lirePreference,
} from '#app/modules/union/public.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant, formatMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { ActesSuivi } from '../components/actes-suivi.tsx'
import { ConsignesSuivi } from '../components/consignes-suivi.tsx'
import { JeSuisLa } from '../components/je-suis-la.tsx'
import { JourneesFormation } from '../components/journees-formation.tsx'
import { PaiementsSuivi } from '../components/paiements-suivi.tsx'
import { ReferentPublic } from '../components/referent-public.tsx'
import { peutEmarger } from '../model/emargement.ts'
import { formatPrix } from '../model/horaires.ts'
import { empechementDesistement } from '../model/places.ts'
import { referentPublic } from '../model/referent.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { phraseSuivi } from '../model/suivi.ts'
import { empechementDesinscription, estStagiaireValide, statutsVivants } from '../model.ts'
import { empechementAffluence } from '../public-door.server.ts'
import { countDevant } from '../queries/attente.server.ts'
import { listCreneauxSuivis } from '../queries/emargement.server.ts'
import { findSuivi } from '../queries/suivi.server.ts'
import { accepterPlace, empechementAcceptation } from '../use-cases/accepter-place.server.ts'
import { redemanderConfirmation } from '../use-cases/renvoyer-confirmation.server.ts'
import {
  empechementReprise,
  reprendreInscription,
  reprendreInscriptionSchema,
} from '../use-cases/reprendre-inscription.server.ts'
import { seDesister } from '../use-cases/se-desister.server.ts'
import type { Route } from './+types/suivi.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const suivi = await findSuivi(ctx, params.jeton)
  if (!suivi) {
    // The link of a request, whose page belongs to the clients.
    if (!(await findDemandeParJeton(ctx, params.jeton))) notFound()
    throw redirect(href('/:union/suivi/:jeton/demande', params) + new URL(request.url).search)
  }
  const { statut, statutFormation, formationId, rang, tenueJusque } = suivi
  const journees = await listJournees(ctx, [formationId])
  const jours = await lirePreference(ctx, 'desistement_jours')
  const { emailFormations, telephone } = await findIdentiteUnion(ctx)
  const ouverte = statutFormation === 'validee'
  const creneaux = peutEmarger(suivi) ? await listCreneauxSuivis(ctx, suivi) : []
  const proposee = empechementAcceptation(suivi, statutFormation, ctx.now) === undefined
  const devant =
    statut === 'liste_attente' && rang !== null
      ? await countDevant(ctx, { formationId, rang })
      : undefined
  return data(
    {
      nom: nomComplet(suivi),
      intitule: suivi.intitule,
      numero: suivi.numero,
      prix: suivi.prix,
      journees,
      paiements: await findPaiementsSuivi(ctx, suivi.id, statut),
      consignes: statutsVivants.includes(statut)
        ? lecturesPour('stagiaires', await listConsignesEnvoyees(ctx, formationId), journees)
        : [],
      attestation: statutFormation === 'cloturee' && estStagiaireValide(suivi),
      referent: statutsVivants.includes(statut)
        ? referentPublic(await findReferentHandicap(ctx))
        : undefined,
      etat: phraseSuivi(suivi, ctx.aujourdhui, ctx.now),
      position: devant === undefined ? undefined : devant + 1,
      emargement:
        creneaux.find(({ ouvert }) => ouvert) ?? creneaux.find(({ presence }) => presence === null),
      actes: {
        proposee:
          proposee && tenueJusque ? formatInstant(tenueJusque, ctx.union.fuseau) : undefined,
        enAttente: statut === 'liste_attente' && ouverte,
        // Once the presence is validated there is nothing left to confirm nor to cancel.
        vivante:
          (statut === 'inscrite' || statut === 'validee') && suivi.presenceValideeLe === null,
        reprenable:
          empechementReprise(suivi, { ...suivi, statut: statutFormation }, ctx.aujourdhui) ===
          undefined,
        empechementDesistement:
          empechementDesinscription(suivi) ?? empechementDesistement(suivi, jours, ctx.aujourdhui),
        contact: [emailFormations, telephone].filter((moyen) => moyen !== null).join(', '),
      },
      fait: queryOf(request).fait,
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

/** What each button does, and the word that the page then says. */
const actes = {
  reprendre: { fait: 'reprise', act: reprendreInscription },
  accepter: { fait: 'acceptee', act: accepterPlace },
  desister: { fait: 'annulee', act: seDesister },
  confirmation: { fait: 'confirmation', act: redemanderConfirmation },
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = asPublic(ctxOf(context))
  const ici = href('/:union/suivi/:jeton', params)
  const { values } = await readForm(request.clone())
  const intention = Object.keys(actes).find((nom) => nom === values.intention)
  const { fait, act } = actes[(intention ?? 'confirmation') as keyof typeof actes]
  return submit(request, { jeton: params.jeton }, reprendreInscriptionSchema, async (input) => {
    refuseIf(await empechementAffluence(ctx, context, 'confirmation'))
    await act(ctx, input)
    return redirect(`${ici}?fait=${fait}`)
  })
}

const faits: Record<string, string> = {
  reprise: 'Votre place est reprise. Une nouvelle confirmation part dans la minute.',
  acceptee: 'La place est à vous. La confirmation part dans la minute.',
  annulee: 'C’est annulé. Merci d’avoir prévenu.',
  confirmation: 'La confirmation part dans la minute.',
}

export default function SuiviPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { nom, intitule, numero, prix, journees, consignes, etat, position, fait } = loaderData
  const { emargement } = loaderData
  const phrase = actionData ? undefined : faits[fait ?? '']
  return (
    <PublicPage
      title="Mon inscription"
      narrow
      subtitle={`${intitule}, ${nom}`}
      failed={actionData !== undefined}
    >
      <div className="stack">
        <ErrorSummary errors={{}} formError={actionData?.formError} />
        {phrase && <Message kind="fait" title={phrase} />}
        <Message kind={etat.genre} title={etat.titre}>
          <p>{etat.phrase}</p>
        </Message>
        {emargement && (
          <JeSuisLa {...emargement} adresse={href('/:union/suivi/:jeton/presence', params)} />
        )}
        <JourneesFormation journees={journees} />
        <ConsignesSuivi params={params} lectures={consignes} />
        <Facts
          items={[
            ...(position === undefined
              ? []
              : [{ label: 'Votre rang', value: position === 1 ? '1er' : `${position}e` }]),
            { label: 'Formation', value: `${intitule} (${numero})` },
            { label: 'Prix', value: formatPrix(prix, formatMoney) },
          ]}
        />
        <PaiementsSuivi adresse={href('/:union/suivi/:jeton', params)} {...loaderData.paiements} />
        {loaderData.attestation && (
          <p>
            <ButtonLink
              variant="primary"
              icon="download"
              href={`${href('/:union/suivi/:jeton', params)}/attestation`}
              download
            >
              Télécharger mon attestation
            </ButtonLink>
          </p>
        )}
        {loaderData.referent && <ReferentPublic {...loaderData.referent} />}
        <ActesSuivi {...loaderData.actes} />
        <p>
          <a href={href('/:union/formations', params)}>Voir les formations ouvertes</a>
        </p>
      </div>
    </PublicPage>
  )
}
