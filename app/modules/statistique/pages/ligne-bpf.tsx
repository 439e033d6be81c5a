import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Choices, ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { type LigneC, libellesCas, lignesC, numeroC } from '../model/lignes.ts'
import { authorize } from '../policy.ts'
import { findLigneBpf } from '../queries/ligne-bpf.server.ts'
import { choisirLigneBpf, choisirLigneBpfSchema } from '../use-cases/choisir-ligne-bpf.server.ts'
import type { Route } from './+types/ligne-bpf.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  return (await findLigneBpf(ctx, uuidParam(params.formationId))) ?? notFound()
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  const formation = (await findLigneBpf(ctx, formationId)) ?? notFound()
  return submit(request, { formationId }, choisirLigneBpfSchema, async (input) => {
    await choisirLigneBpf(ctx, input)
    const annee = formation.dernierJour?.slice(0, 4) ?? ''
    const page = href('/:union/espace/statistiques/bpf', params)
    return redirectWithToast(`${page}?annee=${annee}#anomalies`, 'Ligne du bilan enregistrée.')
  })
}

const lignes = Object.keys(lignesC) as LigneC[]

export default function LigneBpfPage({ loaderData: f, actionData, params }: Route.ComponentProps) {
  const bilan = href('/:union/espace/statistiques/bpf', params)
  const retour = f.dernierJour ? `${bilan}?annee=${f.dernierJour.slice(0, 4)}` : bilan
  const saisie = actionData?.values.ligne
  return (
    <Page
      title="Ligne du bilan"
      width="form"
      breadcrumb={[{ label: 'Bilan pédagogique et financier', href: retour }, { label: f.numero }]}
      subtitle={`${f.intitule}, ${f.numero}.`}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="La formation a été modifiée pendant que vous choisissiez.">
          Votre choix est resté ci-dessous : enregistrez pour le garder.
        </Message>
      )}
      <Facts
        items={[
          {
            label: 'Formation',
            value: (
              <a href={href('/:union/espace/formations/:formationId', params)}>{f.intitule}</a>
            ),
          },
          { label: 'Dernier jour', value: f.dernierJour ? formatDay(f.dernierJour) : 'sans date' },
          {
            label: 'Client',
            value: (
              <>
                {f.client ?? 'aucun'},{' '}
                <a href={href('/:union/espace/formations/:formationId/client', params)}>
                  client et convention
                </a>
              </>
            ),
          },
          { label: 'Comptée comme', value: libellesCas[f.cas] },
          { label: 'Validés', value: plural(f.valides, 'stagiaire', 'stagiaires') },
        ]}
      />
      <form method="post">
        <input type="hidden" name="version" value={f.version} />
        <Choices
          legend="Qui finance cette formation ?"
          hint="La ligne du client suffit presque toujours : choisissez-en une autre seulement s’il ne dit pas tout."
          name="ligne"
          error={actionData?.errors.ligne}
          defaultValue={typeof saisie === 'string' ? saisie : (f.ligne ?? '')}
          options={[
            {
              value: '',
              label: 'Suivre le client',
              detail: f.client ?? 'Aucun client pour l’instant',
            },
            {
              value: 'hors',
              label: 'Hors bilan',
              detail: 'Formation interne et gratuite des membres de l’union',
            },
            ...lignes.map((ligne) => ({
              value: ligne,
              label: `${numeroC(ligne)}. ${lignesC[ligne]}`,
            })),
          ]}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={retour}>Annuler</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
