import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import {
  estReauthentifie,
  motDePasseReauthentification,
  reauthentifier,
  visiteurDe,
} from '#app/modules/compte/public.server.ts'
import { type FormFailure, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { DonneesConnues } from '../components/donnees-connues.tsx'
import { ReclamationsProbables } from '../components/reclamations-probables.tsx'
import { authorize } from '../policy.ts'
import { findDossier } from '../queries/dossier.server.ts'
import { effacerPersonne, effacerPersonneSchema } from '../use-cases/effacer-personne.server.ts'
import type { Route } from './+types/effacer-personne.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'personne.effacer')
  return {
    ...(await findDossier(ctx, uuidParam(params.personneId))),
    confirmer: !(await estReauthentifie(ctx)),
  }
}

const schema = effacerPersonneSchema.extend({ motDePasse: motDePasseReauthentification })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'personne.effacer')
  const { personneId } = params
  const answer = await submit(request, { personneId }, schema, async ({ motDePasse, ...input }) => {
    if (motDePasse !== '') await reauthentifier(ctx, motDePasse, visiteurDe(request, context))
    await effacerPersonne(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/donnees-personnelles/:personneId', params),
      'Personne effacée. Le journal garde la date, jamais le nom.',
    )
  })
  return sansMotDePasse(answer)
}

/** A password never comes back in a page. */
function sansMotDePasse<Answer extends Response | { data: FormFailure }>(answer: Answer): Answer {
  if (!(answer instanceof Response)) delete answer.data.values.motDePasse
  return answer
}

export default function EffacerPersonnePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { personne, probables, connues, obstacles, empechement, confirmer } = loaderData
  const errors = actionData?.errors ?? {}
  const nom = `${personne.prenoms} ${personne.nom}`
  const dossier = href('/:union/espace/administration/donnees-personnelles/:personneId', params)
  return (
    <Page
      title="Effacer une personne"
      failed={actionData !== undefined}
      breadcrumb={[
        {
          label: 'Données personnelles',
          href: href('/:union/espace/administration/donnees-personnelles', params),
        },
        { label: nom, href: dossier },
      ]}
      subtitle={`${nom} deviendra « Personne effacée ». Personne ne pourra revenir en arrière.`}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {obstacles.length > 0 && (
        <Message kind="attend" title="Quelque chose est à venir.">
          <ul className="bullets">
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Message>
      )}
      <ReclamationsProbables union={params.union} probables={probables} />
      <Section title="Sera effacé" id="efface">
        <DonneesConnues
          legende="Sera effacé"
          connues={connues.filter(({ sort }) => sort === 'supprime' || sort === 'particulier')}
        />
      </Section>
      {personne.adherentId && (
        <p className="soft small">
          Son compte de connexion est effacé aussi, sauf s’il sert dans une autre union&nbsp;: il
          est alors seulement détaché de celle-ci.
        </p>
      )}
      <Section title="Sera rendu anonyme" id="anonyme">
        <DonneesConnues
          legende="Sera rendu anonyme"
          connues={connues.filter(({ sort }) => sort === 'anonymise')}
        />
      </Section>
      <Section title="Sera gardé, et pourquoi" id="garde">
        <DonneesConnues
          legende="Sera gardé"
          connues={connues.filter(({ sort }) => sort === 'garde')}
        />
        <p className="soft small">
          Les procès-verbaux, les factures et les reçus déjà établis portent toujours le nom : ce
          sont des preuves, que la loi fait garder telles quelles.
        </p>
      </Section>
      <Section title="Confirmer" id="confirmer">
        <form method="post" className="fields">
          <Field
            name="nom"
            label="Son nom"
            hint={`Écrivez « ${personne.nom} » pour confirmer que c’est bien cette personne.`}
            autoComplete="off"
            width={20}
            error={errors.nom}
            required
          />
          {confirmer && (
            <Field
              name="motDePasse"
              label="Votre mot de passe"
              type="password"
              autoComplete="current-password"
              hint="Pour confirmer que c’est bien vous."
              width={20}
              error={errors.motDePasse}
              required
            />
          )}
          <div className="actions">
            <Button variant="danger-full" icon="trash-2" disabledReason={empechement}>
              Effacer pour toujours
            </Button>
            <ButtonLink variant="bare" href={dossier}>
              Garder cette personne
            </ButtonLink>
          </div>
        </form>
      </Section>
    </Page>
  )
}
