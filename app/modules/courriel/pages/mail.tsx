import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { config } from '#app/platform/config.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { attachFiles } from '#app/platform/email/attach.server.ts'
import { readMail } from '#app/platform/email/read.server.ts'
import { Forbidden, notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Facts } from '#app/ui/facts.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { DownloadLink } from '#app/ui/table.tsx'
import { nomModele } from '../catalogue.ts'
import { AdresseEnEchec } from '../components/adresse-en-echec.tsx'
import { BadgeCourriel } from '../components/badge-courriel.tsx'
import { ContenuMail } from '../components/contenu-mail.tsx'
import { RenvoyerMail } from '../components/renvoyer-mail.tsx'
import { explication } from '../model.ts'
import { authorize, can, droits, touteUnion } from '../policy.ts'
import { findCourriel } from '../queries/courriels.server.ts'
import { findEchec } from '../queries/echecs.server.ts'
import { peutLireCourriel } from '../queries/lecture.server.ts'
import { listPieces, readPieces } from '../queries/pieces.server.ts'
import { reactiverAdresse, reactiverAdresseSchema } from '../use-cases/reactiver-adresse.server.ts'
import { renvoyerCourriel, renvoyerCourrielSchema } from '../use-cases/renvoyer-courriel.server.ts'
import type { Route } from './+types/mail.ts'

/** `?format=eml` is a file, not a page: a loader cannot answer with one. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, params, context }, next) => {
    if (queryOf(request).format !== 'eml') return next()
    const ctx = ctxOf(context)
    const { id, brut } = await findLisible(ctx, params.courrielId)
    if (brut === null) notFound()
    const entier = attachFiles(brut, await readPieces(await listPieces(ctx, id)))
    return new Response(new Uint8Array(entier), {
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
    contenu: brut && (await contenuDe(ctx, courriel.id, brut)),
    enEchec: (await findEchec(ctx, courriel.destinataire)) ?? null,
    fuseau: ctx.union.fuseau,
    peutLister: can(ctx, 'courriel.lister', touteUnion),
    peutReactiver: can(ctx, 'courriel.renvoyer', touteUnion),
    peutRenvoyer: can(ctx, 'courriel.renvoyer', touteUnion) && brut !== null,
    nouveauId: newId(),
  }
}

/** The mail word for word, with the files that leave with it. */
async function contenuDe(ctx: Ctx, id: string, brut: Buffer) {
  const pieces = await listPieces(ctx, id)
  const lu = await readMail(brut)
  const jointes = pieces.map(({ nom, type, taille }) => ({ name: nom, type, size: taille }))
  return { ...lu, attachments: [...lu.attachments, ...jointes] }
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
  const { values } = await readForm(request.clone())
  if (values.intention === 'reactiver') {
    return submit(request, { courrielId }, reactiverAdresseSchema, async (input) => {
      await reactiverAdresse(ctx, input)
      return redirectWithToast(
        href('/:union/espace/administration/mails/:courrielId', { ...params, courrielId }),
        'L’adresse fonctionne de nouveau : tous les mails lui sont envoyés.',
      )
    })
  }
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
      {loaderData.enEchec && (
        <AdresseEnEchec
          {...loaderData.enEchec}
          adresse={courriel.destinataire}
          fuseau={fuseau}
          peutReactiver={loaderData.peutReactiver}
        />
      )}
      <Facts
        items={[
          { label: 'Modèle', value: loaderData.nom },
          { label: 'Destinataire', value: courriel.destinataire },
          { label: 'Écrit', value: formatInstant(courriel.creeLe, fuseau) },
          {
            label: 'Remis au serveur',
            value: courriel.remisLe ? formatInstant(courriel.remisLe, fuseau) : 'Pas encore',
          },
          ...(courriel.retourMotif
            ? [
                {
                  label: 'Reçu en erreur',
                  value: `${courriel.retourLe ? formatInstant(courriel.retourLe, fuseau) : ''} : ${courriel.retourMotif}`,
                },
              ]
            : []),
          { label: 'Essais', value: courriel.essais },
          {
            label: 'Texte',
            value: courriel.versionModele
              ? `Celui de l’union, version ${courriel.versionModele}`
              : 'Celui d’origine',
          },
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
