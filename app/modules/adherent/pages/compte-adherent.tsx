import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { BadgeEtat } from '../components/badge-etat.tsx'
import { FermerCompte } from '../components/fermer-compte.tsx'
import { OuvrirCompte } from '../components/ouvrir-compte.tsx'
import { empechementArchivage, empechementValidation } from '../model/adherent.ts'
import { authorize } from '../policy.ts'
import { listEngagementsAVenir } from '../queries/engagements.server.ts'
import { findEtatCompte } from '../queries/etat.server.ts'
import { findAdherent } from '../queries/fiche.server.ts'
import { annulerDepart } from '../use-cases/annuler-depart.server.ts'
import { archiverAdherent } from '../use-cases/archiver-adherent.server.ts'
import { desactiverCompte, desactiverCompteSchema } from '../use-cases/desactiver-compte.server.ts'
import { noterDepart, noterDepartSchema } from '../use-cases/noter-depart.server.ts'
import { reactiverCompte } from '../use-cases/reactiver-compte.server.ts'
import { renvoyerMotDePasse } from '../use-cases/renvoyer-mot-de-passe.server.ts'
import { validerAdherent } from '../use-cases/valider-adherent.server.ts'
import type { Route } from './+types/compte-adherent.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const adherent = await findAdherentGere(ctx, params.adherentId)
  const compte = (await findEtatCompte(ctx, adherent.id)) ?? notFound()
  const engagements = await listEngagementsAVenir(ctx, adherent.id)
  const { fuseau } = ctx.union
  return {
    nom: `${adherent.prenoms} ${adherent.nomUsage ?? adherent.nomNaissance}`,
    compte,
    engagements,
    validation: empechementValidation(compte) ?? null,
    archivage: empechementArchivage(engagements) ?? null,
    valide: adherent.valideLe && formatInstant(adherent.valideLe, fuseau),
    desactive: adherent.desactiveLe && formatInstant(adherent.desactiveLe, fuseau),
    parti: adherent.partiLe && jourDans(fuseau, adherent.partiLe),
    aujourdhui: ctx.aujourdhui,
  }
}

/** 404 outside the centres one sees, 403 for who only reads the list. */
async function findAdherentGere(ctx: Ctx, id: string) {
  authorize(ctx, 'adherent.desactiver')
  return (await findAdherent(ctx, uuidParam(id))) ?? notFound()
}

const sansSaisie = z.object({ adherentId: z.uuid() })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { id: adherentId } = await findAdherentGere(ctx, params.adherentId)
  const ici = href('/:union/espace/administration/adherents/:adherentId/compte', params)
  const fini = (phrase: string) => redirectWithToast(ici, phrase)
  const { values } = await readForm(request.clone())
  const intention = typeof values.intention === 'string' ? values.intention : ''
  switch (intention) {
    case 'desactiver':
      return submit(request, { adherentId }, desactiverCompteSchema, async (input) => {
        await desactiverCompte(ctx, input)
        return fini('Compte désactivé. Ses sessions sont fermées.')
      })
    case 'noter-depart':
      return submit(request, { adherentId }, noterDepartSchema, async (input) => {
        await noterDepart(ctx, input)
        return fini('Départ noté. Le compte est fermé.')
      })
    case 'archiver':
      return submit(request, { adherentId }, sansSaisie, async () => {
        await archiverAdherent(ctx, adherentId)
        const archives = href('/:union/espace/administration/adherents/archives', params)
        return redirectWithToast(archives, 'Fiche archivée. Elle peut être rétablie d’ici.')
      })
    default:
      return submit(request, { adherentId }, sansSaisie, async () => {
        const acte = actes[intention] ?? notFound()
        await acte.faire(ctx, adherentId)
        return fini(acte.phrase)
      })
  }
}

type Acte = { faire: (ctx: Ctx, adherentId: string) => Promise<void>; phrase: string }

/** Those that ask nothing more than a click. */
const actes: Record<string, Acte | undefined> = {
  valider: { faire: validerAdherent, phrase: 'Compte validé. La personne est prévenue.' },
  'renvoyer-mot-de-passe': {
    faire: renvoyerMotDePasse,
    phrase: 'Un lien pour choisir le mot de passe part à l’adresse du compte.',
  },
  reactiver: { faire: reactiverCompte, phrase: 'Compte réactivé, avec les droits qu’il avait.' },
  'annuler-depart': { faire: annulerDepart, phrase: 'Départ annulé. Le compte est rouvert.' },
}

export default function CompteAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, compte } = loaderData
  return (
    <Page
      title="Compte de l’adhérent"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        { label: nom, href: href('/:union/espace/administration/adherents/:adherentId', params) },
      ]}
      badges={<BadgeEtat etat={compte.etat} />}
      actions={
        <ButtonLink
          href={href(
            '/:union/espace/administration/adherents/:adherentId/adresse-connexion',
            params,
          )}
        >
          Adresse de connexion
        </ButtonLink>
      }
      width="form"
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <OuvrirCompte {...loaderData} />
      <FermerCompte {...loaderData} union={params.union} echec={actionData} />
    </Page>
  )
}
