import { createContext, href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { can } from '#app/modules/formation/public.server.ts'
import { findCgu, findMiseEnService } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { submit } from '#app/platform/form.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { CompteNonValide } from '../components/compte-non-valide.tsx'
import { Engagements } from '../components/engagements.tsx'
import { SecondFacteurDemande } from '../components/second-facteur-demande.tsx'
import { Semaine } from '../components/semaine.tsx'
import { Taches } from '../components/taches.tsx'
import { formationDu, tachesDe } from '../model/attente.ts'
import { accepterCguPhrase, detailManques, etatDuCompte } from '../model.ts'
import { moi } from '../policy.ts'
import { findAttentes, findRecherches, listEngagements } from '../queries/attentes.server.ts'
import { faitsDe, findMesInformations } from '../queries/mes-informations.server.ts'
import { listSemaine } from '../queries/semaine.server.ts'
import { accepterCgu } from '../use-cases/accepter-cgu.server.ts'
import type { Route } from './+types/accueil.ts'

/** What an administrator still has to set up in the union; null when nothing, or for the others. */
const miseEnServiceContext = createContext<Awaited<ReturnType<typeof findMiseEnService>> | null>(
  null,
)

/** Whoever sets a union up lands on what remains to do, until the union can work. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }, next) => {
    const ctx = ctxOf(context)
    const params = { union: ctx.union.slug }
    const restant = request.method === 'GET' ? await findMiseEnService(ctx) : undefined
    if (restant && !restant.peutTravailler) {
      throw redirect(href('/:union/espace/parametrages/mise-en-service', params))
    }
    context.set(miseEnServiceContext, restant?.restantes ? restant : null)
    return next()
  },
]

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { prenom, valide, retenu = false, secondFacteurAvant } = moi(ctx)
  const avant = secondFacteurAvant && formatDay(jourDans(ctx.union.fuseau, secondFacteurAvant))
  const commun = { prenom, aujourdhui: ctx.aujourdhui, secondFacteur: { avant, retenu } }
  if (retenu) return { ...commun, compte: null, travail: null }
  return valide
    ? {
        ...commun,
        compte: null,
        travail: { ...(await loadTravail(ctx)), miseEnService: context.get(miseEnServiceContext) },
      }
    : { ...commun, compte: await loadCompte(ctx), travail: null }
}

async function loadCompte(ctx: Ctx) {
  const [informations, cgu] = await Promise.all([findMesInformations(ctx), findCgu(ctx)])
  const faits = faitsDe(informations)
  const manques = detailManques(faits)
  return {
    etat: etatDuCompte(faits),
    etapes: {
      motDePasse: manques.flatMap(({ champ, phrase }) =>
        champ === null && phrase !== accepterCguPhrase ? [phrase] : [],
      ),
      informations: manques.flatMap(({ champ, phrase }) => (champ ? [phrase] : [])),
    },
    cguAAccepter: faits.cguAcceptees ? null : cgu.version,
  }
}

async function loadTravail(ctx: Ctx) {
  const { adherentId } = moi(ctx)
  const espace = href('/:union/espace', { union: ctx.union.slug })
  const ici = { espace, aujourdhui: ctx.aujourdhui, fuseau: ctx.union.fuseau }
  const [attentes, recherches, engagements, semaine] = await Promise.all([
    findAttentes(ctx),
    can(ctx, 'candidature.poser') ? findRecherches(ctx, adherentId) : null,
    listEngagements(ctx, adherentId),
    listSemaine(ctx),
  ])
  const peutCreer = can(ctx, 'formation.creer')
  return { taches: tachesDe(attentes, ici), recherches, engagements, semaine, peutCreer }
}

const accepterSchema = z.object({ version: z.coerce.number('Relisez les conditions.').int() })

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { compteId } = moi(ctx)
  return submit(request, {}, accepterSchema, async ({ version }) => {
    await accepterCgu(ctx, { compteId, version })
    return redirectWithToast(href('/:union/espace', params), 'Conditions d’utilisation acceptées.')
  })
}

export default function AccueilPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { prenom, aujourdhui, secondFacteur, compte, travail } = loaderData
  if (!travail) {
    return (
      <Page title="Accueil" subtitle={`Bonjour ${prenom}.`} width="form">
        <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
        <SecondFacteurDemande {...secondFacteur} params={params} />
        {compte && <CompteNonValide {...compte} params={params} />}
      </Page>
    )
  }
  const { taches, recherches, engagements, semaine, miseEnService } = travail
  return (
    <Page
      title="Accueil"
      subtitle={`Bonjour ${prenom} · ${formatDay(aujourdhui)} · ${resume(taches.length)}`}
      actions={
        travail.peutCreer && (
          <ButtonLink
            variant="primary"
            icon="plus"
            href={href('/:union/espace/formations/creer', params)}
          >
            Créer une formation
          </ButtonLink>
        )
      }
      asideLabel="À venir"
      aside={
        semaine || engagements.length > 0 ? (
          <>
            {semaine && <Semaine journees={semaine} params={params} />}
            {engagements.length > 0 && (
              <Card title="Vos engagements">
                <Engagements engagements={engagements} params={params} />
              </Card>
            )}
          </>
        ) : undefined
      }
    >
      <SecondFacteurDemande {...secondFacteur} params={params} />
      <Section title="Ce qui attend">
        <Taches taches={taches} />
      </Section>
      {miseEnService && (
        <Section
          title="Mise en service"
          actions={
            <ButtonLink
              size="small"
              href={href('/:union/espace/parametrages/mise-en-service', params)}
            >
              Continuer
            </ButtonLink>
          }
        >
          <p>
            {plural(miseEnService.restantes, 'étape reste', 'étapes restent')} à faire sur{' '}
            {miseEnService.total}.
          </p>
        </Section>
      )}
      {recherches && recherches.nombre > 0 && (
        <Section
          title="Encadrer une formation"
          actions={
            <ButtonLink size="small" href={href('/:union/espace/formations/postuler', params)}>
              Postuler
            </ButtonLink>
          }
        >
          <p>
            {plural(
              recherches.nombre,
              'formation cherche un formateur dans vos compétences',
              'formations cherchent un formateur dans vos compétences',
            )}
            {'\u00a0: '}
            {recherches.exemples
              .map(({ intitule, jour }) => formationDu(intitule, jour))
              .join(' · ')}
            {recherches.nombre > recherches.exemples.length && '…'}
          </p>
        </Section>
      )}
    </Page>
  )
}

function resume(taches: number): string {
  if (taches === 0) return 'Rien ne vous attend.'
  return `${plural(taches, 'sujet vous attend', 'sujets vous attendent')}.`
}
