import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checklist } from '#app/ui/checklist.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { type Etape, peutTravailler } from '../model/mise-en-service.ts'
import { authorize } from '../policy.ts'
import { listEtapes } from '../queries/mise-en-service.server.ts'
import { noterEtape, noterEtapeSchema } from '../use-cases/noter-etape.server.ts'
import type { Route } from './+types/mise-en-service.ts'
import './mise-en-service.css'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return { etapes: await listEtapes(ctx) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return submit(request, {}, noterEtapeSchema, async (input) => {
    await noterEtape(ctx, input)
    return redirectWithToast(
      href('/:union/espace/parametrages/mise-en-service', params),
      'C’est noté.',
    )
  })
}

export default function MiseEnServicePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { etapes } = loaderData
  const faites = etapes.filter(({ fait }) => fait)
  const restantes = etapes.filter(({ fait }) => !fait)
  const espace = href('/:union/espace', params)
  return (
    <Page
      title="Mise en service"
      subtitle="Ce qui reste à régler pour que votre union travaille ici. Dans l’ordre que vous voulez ; vous pouvez revenir quand vous voulez."
      width="form"
      actions={
        peutTravailler(etapes) && (
          <ButtonLink
            variant={restantes.length === 0 ? 'primary' : 'default'}
            href={href('/:union/espace/formations/creer', params)}
          >
            Créer une formation
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <Progress
        label={`${faites.length} étapes faites sur ${etapes.length}`}
        value={faites.length}
        max={etapes.length}
      />
      {restantes.length === 0 ? (
        <Message kind="fait" title="Tout est en place.">
          Vous pouvez créer votre première formation.
        </Message>
      ) : (
        <Section title="À faire" count={plural(restantes.length, 'étape', 'étapes')}>
          <ol className="etapes">
            {restantes.map((etape) => (
              <EtapeAFaire key={etape.cle} etape={etape} espace={espace} />
            ))}
          </ol>
        </Section>
      )}
      {faites.length > 0 && (
        <Section title="Fait" count={plural(faites.length, 'étape', 'étapes')}>
          <Checklist
            items={faites.map(({ titre, lien }) => ({
              label: lien ? <a href={`${espace}/${lien.chemin}`}>{titre}</a> : titre,
              done: true,
            }))}
          />
        </Section>
      )}
    </Page>
  )
}

function EtapeAFaire({ etape, espace }: { etape: Etape; espace: string }) {
  const { titre, pourquoi, essentielle, lien, noter } = etape
  return (
    <li>
      <div>
        <b>{titre}</b>
        {essentielle && <span className="soft small"> · nécessaire pour commencer</span>}
        <p>{pourquoi}</p>
      </div>
      <div className="actions">
        {lien && (
          <ButtonLink
            size="small"
            variant={essentielle ? 'primary' : 'default'}
            href={`${espace}/${lien.chemin}`}
            aria-label={`${lien.bouton}\u00a0: ${titre}`}
          >
            {lien.bouton}
          </ButtonLink>
        )}
        {noter && (
          <form method="post">
            <Button size="small" name="etape" value={noter.etape}>
              {noter.bouton}
            </Button>
          </form>
        )}
      </div>
    </li>
  )
}
