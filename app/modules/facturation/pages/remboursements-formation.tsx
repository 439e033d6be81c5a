import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatMoney, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { AutresARendre } from '../components/autres-a-rendre.tsx'
import { CartesARendre } from '../components/cartes-a-rendre.tsx'
import { authorize, exiger } from '../policy.ts'
import { listARendre } from '../queries/a-rendre.server.ts'
import { listDeFormation } from '../queries/reglements.server.ts'
import {
  noterRemboursements,
  noterRemboursementsSchema,
} from '../use-cases/noter-remboursements.server.ts'
import {
  rembourserFormation,
  rembourserFormationSchema,
} from '../use-cases/rembourser-formation.server.ts'
import type { Route } from './+types/remboursements-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { id, intitule, numero, statut } = await trouver(ctx, params.formationId)
  const lignes = await listARendre(ctx, { formationId: id })
  const cartes = (await listDeFormation(ctx, id)).filter(({ moyen }) => moyen === 'carte')
  return {
    intitule,
    numero,
    annulee: statut === 'annulee',
    cartes: lignes.filter(({ moyen }) => moyen === 'carte'),
    autres: lignes.filter(({ moyen }) => moyen !== 'carte'),
    recues: cartes.length,
    rendues: cartes.filter(({ statut }) => statut === 'rembourse').length,
  }
}

/** The treasurer sees the payments of every formation, those he may not see otherwise included. */
async function trouver(ctx: Ctx, formationId: string) {
  authorize(ctx, 'reglement.rembourser')
  const systeme: Ctx = { ...ctx, acteur: { genre: 'systeme' } }
  const formation = (await findFormation(systeme, uuidParam(formationId))) ?? notFound()
  exiger(ctx, 'reglement.rembourser', formation)
  return formation
}

const confirmee = rembourserFormationSchema.extend({
  accord: z.literal('oui', { error: 'Cochez cette case pour rembourser.' }),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { id: formationId } = await trouver(ctx, params.formationId)
  const ici = href('/:union/espace/formations/:formationId/remboursements', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'noter') {
    return submit(request, { formationId }, noterRemboursementsSchema, async (input) => {
      const { notes } = await noterRemboursements(ctx, input)
      return redirectWithToast(ici, plural(notes, 'remboursement noté.', 'remboursements notés.'))
    })
  }
  return submit(request, { formationId }, confirmee, async (input) => {
    const { demandes } = await rembourserFormation(ctx, input)
    const partent = plural(demandes, 'remboursement part', 'remboursements partent')
    return redirectWithToast(ici, `${partent} vers les cartes.`)
  })
}

/** FOR-11, STA-7: a formation is cancelled; all that was paid for it goes back, from one page. */
export default function RemboursementsFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { intitule, numero, annulee, cartes, autres, recues, rendues } = loaderData
  const lignes = [...cartes, ...autres]
  const enCours = cartes.some(({ essai }) => essai === 'demande')
  const total = lignes.reduce((somme, { reste }) => somme + reste, 0)
  return (
    <Page
      title="Remboursements"
      subtitle={`${intitule}, ${numero}`}
      breadcrumb={[
        { label: 'Paiements à traiter', href: href('/:union/espace/tresorier/a-traiter', params) },
      ]}
      failed={actionData !== undefined}
    >
      {enCours && <meta httpEquiv="refresh" content="4" />}
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {!annulee && (
        <Message kind="info" title="Cette formation n’est pas annulée.">
          Remboursez chaque personne depuis la page{' '}
          <a href={href('/:union/espace/formations/:formationId/reglements', params)}>Règlements</a>
          .
        </Message>
      )}
      {annulee && lignes.length === 0 && (
        <Message kind="fait" title="Tout est rendu, ou gardé avec une raison.">
          Il ne reste rien à faire pour cette formation.
        </Message>
      )}
      {annulee && lignes.length > 0 && (
        <p>
          Il reste <b>{formatMoney(total)}</b> à rendre à{' '}
          {plural(lignes.length, 'payeur', 'payeurs')}.
        </p>
      )}
      {annulee && cartes.length > 0 && (
        <CartesARendre
          union={params.union}
          lignes={cartes}
          recues={recues}
          rendues={rendues}
          echec={actionData}
        />
      )}
      {annulee && autres.length > 0 && (
        <AutresARendre union={params.union} lignes={autres} echec={actionData} />
      )}
    </Page>
  )
}
