import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { listCourrielsObjets } from '#app/modules/courriel/public.server.ts'
import { findComptePayeur } from '#app/modules/facturation/public.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsCoordonnees } from '../components/champs-coordonnees.tsx'
import { ChampsIdentite } from '../components/champs-identite.tsx'
import { ConflitStagiaire } from '../components/conflit-stagiaire.tsx'
import { ReglementsStagiaire } from '../components/reglements-stagiaire.tsx'
import { SuiviStagiaire } from '../components/suivi-stagiaire.tsx'
import { reponsesDe } from '../components/valeurs.ts'
import { formulaireDe } from '../model/formulaire.ts'
import { avecDateNaissance } from '../model/saisie.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementGestion, statutsPermettant } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import {
  desinscrireStagiaire,
  desinscrireStagiaireSchema,
} from '../use-cases/desinscrire-stagiaire.server.ts'
import {
  modifierStagiaire,
  modifierStagiaireSchema,
} from '../use-cases/modifier-stagiaire.server.ts'
import { refuserInscription } from '../use-cases/refuser-inscription.server.ts'
import {
  renvoyerConfirmation,
  renvoyerConfirmationSchema,
} from '../use-cases/renvoyer-confirmation.server.ts'
import { retirerPresenceValidee } from '../use-cases/retirer-presence-validee.server.ts'
import type { Route } from './+types/modifier-stagiaire.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  exiger(ctx, 'inscription.modifier', formation)
  const inscription = await findInscription(ctx, formation.id, uuidParam(params.inscriptionId))
  const { suiviSha256: _, personneId: __, clePersonne: ___, ...fiche } = inscription
  return {
    formation: { numero: formation.numero, intitule: formation.intitule },
    fiche,
    valeurs: formulaireDe(inscription),
    nom: nomComplet(inscription),
    modifiable: statutsPermettant.modifier.includes(inscription.statut),
    empechement: empechementGestion(formation),
    journal: await listJournal(ctx, { objet: { genre: 'inscription', id: inscription.id } }),
    courriels: await listCourrielsObjets(ctx, [inscription.id]),
    compte: await findComptePayeur(ctx, { ...formation, id: inscription.id }),
    fuseau: ctx.union.fuseau,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const ids = {
    formationId: uuidParam(params.formationId),
    inscriptionId: uuidParam(params.inscriptionId),
  }
  const formation = (await findFormation(ctx, ids.formationId)) ?? notFound()
  exiger(ctx, 'inscription.modifier', formation)
  const { values } = await readForm(request.clone())
  const fiche = href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', params)
  const liste = href('/:union/espace/formations/:formationId/stagiaires', params)
  if (values.intention === 'renvoyer') {
    return submit(request, ids, renvoyerConfirmationSchema, async (input) => {
      await renvoyerConfirmation(ctx, input)
      return redirectWithToast(fiche, 'La confirmation part dans la minute.')
    })
  }
  if (values.intention === 'desinscrire') {
    return submit(request, ids, desinscrireStagiaireSchema, async (input) => {
      await desinscrireStagiaire(ctx, input)
      return redirectWithToast(liste, 'Stagiaire désinscrit. Sa place est libre, il est prévenu.')
    })
  }
  if (values.intention === 'refuser') {
    return submit(
      request,
      ids,
      z.object({ formationId: z.uuid(), inscriptionId: z.uuid() }),
      async (input) => {
        await refuserInscription(ctx, input)
        return redirectWithToast(liste, 'Inscription refusée. Le stagiaire est prévenu.')
      },
    )
  }
  if (values.intention === 'retirer-presence') {
    return submit(
      request,
      ids,
      z.object({ formationId: z.uuid(), inscriptionId: z.uuid() }),
      async (input) => {
        await retirerPresenceValidee(ctx, input)
        return redirectWithToast(fiche, 'La validation de présence est retirée.')
      },
    )
  }
  return submit(request, ids, avecDateNaissance(modifierStagiaireSchema), async (input) => {
    await modifierStagiaire(ctx, input)
    if (values.suite !== 'renvoyer') return redirectWithToast(liste, 'Stagiaire modifié.')
    // STA-4: the address is corrected and the confirmation leaves, in one step.
    await renvoyerConfirmation(ctx, ids)
    return redirectWithToast(liste, 'Stagiaire modifié. La confirmation part dans la minute.')
  })
}

export default function ModifierStagiairePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, fiche, valeurs, nom, modifiable } = loaderData
  // A side button that was refused shows its sentence; the form keeps what is known.
  const tape = actionData?.values.identite === undefined ? undefined : actionData
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Modifier stagiaire"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
        {
          label: 'Valider stagiaires',
          href: href('/:union/espace/formations/:formationId/stagiaires', params),
        },
      ]}
      subtitle={nom}
      aside={
        <>
          {loaderData.compte && (
            <ReglementsStagiaire
              adresse={href('/:union/espace/formations/:formationId/reglements', params)}
              tresorier={`/${params.union}/espace/tresorier`}
              inscriptionId={fiche.id}
              compte={loaderData.compte}
            />
          )}
          <SuiviStagiaire
            {...loaderData}
            union={params.union}
            adresse={href(
              '/:union/espace/formations/:formationId/stagiaires/:inscriptionId',
              params,
            )}
          />
        </>
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && tape && <ConflitStagiaire echec={tape} connues={valeurs} />}
      {!modifiable && (
        <Message
          kind="info"
          title="Cette personne n’est plus sur la liste : ses données ne changent plus."
        />
      )}
      <form method="post" noValidate>
        <input type="hidden" name="version" value={fiche.version} />
        <FormGroup title="Identité" reason="Le certificat reprend ces informations.">
          <ChampsIdentite
            errors={errors}
            valeurs={reponsesDe(tape, 'identite', valeurs.identite)}
          />
        </FormGroup>
        <FormGroup title="Coordonnées" reason="L’adresse électronique peut rester vide.">
          <ChampsCoordonnees
            responsable
            errors={errors}
            valeurs={reponsesDe(tape, 'coordonnees', valeurs.coordonnees)}
          />
        </FormGroup>
        {modifiable && (
          <SaveBar>
            <Button variant="primary">Enregistrer</Button>
            <Button name="suite" value="renvoyer" icon="mail">
              Enregistrer et renvoyer la confirmation
            </Button>
          </SaveBar>
        )}
      </form>
    </Page>
  )
}
