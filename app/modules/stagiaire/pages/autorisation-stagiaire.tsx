import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDateLong, formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { formatJournees } from '../model/horaires.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { liensResponsable, phraseAccordPapier } from '../model.ts'
import { findFormationPour } from '../queries/feuille.server.ts'
import { findInscription } from '../queries/inscriptions.server.ts'
import {
  noterAccordResponsable,
  noterAccordResponsableSchema,
} from '../use-cases/noter-accord-responsable.server.ts'
import type { Route } from './+types/autorisation-stagiaire.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.modifier')
  const inscription = await findInscription(ctx, formation.id, uuidParam(params.inscriptionId))
  const { responsableNom, responsableLien, responsableAccordLe } = inscription
  return {
    formation: { numero: formation.numero, intitule: formation.intitule },
    organisme: (await findIdentiteUnion(ctx)).raisonSociale,
    journees: formatJournees(await listJournees(ctx, [formation.id])).split('\n'),
    nom: nomComplet(inscription),
    naissance: formatDateLong(inscription.naissanceDate),
    responsable: responsableNom,
    lien: responsableLien && liensResponsable[responsableLien].toLowerCase(),
    recu: responsableAccordLe && formatInstant(responsableAccordLe, ctx.union.fuseau),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.modifier')
  const ids = {
    formationId: uuidParam(params.formationId),
    inscriptionId: uuidParam(params.inscriptionId),
  }
  return submit(request, ids, noterAccordResponsableSchema, async (input) => {
    await noterAccordResponsable(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', params),
      'Autorisation notée.',
    )
  })
}

/** What the guardian of a minor signs on paper, when it was not agreed on the site. */
export default function AutorisationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, organisme, journees, nom, naissance, responsable, lien, recu } = loaderData
  return (
    <Page
      title="Autorisation du responsable légal"
      breadcrumb={[
        {
          label: 'Modifier stagiaire',
          href: href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', params),
        },
      ]}
      subtitle={nom}
      actions={
        <>
          <Button type="button" icon="printer" data-geste="imprimer">
            Imprimer
          </Button>
          {!recu && (
            <form method="post">
              <Button
                variant="primary"
                icon="check"
                disabledReason={
                  responsable ? undefined : 'Complétez d’abord le responsable sur la fiche.'
                }
              >
                Noter l’autorisation reçue
              </Button>
            </form>
          )}
        </>
      }
    >
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      <div className="stack">
        {recu && <Message kind="fait" title={`L’accord est noté le ${recu}.`} />}
        <Facts
          items={[
            { label: 'Organisme', value: organisme },
            { label: 'Formation', value: `${formation.intitule} (${formation.numero})` },
            { label: 'Quand et où', value: journees.join(' ; ') },
            { label: 'Stagiaire', value: `${nom}, naissance le ${naissance}` },
            {
              label: 'Responsable légal',
              value: responsable
                ? [responsable, lien].filter(Boolean).join(', ')
                : '……………………………………',
            },
          ]}
        />
        <p>{phraseAccordPapier}</p>
        <p>Fait à ……………………………………, le ……………………</p>
        <p>Signature du responsable légal :</p>
      </div>
    </Page>
  )
}
