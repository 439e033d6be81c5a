import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { apercuFusion, empechementFusion } from '../model/fusion.ts'
import { authorize } from '../policy.ts'
import { type FicheAFusionner, findFicheAFusionner } from '../queries/fusion.server.ts'
import {
  fusionnerAdherents,
  fusionnerAdherentsSchema,
  versionsDe,
} from '../use-cases/fusionner-adherents.server.ts'
import type { Route } from './+types/fusionner-adherents.ts'
import '../components/adherents.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.fusionner')
  const { garder, archiver } = queryOf(request)
  const gardee = (await findFicheAFusionner(ctx, uuidParam(garder))) ?? notFound()
  const autre = (await findFicheAFusionner(ctx, uuidParam(archiver))) ?? notFound()
  for (const fiche of [gardee, autre]) authorize(ctx, 'adherent.fusionner', fiche)
  const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : undefined
  return {
    gardee: resume(gardee),
    autre: resume(autre),
    vues: versionsDe(gardee, autre),
    apercu: apercuFusion(gardee, autre),
    empechement: empechementFusion(gardee, autre, moi),
    inversable: empechementFusion(autre, gardee, moi) === undefined,
  }
}

function resume({
  id,
  pseudo,
  candidatures,
  inscriptions,
  competences,
  ...fiche
}: FicheAFusionner) {
  const nom = `${fiche.prenoms} ${fiche.nomUsage ?? fiche.nomNaissance}`
  return { id, pseudo, nom, candidatures, inscriptions, competences }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.fusionner')
  return submit(request, {}, fusionnerAdherentsSchema, async (input) => {
    await fusionnerAdherents(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/adherents/:adherentId', {
        ...params,
        adherentId: input.garder,
      }),
      'Les deux fiches n’en font plus qu’une. L’autre est archivée.',
    )
  })
}

export default function FusionnerAdherentsPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { gardee, autre, vues, apercu, empechement, inversable } = loaderData
  const page = href('/:union/espace/administration/adherents/doublons', params)
  const errors = actionData?.errors ?? {}
  const inverse = `${href('/:union/espace/administration/adherents/doublons/fusionner', params)}?garder=${autre.id}&archiver=${gardee.id}`
  return (
    <Page
      title="Fusionner deux fiches"
      failed={Object.keys(errors).length > 0}
      breadcrumb={[{ label: 'Doublons d’adhérents', href: page }]}
      subtitle={
        <>
          <b>{gardee.pseudo}</b> reste, <b>{autre.pseudo}</b> est archivée.
        </>
      }
      actions={
        inversable && (
          <ButtonLink href={inverse} icon="refresh-cw">
            Garder plutôt {autre.pseudo}
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="L’une des deux fiches vient d’être modifiée.">
          <p>Le tableau ci-dessous est à jour. Relisez-le, puis confirmez à nouveau.</p>
        </Message>
      )}
      <Section title="Ce qui restera">
        <Table caption="Comparaison des deux fiches" cards>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              <th scope="col">Fiche gardée</th>
              <th scope="col">Fiche archivée</th>
              <th scope="col">Résultat</th>
            </tr>
          </thead>
          <tbody>
            {apercu.map((ligne) => (
              <tr key={ligne.libelle} className={ligne.gardee === ligne.autre ? 'soft' : undefined}>
                <th scope="row">{ligne.libelle}</th>
                <td data-l="Fiche gardée">{ligne.gardee ?? '–'}</td>
                <td data-l="Fiche archivée">{ligne.autre ?? '–'}</td>
                <td data-l="Résultat">
                  {ligne.gardee === ligne.resultat ? ligne.resultat : <b>{ligne.resultat}</b>}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
      <Message kind="info" title={`Ce qui suit la personne sur la fiche ${gardee.pseudo}.`}>
        <p>
          {[
            plural(autre.candidatures, 'candidature', 'candidatures'),
            plural(autre.inscriptions, 'inscription', 'inscriptions'),
            plural(autre.competences, 'compétence', 'compétences'),
          ].join(', ')}
          , et avec elles cotisations, mails et documents lus. La personne se connectera avec{' '}
          <b>{gardee.pseudo}</b>&#8239;; <b>{autre.pseudo}</b> ne s’ouvrira plus.
        </p>
      </Message>
      <form method="post" noValidate className="fields">
        <input type="hidden" name="garder" value={gardee.id} />
        <input type="hidden" name="archiver" value={autre.id} />
        <input type="hidden" name="vues" value={vues} />
        <Check
          name="confirmation"
          label="Ces deux fiches sont celles d’une seule personne"
          detail="Une fusion ne se défait pas."
          error={errors.confirmation}
        />
        <SaveBar>
          <Button variant="danger-full" disabledReason={empechement}>
            Fusionner les deux fiches
          </Button>
          <ButtonLink href={page} variant="bare">
            Garder les deux
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
