import { href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Refusal } from '#app/platform/errors.ts'
import { wholeNumber } from '#app/platform/fields.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary, Field, TextArea } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { texteSaisi } from '../components/texte-saisi.ts'
import { actesGroupes, annonceActe, titresActe } from '../model/selection.ts'
import { authorize, type DroitAdherent } from '../policy.ts'
import { listSelection } from '../queries/selection.server.ts'
import { donnerFormateur } from '../use-cases/donner-formateur.server.ts'
import { ecrireAdherents, ecrireAdherentsSchema } from '../use-cases/ecrire-adherents.server.ts'
import { relancerComptes } from '../use-cases/relancer-comptes.server.ts'
import type { Route } from './+types/actions-adherents.ts'

const acteSchema = z.enum(actesGroupes).catch('ecrire')

const droits: Record<(typeof actesGroupes)[number], DroitAdherent> = {
  ecrire: 'adherent.ecrire',
  formateur: 'accreditation.donner_formateur',
  relancer: 'adherent.relancer',
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const acte = acteSchema.parse(queryOf(request).acte)
  authorize(ctx, droits[acte])
  const choisis = await listSelection(ctx, request.url)
  return { acte, choisis, annonce: annonceActe(acte, choisis), envoiId: newId() }
}

/** How many the page announced: a list that changed meanwhile is said again, not acted upon. */
const confirmationSchema = z.object({
  nombre: wholeNumber('Rechargez la page.', { min: 0, max: 5000 }),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const acte = acteSchema.parse(queryOf(request).acte)
  authorize(ctx, droits[acte])
  const liste = href('/:union/espace/administration/adherents', params)
  const adherentIds = (await listSelection(ctx, request.url)).map(({ id }) => id)
  if (adherentIds.length === 0) return redirect(liste)
  if (acte === 'ecrire') {
    const schema = ecrireAdherentsSchema.extend(confirmationSchema.shape)
    return submit(request, {}, schema, async ({ nombre, ...ecrit }) => {
      refuseChangee(nombre, adherentIds)
      const partis = await ecrireAdherents(ctx, { ...ecrit, adherentIds })
      return redirectWithToast(
        liste,
        `${plural(partis, 'courriel part', 'courriels partent')} dans la minute.`,
      )
    })
  }
  return submit(request, {}, confirmationSchema, async ({ nombre }) => {
    refuseChangee(nombre, adherentIds)
    return redirectWithToast(liste, await faire(ctx, acte, adherentIds))
  })
}

function refuseChangee(nombre: number, adherentIds: string[]): void {
  if (nombre === adherentIds.length) return
  throw new Refusal(
    `La liste a changé entre-temps\u00a0: ${plural(adherentIds.length, 'personne', 'personnes')} maintenant. Relisez-la, puis confirmez.`,
  )
}

async function faire(ctx: Ctx, acte: 'formateur' | 'relancer', adherentIds: string[]) {
  if (acte === 'formateur') {
    const { donnes, deja } = await donnerFormateur(ctx, { adherentIds })
    const suite =
      deja > 0 ? ` ${plural(deja, 'personne l’avait', 'personnes l’avaient')} déjà.` : ''
    return `Rôle formateur donné à ${plural(donnes, 'personne', 'personnes')}.${suite}`
  }
  const { relances, ecartes } = await relancerComptes(ctx, { adherentIds })
  const suite =
    ecartes > 0 ? ` ${plural(ecartes, 'autre n’en a', 'autres n’en ont')} pas besoin.` : ''
  return `${plural(relances, 'personne relancée', 'personnes relancées')}.${suite}`
}

export default function ActionsAdherentsPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { acte, choisis, annonce, envoiId } = loaderData
  const errors = actionData?.errors ?? {}
  const liste = href('/:union/espace/administration/adherents', params)
  const nombre = choisis.length
  return (
    <Page
      title={titresActe[acte]}
      breadcrumb={[{ label: 'Adhérents', href: liste }]}
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {nombre === 0 ? (
        <EmptyState
          title="Personne n’est choisi"
          action={<ButtonLink href={liste}>Voir les adhérents</ButtonLink>}
        >
          Cochez des adhérents dans la liste, puis choisissez ce qu’il faut faire.
        </EmptyState>
      ) : (
        <form method="post" className="fields">
          <input type="hidden" name="nombre" value={nombre} />
          <p>{annonce}</p>
          <Details summary="Les personnes choisies" count={nombre}>
            <ul className="bullets">
              {choisis.slice(0, 200).map(({ id, nom, prenoms, email }) => (
                <li key={id}>
                  {nom} {prenoms}
                  {acte === 'ecrire' && !email && <span className="soft">, sans adresse</span>}
                </li>
              ))}
              {nombre > 200 && <li>et {nombre - 200} autres</li>}
            </ul>
          </Details>
          {acte === 'ecrire' && (
            <>
              <input type="hidden" name="id" value={texteSaisi(actionData, 'id', envoiId)} />
              <Field
                name="objet"
                label="Sujet"
                maxLength={150}
                error={errors.objet}
                defaultValue={texteSaisi(actionData, 'objet')}
              />
              <TextArea
                name="texte"
                label="Message"
                rows={10}
                maxLength={5000}
                hint="Commence par « Bonjour » et le prénom de chacun. La signature de l’union suit."
                error={errors.texte}
                defaultValue={texteSaisi(actionData, 'texte')}
              />
            </>
          )}
          <div className="actions">
            <Button variant="primary">{boutons[acte](nombre)}</Button>
            <ButtonLink variant="bare" href={liste}>
              Ne rien faire
            </ButtonLink>
          </div>
        </form>
      )}
    </Page>
  )
}

const boutons = {
  ecrire: (nombre: number) =>
    nombre === 1 ? 'Envoyer à cette personne' : `Envoyer à ${nombre} personnes`,
  formateur: (nombre: number) =>
    nombre === 1 ? 'Donner le rôle à cette personne' : `Donner le rôle à ${nombre} personnes`,
  relancer: () => 'Relancer',
}
