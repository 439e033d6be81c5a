import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ExplicationResultats, TableResultats } from '../components/table-resultats.tsx'
import { periodesPubliees } from '../model/periodes.ts'
import { authorize } from '../policy.ts'
import { findPublication, listPublications, listResultats } from '../queries/resultats.server.ts'
import { publierResultats } from '../use-cases/publier-resultats.server.ts'
import { retirerResultats } from '../use-cases/retirer-resultats.server.ts'
import type { Route } from './+types/resultats-publies.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'resultats.publier')
  const { annee, douzeMois } = periodesPubliees(ctx.aujourdhui)
  return {
    fuseau: ctx.union.fuseau,
    publication: await findPublication(ctx),
    publications: await listPublications(ctx),
    annee: { periode: annee, resultats: await listResultats(ctx, annee) },
    douzeMois: { periode: douzeMois, resultats: await listResultats(ctx, douzeMois) },
  }
}

const schema = z.object({ intention: z.enum(['publier', 'retirer']) })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'resultats.publier')
  const ici = href('/:union/espace/statistiques/resultats', params)
  return submit(request, {}, schema, async ({ intention }) => {
    if (intention === 'publier') {
      await publierResultats(ctx)
      return redirectWithToast(ici, 'Les résultats sont publiés.')
    }
    await retirerResultats(ctx)
    return redirectWithToast(ici, 'Les résultats ne sont plus publiés.')
  })
}

export default function ResultatsPubliesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { publication, publications, fuseau, annee, douzeMois } = loaderData
  const publique = href('/:union/resultats', params)
  return (
    <Page
      title="Résultats publiés"
      subtitle="Ce que le public lit de vos formations (Qualiopi, indicateur 2). Les chiffres se mettent à jour seuls."
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <form method="post">
        {publication ? (
          <Message
            kind="fait"
            title={`Publiés depuis le ${formatInstant(publication.publieeLe, fuseau)}.`}
            action={
              <>
                <ButtonLink href={publique}>Voir la page publique</ButtonLink>
                <Button variant="danger" name="intention" value="retirer">
                  Retirer de la page publique
                </Button>
              </>
            }
          >
            <p>Un lien y mène depuis la page d’accueil et le bas de chaque page publique.</p>
          </Message>
        ) : (
          <Message
            kind="attend"
            title="Personne ne les voit encore."
            action={
              <Button variant="primary" name="intention" value="publier">
                Publier ces résultats
              </Button>
            }
          >
            <p>Voici exactement ce qui sera montré. Aucun nom n’y figure.</p>
          </Message>
        )}
      </form>
      <TableResultats titre="Les douze derniers mois" {...douzeMois} />
      <TableResultats titre={`L’année ${annee.periode.du.slice(0, 4)}`} {...annee} />
      <ExplicationResultats />
      {publications.length > 0 && (
        <Section title="Périodes de publication">
          <ul>
            {publications.map(({ id, publieeLe, retireeLe }) => (
              <li key={id}>
                Du {formatInstant(publieeLe, fuseau)}
                {retireeLe ? ` au ${formatInstant(retireeLe, fuseau)}` : ' à aujourd’hui'}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
