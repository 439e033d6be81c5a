import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { checkbox } from '#app/platform/fields.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary } from '#app/ui/form.tsx'
import { formatCount, formatDay, formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { essayerConservation } from '../queries/conservation.server.ts'
import { appliquerConservation } from '../use-cases/appliquer-conservation.server.ts'
import type { Route } from './+types/conservation.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'conservation.appliquer')
  const essais = await essayerConservation(ctx)
  return {
    essais,
    total: essais.reduce((somme, { nombre }) => somme + nombre, 0),
    passages: await listJournal(ctx, { acte: 'conservation.appliquee', limite: 10 }),
    fuseau: ctx.union.fuseau,
  }
}

const confirmation = z.object({
  confirme: checkbox.refine(Boolean, 'Cochez la case : ce qui est effacé ne revient pas.'),
})

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'conservation.appliquer')
  return submit(request, {}, confirmation, async () => {
    const effaces = await appliquerConservation(ctx)
    return redirectWithToast(
      href('/:union/espace/parametrages/conservation', params),
      `${plural(effaces, 'ligne effacée ou rendue anonyme', 'lignes effacées ou rendues anonymes')}.`,
    )
  })
}

export default function ConservationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { essais, total, passages, fuseau } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Conservation"
      failed={actionData !== undefined}
      subtitle="Ce qui sera effacé cette nuit, selon les durées de l’union. Rien n’est encore touché."
      actions={
        <ButtonLink icon="settings" href={href('/:union/espace/parametrages/preferences', params)}>
          Changer les durées
        </ButtonLink>
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <Message
        kind={total === 0 ? 'fait' : 'info'}
        title={
          total === 0
            ? 'Rien à effacer cette nuit.'
            : `${plural(total, 'ligne partira', 'lignes partiront')} cette nuit.`
        }
      >
        Les données dont la durée est passée sont effacées chaque nuit, sans que personne ait à y
        penser.
      </Message>
      <Section title="Cette nuit" id="nuit">
        <Table caption="Ce qui sera effacé" cards>
          <thead>
            <tr>
              <th scope="col">Données</th>
              <th scope="col">D’avant le</th>
              <th scope="col">Deviennent</th>
              <th scope="col" className="num">
                Lignes
              </th>
              <th scope="col">Exemples</th>
            </tr>
          </thead>
          <tbody>
            {essais.map((essai) => (
              <tr key={essai.cle}>
                <th scope="row">{essai.quoi}</th>
                <td data-l="D’avant le" className="nowrap">
                  {formatDay(essai.limite)}
                </td>
                <td data-l="Deviennent">{essai.devient}</td>
                <td data-l="Lignes" className="num">
                  {formatCount(essai.nombre)}
                </td>
                <td data-l="Exemples">
                  {essai.exemples.length > 0 ? (
                    essai.exemples.join(' · ')
                  ) : (
                    <span className="soft">–</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
      {total > 0 && (
        <Section title="Effacer maintenant" id="maintenant">
          <form method="post" className="fields">
            <Check
              name="confirme"
              label={`Effacer ces ${plural(total, 'ligne', 'lignes')} sans attendre la nuit`}
              detail="Ce qui est effacé ne revient pas. Le journal gardera les nombres, jamais les noms."
              error={errors.confirme}
            />
            <div className="actions">
              <Button variant="danger" icon="trash-2">
                Effacer maintenant
              </Button>
            </div>
          </form>
        </Section>
      )}
      <Section title="Derniers passages" id="passages">
        {passages.length === 0 ? (
          <p className="soft">Aucun passage n’a encore eu quelque chose à effacer.</p>
        ) : (
          <ul className="lines">
            {passages.map((passage) => (
              <li key={passage.id}>
                <div>
                  <b>{passage.auteur}</b> {passage.phrase}
                  <small>{formatInstant(passage.le, fuseau)}</small>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}
