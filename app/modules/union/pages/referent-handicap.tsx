import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { saisieDe } from '../components/fiche-element.tsx'
import { ChampAdherent, ConflitReglage } from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { listProposes } from '../queries/elements.server.ts'
import { findReferentHandicap, listAnciensReferents } from '../queries/referent.server.ts'
import { nommerReferent, nommerReferentSchema } from '../use-cases/nommer-referent.server.ts'
import { retirerReferent, retirerReferentSchema } from '../use-cases/retirer-referent.server.ts'
import type { Route } from './+types/referent-handicap.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'referent.nommer')
  const referent = await findReferentHandicap(ctx)
  const jour = (le: Date) => formatDay(jourDans(ctx.union.fuseau, le))
  return {
    referent: referent && { ...referent, depuis: jour(referent.nommeLe) },
    anciens: (await listAnciensReferents(ctx)).map(({ id, nom, nommeLe, finLe }) => ({
      ...{ id, nom, du: jour(nommeLe), au: finLe ? jour(finLe) : '' },
    })),
    proposes: await listProposes(ctx),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'referent.nommer')
  const ici = href('/:union/espace/parametrages/referent-handicap', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'retirer') {
    return submit(request, {}, retirerReferentSchema, async (input) => {
      await retirerReferent(ctx, input)
      return redirectWithToast(ici, 'Plus personne n’est nommé.')
    })
  }
  return submit(request, {}, nommerReferentSchema, async (input) => {
    await nommerReferent(ctx, input)
    return redirectWithToast(ici, 'Référent handicap enregistré.')
  })
}

export default function ReferentHandicapPage({ loaderData, actionData }: Route.ComponentProps) {
  const { referent, anciens, proposes } = loaderData
  const champ = saisieDe(actionData, 'adherent')
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Référent handicap"
      width="form"
      subtitle="Il accueille les besoins d’aménagement des stagiaires. Qualiopi le demande (indicateur 26)."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <ConflitReglage
          actuel={[
            { label: 'Référent', value: referent?.nom ?? 'personne' },
            { label: 'Adresse électronique', value: referent?.email ?? '' },
            { label: 'Téléphone', value: referent ? formatTelephone(referent.telephone) : '' },
          ]}
        />
      )}
      {referent ? (
        <Message kind="fait" title={`${referent.nom}, depuis le ${referent.depuis}.`}>
          Les pages publiques et les convocations donnent son nom, son téléphone et son adresse. Il
          est prévenu de chaque besoin en même temps que les gestionnaires.
        </Message>
      ) : (
        <Message kind="attend" title="Personne n’est nommé.">
          Les stagiaires ne savent pas à qui parler, et l’indicateur 26 de Qualiopi n’a pas de
          preuve.
        </Message>
      )}
      <form method="post" noValidate className="stack">
        <input type="hidden" name="version" value={referent?.version ?? 0} />
        <FormGroup
          title={referent ? 'Changer' : 'Nommer'}
          reason="Montré au public : préférez un téléphone et une adresse de l’union à ceux de la personne."
        >
          <ChampAdherent
            {...champ('adherent', referent?.pseudo)}
            label="Adhérent"
            hint="Son identifiant, comme dupont.jean, ou son nom."
            proposes={proposes}
            required
          />
          <Field
            {...champ('telephone', referent && formatTelephone(referent.telephone))}
            label="Téléphone"
            hint="Vide : celui de sa fiche."
            type="tel"
            autoComplete="off"
            width={20}
            optional
          />
          <Field
            {...champ('email', referent?.email)}
            label="Adresse électronique"
            hint="Vide : celle de sa fiche."
            type="email"
            autoComplete="off"
            optional
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
      {referent && (
        <Details summary="Mettre fin à sa mission">
          <form method="post" className="stack">
            <input type="hidden" name="version" value={referent.version} />
            <p>Les pages publiques donneront de nouveau l’adresse de l’union.</p>
            <p>
              <Button variant="danger" name="intention" value="retirer">
                Mettre fin
              </Button>
            </p>
          </form>
        </Details>
      )}
      {anciens.length > 0 && (
        <Section title="Avant" id="avant">
          <ul className="lines">
            {anciens.map(({ id, nom, du, au }) => (
              <li key={id}>
                <div>
                  <b>{nom}</b>
                  <small>{` du ${du} au ${au}`}</small>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
