import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { estComplete } from '#app/modules/formation/model.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { fieldId } from '#app/ui/field.tsx'
import { ErrorSummary, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsCoordonnees } from '../components/champs-coordonnees.tsx'
import { ChampsIdentite } from '../components/champs-identite.tsx'
import { reponsesDe } from '../components/valeurs.ts'
import { avecDateNaissance } from '../model/saisie.ts'
import { empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'
import {
  inscrireStagiaire,
  inscrireStagiaireSchema,
} from '../use-cases/inscrire-stagiaire.server.ts'
import type { Route } from './+types/ajouter-stagiaire.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  exiger(ctx, 'inscription.creer', formation)
  const { intitule, numero, premierJour, prises, places } = formation
  return {
    id: newId(),
    formation: { intitule, numero, premierJour, prises, places },
    empechement: empechementGestion(formation),
    complete: estComplete(formation),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  exiger(ctx, 'inscription.creer', formation)
  const { values } = await readForm(request.clone())
  const recue = { formationId, origine: 'gestionnaire', accordVersion: undefined }
  return submit(request, recue, avecDateNaissance(inscrireStagiaireSchema), async (input) => {
    await inscrireStagiaire(ctx, input)
    const suite = values.suite === 'autre' ? ('/ajouter' as const) : ''
    return redirectWithToast(
      href(`/:union/espace/formations/:formationId/stagiaires${suite}`, params),
      'Stagiaire ajouté. Sa confirmation part dans la minute.',
    )
  })
}

export default function AjouterStagiairePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, formation, empechement, complete } = loaderData
  const { transferer: transfert, ...errors } = actionData?.errors ?? {}
  const idTape = actionData?.values.id
  const caseDepassement = `${href('/:union/espace/formations/:formationId/modifier', params)}#${fieldId('depassementCapacite')}`
  return (
    <Page
      title="Ajouter stagiaire"
      width="form"
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
      subtitle={`${formation.premierJour ? `${formatDay(formation.premierJour)} · ` : ''}${formation.prises} sur ${plural(formation.places, 'place', 'places')}`}
    >
      <p>
        <a href={href('/:union/espace/formations/:formationId/stagiaires/liste', params)}>
          Coller une liste
        </a>{' '}
        : plusieurs personnes à la fois, depuis un tableur.
      </p>
      {empechement && <Message kind="attend" title={empechement} />}
      {complete && (
        <Message
          kind="attend"
          title={`La formation est complète : ${formation.prises} places prises sur ${formation.places}.`}
        >
          <p>
            Pour ajouter quelqu’un quand même, cochez{' '}
            <a href={caseDepassement}>Dépassement de capacité</a> dans Modifier formation.
          </p>
        </Message>
      )}
      <form method="post" noValidate>
        <ErrorSummary errors={errors} formError={actionData?.formError} />
        {transfert && (
          <Message kind="attend" title={transfert}>
            <p>
              <Button id={fieldId('transferer')} name="transferer" value="oui">
                Transférer
              </Button>
            </p>
          </Message>
        )}
        <input type="hidden" name="id" value={typeof idTape === 'string' ? idTape : id} />
        <FormGroup
          title="Identité"
          reason="Comme sur la pièce d’identité : le certificat la reprend."
        >
          <ChampsIdentite errors={errors} valeurs={reponsesDe(actionData, 'identite')} />
        </FormGroup>
        <FormGroup title="Coordonnées" reason="L’adresse électronique peut rester vide.">
          <ChampsCoordonnees
            responsable
            errors={errors}
            valeurs={reponsesDe(actionData, 'coordonnees', { statutBpf: 'particulier' })}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary" disabledReason={empechement}>
            Ajouter
          </Button>
          {!empechement && (
            <Button name="suite" value="autre">
              Ajouter puis un autre
            </Button>
          )}
        </SaveBar>
      </form>
    </Page>
  )
}
