import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary, SaveBar, TextArea } from '#app/ui/form.tsx'
import { formatMoney, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { SerontPrevenus } from '../components/concernes.tsx'
import { nombreConcernes } from '../model/vie.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findConcernes } from '../queries/concernes.server.ts'
import { listARembourser } from '../queries/remboursements.server.ts'
import { findSerie } from '../queries/serie.server.ts'
import { annulerFormation, annulerFormationSchema } from '../use-cases/annuler-formation.server.ts'
import { annulerSerie } from '../use-cases/annuler-serie.server.ts'
import {
  supprimerFormation,
  supprimerFormationSchema,
} from '../use-cases/supprimer-formation.server.ts'
import type { Route } from './+types/annuler-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.annuler', formation)
  const journees = await listJournees(ctx, [formation.id])
  return {
    formation,
    annulable: statutsPermettant.annuler.includes(formation.statut),
    concernes: await findConcernes(ctx, formation, journees),
    paiements: await listARembourser(ctx, formation.id),
    suivantes: (await findSerie(ctx, formation.id))?.suivantes ?? [],
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.annuler', formation)
  const { values } = await readForm(request.clone())
  if (values.intention === 'supprimer') {
    return submit(request, { formationId }, supprimerFormationSchema, async (input) => {
      await supprimerFormation(ctx, input)
      return redirectWithToast(
        href('/:union/espace/formations/a-valider', params),
        `Formation ${formation.numero} supprimée.`,
      )
    })
  }
  if (values.intention !== 'annuler')
    return failure(422, { values, errors: {}, formError: 'Cette action n’est pas reconnue.' })
  if (values.suivantes) {
    return submit(request, { formationId }, annulerFormationSchema, async (input) => {
      const { annulees } = await annulerSerie(ctx, input)
      return redirectWithToast(
        href('/:union/espace/formations/:formationId', { ...params, formationId }),
        `${plural(annulees, 'formation annulée', 'formations annulées')}. Les courriels partent dans la minute.`,
      )
    })
  }
  return submit(request, { formationId }, annulerFormationSchema, async (input) => {
    await annulerFormation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId }),
      'Formation annulée. Les courriels partent dans la minute.',
    )
  })
}

export default function AnnulerFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, annulable, concernes, paiements, suivantes } = loaderData
  const errors = actionData?.errors ?? {}
  const motif = actionData?.values.motif
  const nombre = nombreConcernes(concernes)
  const fiche = href('/:union/espace/formations/:formationId', params)
  return (
    <Page
      title="Annuler formation"
      width="form"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={formation.numero}
      failed={actionData !== undefined}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un d’autre a changé cette formation entre-temps. Vérifiez, puis confirmez à nouveau."
        />
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <div className="stack">
        {annulable ? (
          <SerontPrevenus concernes={concernes} />
        ) : (
          <Message
            kind="info"
            title={
              formation.statut === 'annulee'
                ? 'Cette formation est annulée.'
                : 'Cette formation ne s’annule plus.'
            }
          >
            {formation.statut === 'annulee' && <p>{formation.motif}</p>}
          </Message>
        )}
        {annulable && (
          <form method="post" className="fields">
            <input type="hidden" name="version" value={formation.version} />
            <TextArea
              name="motif"
              label="Motif"
              hint="Les personnes prévenues le liront, avec les prochaines dates du même type."
              defaultValue={typeof motif === 'string' ? motif : ''}
              error={errors.motif}
              maxLength={500}
              required
            />
            {suivantes.length > 0 && (
              <Check
                name="suivantes"
                label={`Annuler aussi ${plural(suivantes.length, 'la formation suivante', 'les formations suivantes')} de la série`}
                detail={`${plural(
                  suivantes.reduce((somme, { inscrits }) => somme + Number(inscrits), 0),
                  'personne y est inscrite ou en attente',
                  'personnes y sont inscrites ou en attente',
                )} : elles seront prévenues aussi.`}
              />
            )}
            <SaveBar>
              <Button variant="danger-full" name="intention" value="annuler">
                {nombre === 0
                  ? 'Annuler la formation'
                  : `Annuler la formation et prévenir ${plural(nombre, 'personne', 'personnes')}`}
              </Button>
              <ButtonLink href={fiche}>Garder la formation</ButtonLink>
            </SaveBar>
          </form>
        )}
      </div>
      {paiements.length > 0 && (
        <Section
          title="Paiements à rembourser"
          count={formatMoney(paiements.reduce((somme, { reste }) => somme + Number(reste), 0))}
        >
          <ul className="lines">
            {paiements.map(({ id, payeur, moyen, reste }) => (
              <li key={id}>
                <div>
                  <b>{payeur}</b>
                  <small>{libelleMoyen[moyen]}</small>
                </div>
                <b>{formatMoney(Number(reste))}</b>
              </li>
            ))}
          </ul>
          {formation.statut === 'annulee' && (
            <p>
              <a href={href('/:union/espace/formations/:formationId/remboursements', params)}>
                Rembourser ces paiements
              </a>
            </p>
          )}
        </Section>
      )}
      {formation.statut === 'a_valider' && (
        <Section title="Supprimer">
          <form method="post">
            <p>
              Une formation à valider à laquelle personne n’a jamais été inscrit peut être effacée :
              il n’en reste que le journal.
            </p>
            <p>
              <Button variant="danger" name="intention" value="supprimer">
                Supprimer la formation
              </Button>
            </p>
          </form>
        </Section>
      )}
    </Page>
  )
}

const libelleMoyen = {
  carte: 'Carte',
  cheque: 'Chèque',
  virement: 'Virement',
  especes: 'Espèces',
} as const
