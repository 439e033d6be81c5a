import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { nomComplet } from '#app/modules/stagiaire/model/stagiaire.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Views } from '#app/ui/table.tsx'
import { FeuilleDiplomes } from '../components/feuille-diplomes.tsx'
import { empechementsDiplome, origineDe } from '../model.ts'
import { authorize } from '../policy.ts'
import { findDocument, listCandidats } from '../queries/diplomes.server.ts'
import { invaliderDiplome, invaliderDiplomeSchema } from '../use-cases/invalider-diplome.server.ts'
import { validerDiplomes, validerDiplomesSchema } from '../use-cases/valider-diplomes.server.ts'
import type { Route } from './+types/diplomes.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'diplome.valider', formation)
  const sans = queryOf(request).vue === 'sans'
  const candidats = await listCandidats(ctx, formation.id)
  const ouverte = formation.statut === 'validee'
  const lignes = candidats.map(({ id, numero, le, origine, invalides, ...candidat }) => ({
    id,
    nom: nomComplet(candidat),
    numero,
    le,
    imprimable: origine === 'trame',
    invalides,
    valide: candidat.presenceValideeLe !== null,
    // While the formation is open, giving the diploma says that the person is certified.
    raisons: empechementsDiplome({
      ...candidat,
      resultat: candidat.resultat ?? (ouverte ? 'certifie' : null),
    }),
  }))
  return {
    intitule: formation.intitule,
    numero: formation.numero,
    origine: origineDe(await findDocument(ctx, formation.id)),
    total: lignes.length,
    valides: lignes.filter(({ valide }) => valide).length,
    diplomes: lignes.filter(({ numero }) => numero !== null).length,
    lignes: sans ? lignes.filter(({ numero, valide }) => valide && numero === null) : lignes,
    sans,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'diplome.valider', formation)
  const ici = href('/:union/espace/formations/:formationId/diplomes', { ...params, formationId })
  const { values } = await readForm(request.clone())
  if (values.intention === 'invalider') {
    return submit(request, { formationId }, invaliderDiplomeSchema, async (input) => {
      await invaliderDiplome(ctx, input)
      return redirectWithToast(ici, 'Diplôme invalidé. Le prochain portera un autre numéro.')
    })
  }
  return submit(request, { formationId }, validerDiplomesSchema, async (input) => {
    const nombre = await validerDiplomes(ctx, input)
    return redirectWithToast(ici, `${plural(nombre, 'diplôme validé', 'diplômes validés')}.`)
  })
}

export default function DiplomesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { intitule, numero, origine, total, valides, diplomes, lignes, sans } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const manquants = valides - diplomes
  return (
    <Page
      title="Diplômes"
      breadcrumb={[{ label: intitule, href: fiche }]}
      subtitle={`${numero} · ${plural(diplomes, 'diplômé', 'diplômés')} sur ${plural(valides, 'stagiaire validé', 'stagiaires validés')}`}
      actions={
        <>
          {origine === 'trame' && (
            <ButtonLink
              icon="printer"
              href={`${fiche}/diplomes/imprimer`}
              disabledReason={diplomes === 0 ? 'Aucun diplôme n’est validé.' : undefined}
            >
              Imprimer les diplômes
            </ButtonLink>
          )}
          <ButtonLink
            icon="printer"
            href={`${fiche}/attestations`}
            disabledReason={valides === 0 ? 'Aucun stagiaire n’est validé.' : undefined}
          >
            Imprimer les attestations
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <Views
        views={[
          { label: 'Tous', href: '?', count: total, current: !sans },
          { label: 'Non diplômés', href: '?vue=sans', count: manquants, current: sans },
        ]}
      />
      {lignes.length === 0 ? (
        <EmptyState
          title={sans ? 'Tous les stagiaires validés ont leur diplôme' : 'Aucun stagiaire'}
        >
          {sans ? 'Il ne manque rien.' : 'Les stagiaires inscrits apparaîtront ici.'}
        </EmptyState>
      ) : (
        <FeuilleDiplomes lignes={lignes} origine={origine} adresse={fiche} echec={actionData} />
      )}
    </Page>
  )
}
