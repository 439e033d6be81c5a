import { data } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { trapField } from '#app/platform/trap.ts'
import { Button } from '#app/ui/button.tsx'
import { Check, ErrorSummary, FormGroup } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { Trap } from '#app/ui/trap.tsx'
import { ChampsContactDemande } from '../components/champs-contact-demande.tsx'
import { ChampsDemandeur } from '../components/champs-demandeur.tsx'
import { ChampsSouhaits } from '../components/champs-souhaits.tsx'
import { NumeroClient } from '../components/numero-client.tsx'
import { valeur } from '../components/valeurs.ts'
import { adresseEcrite } from '../model/client.ts'
import { findParLien } from '../queries/lien.server.ts'
import type { Route } from './+types/demande-formation.ts'

export { recevoirDemande as action } from './demande-formation.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const jeton = (params as { jeton?: string }).jeton
  const lien = jeton ? await findParLien(ctx, jeton) : undefined
  const types = await listTypesFormation(ctx)
  const { lien: avis } = queryOf(request)
  return data(
    {
      id: newId(),
      types: types.map(({ id, libelle }) => ({ id, libelle })),
      avis: jeton && !lien ? 'perime' : avis,
      connu: lien && {
        raisonSociale: lien.client.raisonSociale,
        numero: lien.client.numero,
        adresse: adresseEcrite(lien.client),
        contact: lien.contact,
      },
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export default function DemandeFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, types, connu, avis } = loaderData
  const values = actionData?.values
  const numero = values?.intention === 'numero'
  const errors = numero ? {} : (actionData?.errors ?? {})
  const saisies = numero ? undefined : values
  return (
    <PublicPage
      title="Faire former mon équipe"
      narrow
      failed={actionData !== undefined}
      subtitle="Dites-nous qui, combien et quand : nous répondons avec des dates, un prix et une convention."
    >
      <div className="stack">
        {avis === 'envoye' && (
          <Message kind="fait" title="Si ce numéro est connu, un courriel vient de partir.">
            <p>
              Il est envoyé à l’adresse que nous avons pour ce client. Son lien ouvre ce formulaire
              déjà rempli.
            </p>
          </Message>
        )}
        {avis === 'perime' && (
          <Message
            kind="attend"
            title="Ce lien ne sert plus : il n’ouvrait le formulaire qu’un jour."
          >
            <p>Redonnez votre numéro, ou remplissez le formulaire.</p>
          </Message>
        )}
        <ErrorSummary
          errors={actionData?.errors ?? {}}
          formError={numero ? undefined : actionData?.formError}
        />
        {!connu && (
          <NumeroClient
            action={`/${params.union}/demande-formation`}
            error={numero ? (actionData?.errors.numeroClient ?? actionData?.formError) : undefined}
            saisi={numero ? valeur(values, 'numeroClient', '') : ''}
          />
        )}
      </div>
      <form method="post" noValidate>
        <input type="hidden" name="id" value={valeur(saisies, 'id', id)} />
        {connu ? (
          <Message kind="info" title={`${connu.raisonSociale}, client ${connu.numero}`}>
            <p>
              {connu.adresse}. Si l’adresse a changé, dites-le dans les remarques : nous la
              corrigerons.
            </p>
          </Message>
        ) : (
          <ChampsDemandeur values={saisies} errors={errors} />
        )}
        <ChampsContactDemande connu={connu?.contact} values={saisies} errors={errors} />
        <ChampsSouhaits types={types} values={saisies} errors={errors} />
        <FormGroup title="Envoyer">
          <Check
            name="accord"
            label="J’accepte que l’union garde ces informations pour étudier ma demande et y répondre."
            detail={<a href={`/${params.union}/confidentialite`}>Vos données et vos droits</a>}
            error={errors.accord}
            defaultChecked={saisies?.accord !== undefined}
          />
          <Trap error={errors[trapField]} value={valeur(saisies, trapField, '')} />
          <div className="actions">
            <Button variant="primary" size="large">
              Envoyer ma demande
            </Button>
          </div>
        </FormGroup>
      </form>
    </PublicPage>
  )
}
