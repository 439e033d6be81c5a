import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatIban } from '#app/modules/union/model/iban.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { failure, readForm } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState, Table } from '#app/ui/table.tsx'
import { alerteNir, formatNir } from '../model/nir.ts'
import { authorize, can } from '../policy.ts'
import { findFicheSensible, listLectures } from '../queries/sensibles.server.ts'
import {
  lireDonneeSensible,
  lireDonneeSensibleSchema,
} from '../use-cases/lire-donnee-sensible.server.ts'
import type { Route } from './+types/donnees-sensibles.ts'
import '../components/adherents.css'

/** A value that was shown stays in no cache. */
export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' })

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'donnee_sensible.lire')
  const fiche = (await findFicheSensible(ctx, uuidParam(params.adherentId))) ?? notFound()
  return {
    fiche,
    lectures: await listLectures(ctx, fiche.id),
    fuseau: ctx.union.fuseau,
    versFiche: can(ctx, 'adherent.lister', fiche),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'donnee_sensible.lire')
  const fiche = (await findFicheSensible(ctx, uuidParam(params.adherentId))) ?? notFound()
  const { values } = await readForm(request)
  const lu = lireDonneeSensibleSchema.safeParse({ ...values, adherentId: fiche.id })
  if (!lu.success) return failure(422, { values, errors: {}, formError: 'Rechargez la page.' })
  try {
    const valeur = await lireDonneeSensible(ctx, lu.data)
    const alerte = lu.data.champ === 'nir' ? alerteNir(valeur, fiche) : undefined
    return data({ lue: { champ: lu.data.champ, valeur, alerte } })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failure(422, { values, errors: {}, formError: error.message })
  }
}

const libelles = { iban: 'IBAN', nir: 'Numéro de sécurité sociale' } as const
const champs = ['iban', 'nir'] as const

export default function DonneesSensiblesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { fiche, lectures, fuseau, versFiche } = loaderData
  const lue = actionData && 'lue' in actionData ? actionData.lue : undefined
  const page = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title="Données sensibles"
      width="form"
      breadcrumb={[{ label: `${fiche.prenoms} ${fiche.nom}`, ...(versFiche && { href: page }) }]}
      subtitle={`${fiche.prenoms} ${fiche.nom}, ${fiche.pseudo}. Chiffrées\u00a0; chaque lecture est notée.`}
      actions={
        <ButtonLink
          href={href(
            '/:union/espace/administration/adherents/:adherentId/donnees-sensibles/modifier',
            params,
          )}
          icon="pencil"
        >
          Modifier
        </ButtonLink>
      }
    >
      <ErrorSummary
        errors={{}}
        formError={actionData && 'formError' in actionData ? actionData.formError : undefined}
      />
      {lue?.alerte && <Message kind="attend" title={lue.alerte} />}
      <dl className="facts">
        {champs.map((champ) => {
          const connue = fiche.connues.find((connue) => connue.champ === champ)
          return (
            <div key={champ}>
              <dt>{libelles[champ]}</dt>
              <dd>
                {lue?.champ === champ ? (
                  <b className="revealed">
                    {champ === 'iban' ? formatIban(lue.valeur) : formatNir(lue.valeur)}
                  </b>
                ) : connue ? (
                  <form method="post" className="reveal">
                    <input type="hidden" name="champ" value={champ} />
                    <span className="soft">
                      <span aria-hidden="true">••••••••</span>{' '}
                      {`enregistré ${formatInstant(connue.le, fuseau)}`}
                    </span>
                    <Button size="small" icon="eye">
                      Afficher<span className="offscreen"> : {libelles[champ]}</span>
                    </Button>
                  </form>
                ) : (
                  <span className="soft">Non renseigné</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <Section title="Lectures" id="lectures">
        {lectures.length === 0 ? (
          <EmptyState title="Personne ne les a lues">
            Chaque lecture s’écrira ici, avec son auteur et sa date.
          </EmptyState>
        ) : (
          <Table caption="Lectures" cards>
            <thead>
              <tr>
                <th scope="col">Quand</th>
                <th scope="col">Qui</th>
                <th scope="col">Quoi</th>
              </tr>
            </thead>
            <tbody>
              {lectures.map((lecture) => (
                <tr key={lecture.id}>
                  <th scope="row">{formatInstant(lecture.le, fuseau)}</th>
                  <td data-l="Qui">{`${lecture.prenoms} ${lecture.nom}`}</td>
                  <td data-l="Quoi">{libelles[lecture.champ]}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Section>
    </Page>
  )
}
