import { use } from 'react'
import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { libelleDemiJournee } from '#app/modules/formation/model.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { NonceContext } from '#app/platform/nonce.tsx'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { dayParts, formatDay, formatTime, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Views } from '#app/ui/table.tsx'
import { FeuilleSignature, Pointage } from '../components/pointage.tsx'
import { empechementGestion, empechementPresence } from '../model.ts'
import { findFeuilleDuCreneau } from '../queries/presence-du-creneau.server.ts'
import {
  confirmerPresences,
  confirmerPresencesSchema,
} from '../use-cases/confirmer-presences.server.ts'
import { feuillePresenceSchema, saisirPresences } from '../use-cases/saisir-presences.server.ts'
import { signerPresence, signerPresenceSchema } from '../use-cases/signer-presence.server.ts'
import type { Route } from './+types/presences.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const demande = queryOf(request).creneau ?? ''
  const { formation, creneaux, creneau, enCours, lignes } = await findFeuilleDuCreneau(
    ctx,
    uuidParam(params.formationId),
    demande,
  )
  return {
    formation: { id: formation.id, intitule: formation.intitule, numero: formation.numero },
    creneaux: creneaux.map((un) => ({ ...un, aVenir: un.jour > ctx.aujourdhui })),
    creneau,
    enCours,
    lignes,
    empechement:
      empechementGestion(formation) ?? (creneau && empechementPresence(creneau, ctx.aujourdhui)),
  }
}

const saisieSchema = z.object({ presences: feuillePresenceSchema })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const feuille = await findFeuilleDuCreneau(ctx, formationId, queryOf(request).creneau ?? '')
  const creneauId = feuille.creneau?.id
  const ici = `${href('/:union/espace/formations/:formationId/presences', params)}?creneau=${creneauId}`
  const { values } = await readForm(request.clone())
  if (values.intention === 'signer') {
    return submit(request, { formationId, creneauId }, signerPresenceSchema, async (input) => {
      await signerPresence(ctx, input)
      return redirectWithToast(ici, 'Signature enregistrée.')
    })
  }
  if (values.intention === 'confirmer') {
    return submit(request, { formationId, creneauId }, confirmerPresencesSchema, async (input) => {
      const { confirmees } = await confirmerPresences(ctx, input)
      return redirectWithToast(
        ici,
        `${plural(confirmees, 'présence confirmée', 'présences confirmées')}.`,
      )
    })
  }
  return submit(request, {}, saisieSchema, async ({ presences }) => {
    const tous = values.intention === 'tous'
    const { notees } = await saisirPresences(ctx, {
      formationId,
      presences: tous ? resteANoter(feuille) : presences,
    })
    return redirectWithToast(ici, `${plural(notees, 'présence notée', 'présences notées')}.`)
  })
}

/** *Tous présents*: those of whom nothing is noted yet. */
function resteANoter({ creneau, lignes }: Awaited<ReturnType<typeof findFeuilleDuCreneau>>) {
  const restent = lignes.filter(({ marque, validee }) => !marque && !validee)
  return Object.fromEntries(
    restent.map(({ id }) => [id, { [creneau?.id ?? '']: 'present' as const }]),
  )
}

export default function PresencesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, creneaux, creneau, enCours, lignes, empechement } = loaderData
  const nonce = use(NonceContext)
  const adresse = href('/:union/espace/formations/:formationId/presences', params)
  const ici = `${adresse}?creneau=${creneau?.id ?? ''}`
  const presents = lignes.filter(({ marque }) => marque?.present === true).length
  const absents = lignes.filter(({ marque }) => marque?.present === false).length
  const aConfirmer = lignes.filter(({ marque }) => marque?.aConfirmer).length
  return (
    <Page
      title="Présences"
      failed={actionData !== undefined}
      breadcrumb={[
        {
          label: `${formation.intitule} (${formation.numero})`,
          href: href('/:union/espace/formations/:formationId/terrain', params),
        },
      ]}
      subtitle={creneau && phraseCreneau(creneau)}
    >
      <Views
        label="Demi-journées"
        views={creneaux.map(({ id, jour, demiJournee }) => ({
          label: `${libelleDemiJournee[demiJournee]} ${dayParts(jour).number} ${dayParts(jour).month}`,
          href: `${adresse}?creneau=${id}`,
          current: id === creneau?.id,
        }))}
      />
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {empechement && <Message kind="info" title={empechement} />}
      {lignes.length === 0 || !creneau ? (
        <EmptyState title="Personne à noter">
          Les stagiaires inscrits s’affichent ici, demi-journée par demi-journée.
        </EmptyState>
      ) : (
        <>
          <div className="marks-tools">
            <span>
              <b data-total="present">{presents}</b> présents, <b data-total="absent">{absents}</b>{' '}
              absents, sur {lignes.length}
            </span>
            {!empechement && (
              <form method="post" action={ici} data-garder={`tous.${creneau.id}.presence`}>
                <Button icon="users-round" name="intention" value="tous">
                  Tous présents
                </Button>
              </form>
            )}
            {!empechement && enCours && (
              <ButtonLink icon="qr-code" href={`${adresse}/code?creneau=${creneau.id}`}>
                Code à scanner
              </ButtonLink>
            )}
          </div>
          <p className="marks-state" role="status" data-etat="" />
          {aConfirmer > 0 && !empechement && (
            <Message
              kind="attend"
              title={`${plural(aConfirmer, 'personne a émargé', 'personnes ont émargé')} avec le code.`}
              action={
                <form method="post" action={ici}>
                  <Button icon="check" name="intention" value="confirmer">
                    Confirmer leur présence
                  </Button>
                </form>
              }
            >
              Vérifiez qu’elles sont dans la salle. Notez absente celle qui n’y est pas.
            </Message>
          )}
          <Pointage
            lignes={lignes}
            creneauId={creneau.id}
            ouverte={empechement === undefined}
            ici={ici}
          />
          <FeuilleSignature phrase={`Je suis présent le ${phraseCreneau(creneau)}.`} ici={ici} />
        </>
      )}
      <script src="/terrain.js" defer nonce={nonce} suppressHydrationWarning />
    </Page>
  )
}

type Creneau = NonNullable<Route.ComponentProps['loaderData']['creneau']>

function phraseCreneau({ jour, demiJournee, debut, fin }: Creneau): string {
  const demi = libelleDemiJournee[demiJournee].toLocaleLowerCase('fr')
  return `${formatDay(jour)}, ${demi}, ${formatTime(debut)} – ${formatTime(fin)}`
}
