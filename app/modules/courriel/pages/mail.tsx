import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { config } from '#app/platform/config.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { readMail } from '#app/platform/email/read.server.ts'
import { Forbidden, notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Facts } from '#app/ui/facts.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { DownloadLink } from '#app/ui/table.tsx'
import { nomModele } from '../catalogue.ts'
import { BadgeCourriel } from '../components/badge-courriel.tsx'
import { ContenuMail } from '../components/contenu-mail.tsx'
import { RenvoyerMail } from '../components/renvoyer-mail.tsx'
import { explication } from '../model.ts'
import { authorize, can, droits, touteUnion } from '../policy.ts'
import { findCourriel } from '../queries/courriels.server.ts'
import { peutLireCourriel } from '../queries/lecture.server.ts'
import { renvoyerCourriel, renvoyerCourrielSchema } from '../use-cases/renvoyer-courriel.server.ts'
import type { Route } from './+types/mail.ts'

/** `?format=eml` is a file, not a page: a loader cannot answer with one. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, params, context }, next) => {
    if (queryOf(request).format !== 'eml') return next()
    const { brut } = await findLisible(ctxOf(context), params.courrielId)
    if (brut === null) notFound()
    return new Response(new Uint8Array(brut), {
      headers: {
        'Content-Type': 'message/rfc822',
        'Content-Disposition': 'attachment; filename="mail.eml"',
        'Cache-Control': 'no-store',
      },
    })
  },
]

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { brut, objetGenre, objetId, ...courriel } = await findLisible(ctx, params.courrielId)
  const { creeLe, statut } = courriel
  const smtp = config().smtpUrl !== undefined
  return {
    courriel,
    nom: nomModele(courriel.modele),
    explication: explication(statut, { creeLe, conserve: brut !== null, smtp, now: ctx.now }),
    contenu: brut && (await readMail(brut)),
    fuseau: ctx.union.fuseau,
    peutLister: can(ctx, 'courriel.lister', touteUnion),
    peutRenvoyer: can(ctx, 'courriel.renvoyer', touteUnion) && brut !== null,
    nouveauId: newId(),
  }
}

/** Known or not, a mail that one may not read has the same answer. */
async function findLisible(ctx: Ctx, param: string) {
  const courriel = await findCourriel(ctx, uuidParam(param))
  if (courriel && (await peutLireCourriel(ctx, courriel))) return courriel
  if (can(ctx, 'courriel.lister', touteUnion)) notFound()
  throw new Forbidden('courriel.lister', droits['courriel.lister'].libelle)
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.renvoyer', touteUnion)
  const courrielId = uuidParam(params.courrielId)
  return submit(request, { courrielId }, renvoyerCourrielSchema, async (input) => {
    await renvoyerCourriel(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/mails/:courrielId', { ...params, courrielId: input.id }),
      `Mail écrit de nouveau, pour ${input.destinataire}.`,
    )
  })
}

export default function MailPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courriel, contenu, fuseau, peutLister, peutRenvoyer, nouveauId } = loaderData
  const historique = href('/:union/espace/administration/mails', params)
  const page = (courrielId: string) =>
    href('/:union/espace/administration/mails/:courrielId', { ...params, courrielId })
  return (
    <Page
      title={courriel.sujet}
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[
        { label: 'Historique des mails envoyés', ...(peutLister && { href: historique }) },
      ]}
      badges={<BadgeCourriel statut={courriel.statut} />}
      subtitle={loaderData.explication}
      actions={
        contenu && <DownloadLink href="?format=eml">Voir la version mise en forme</DownloadLink>
      }
    >
      <Facts
        items={[
          { label: 'Modèle', value: loaderData.nom },
          { label: 'Destinataire', value: courriel.destinataire },
          { label: 'Écrit', value: formatInstant(courriel.creeLe, fuseau) },
          {
            label: 'Remis au serveur',
            value: courriel.remisLe ? formatInstant(courriel.remisLe, fuseau) : 'Pas encore',
          },
          { label: 'Essais', value: courriel.essais },
          ...(courriel.reponseServeur
            ? [{ label: 'Réponse du serveur', value: courriel.reponseServeur }]
            : []),
          ...(courriel.renvoiDeId
            ? [
                {
                  label: 'Renvoi',
                  value: <a href={page(courriel.renvoiDeId)}>Voir le premier envoi</a>,
                },
              ]
            : []),
        ]}
      />
      {contenu ? (
        <ContenuMail contenu={contenu} />
      ) : (
        <Section title="Contenu">
          <Message kind="info" title="Contenu non conservé.">
            Ce mail donne accès à un compte : son texte n’est écrit nulle part.
          </Message>
        </Section>
      )}
      {peutRenvoyer && (
        <RenvoyerMail
          nouveauId={nouveauId}
          destinataire={courriel.destinataire}
          refus={actionData}
        />
      )}
    </Page>
  )
}
