import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { idList } from '#app/platform/fields.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { PersonnesChoisies } from '../components/personnes-choisies.tsx'
import { bilanRelance } from '../model.ts'
import { authorize } from '../policy.ts'
import { filtresSchema, listChoisis } from '../queries/situations.server.ts'
import { relancerCotisations } from '../use-cases/relancer-cotisations.server.ts'
import type { Route } from './+types/relancer-cotisations.ts'

/** Who is chosen is in the address: the rows ticked, else the filters of the list. */
function choixDe(request: Request) {
  const { searchParams } = new URL(request.url)
  return {
    ids: idList.catch([]).parse(searchParams.getAll('ids')),
    filtres: filtresSchema.parse(Object.fromEntries(searchParams)),
  }
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.gerer')
  const { ids, filtres } = choixDe(request)
  const choisis = await listChoisis(ctx, { ids, filtres })
  const { aRelancer, ...bilan } = bilanRelance(choisis)
  return {
    ...bilan,
    jour: filtres.jour || ctx.aujourdhui,
    nombre: aRelancer.length,
    personnes: aRelancer
      .slice(0, 100)
      .map(({ id, nom, prenoms, email }) => ({ id, nom, prenoms, detail: email })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.gerer')
  const choix = choixDe(request)
  return submit(request, {}, z.object({}), async () => {
    const { relances } = await relancerCotisations(ctx, choix)
    return redirectWithToast(
      href('/:union/espace/administration/cotisations', params),
      relances === 0
        ? 'Personne n’avait à être relancé.'
        : `${plural(relances, 'personne relancée', 'personnes relancées')}. Les courriels partent dans la minute.`,
    )
  })
}

export default function RelancerPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { nombre, personnes, aJour, sansAdresse, dejaRelances, jour } = loaderData
  const liste = href('/:union/espace/administration/cotisations', params)
  const ecartes = [
    dejaRelances > 0 &&
      `${plural(dejaRelances, 'personne a', 'personnes ont')} déjà été relancées aujourd’hui`,
    sansAdresse > 0 &&
      `${plural(sansAdresse, 'personne n’a', 'personnes n’ont')} pas d’adresse électronique`,
    aJour > 0 && `${plural(aJour, 'personne est', 'personnes sont')} à jour`,
  ].filter((phrase) => phrase !== false)
  return (
    <Page
      title="Relancer les cotisations"
      breadcrumb={[{ label: 'Gestion des cotisations adhérents', href: liste }]}
      subtitle={`Au ${formatDay(jour)}.`}
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      <p>
        <strong>
          {nombre === 0
            ? 'Aucun courriel ne partira.'
            : `${plural(nombre, 'courriel partira', 'courriels partiront')}, un par personne.`}
        </strong>{' '}
        Chacun dit quelles cotisations manquent, pour quelle période et, s’il est connu, leur
        montant.
      </p>
      {ecartes.length > 0 && (
        <ul className="bullets">
          {ecartes.map((phrase) => (
            <li key={phrase}>{phrase}&#8239;: rien ne leur sera envoyé.</li>
          ))}
        </ul>
      )}
      <PersonnesChoisies personnes={personnes} total={nombre} />
      <form method="post">
        <SaveBar>
          {nombre > 0 && (
            <Button variant="primary" icon="mail">
              {`Envoyer ${plural(nombre, 'courriel', 'courriels')}`}
            </Button>
          )}
          <ButtonLink href={liste}>Revenir à la liste</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
