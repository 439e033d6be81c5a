import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { LectureListe, LignesCollees } from '../components/lignes-collees.tsx'
import { findFormationPour } from '../queries/feuille.server.ts'
import { findLecture, findListe } from '../queries/liste-collee.server.ts'
import { corrigerListe, corrigerListeSchema } from '../use-cases/corriger-liste.server.ts'
import { ecrireListe } from '../use-cases/ecrire-liste.server.ts'
import {
  empechementPlacesListe,
  lignesAEcrire,
  lignesBloquees,
  verifierListe,
} from '../verification-liste.server.ts'
import type { Route } from './+types/liste-collee.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.creer')
  const cle = { formationId: formation.id, listeId: uuidParam(params.listeId) }
  const lignes = await verifierListe(ctx, formation, await findListe(ctx, cle))
  const { expireLe, ...lecture } = await findLecture(ctx, cle)
  const aEcrire = lignesAEcrire(lignes).length
  return {
    formation: { numero: formation.numero, intitule: formation.intitule },
    lignes: lignes.map(({ personne: _, ...ligne }) => ligne),
    aEcrire,
    bloquees: lignesBloquees(lignes).length,
    deja: lignes.filter(({ etat }) => etat === 'deja').length,
    ecrites: lignes.filter(({ etat }) => etat === 'inscrite').length,
    places: empechementPlacesListe(formation, aEcrire),
    lecture,
    jusque: formatInstant(expireLe, ctx.union.fuseau),
  }
}

const intentionSchema = corrigerListeSchema.extend({
  intention: z.enum(['corriger', 'toutes', 'valides'], { error: 'Choisissez une action.' }),
})

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.creer')
  const cle = { formationId: uuidParam(params.formationId), listeId: uuidParam(params.listeId) }
  const ici = href('/:union/espace/formations/:formationId/stagiaires/liste/:listeId', params)
  return submit(request, cle, intentionSchema, async ({ intention, ...corrections }) => {
    // Kept first: what was corrected stays, even when the list is not yet accepted.
    await corrigerListe(ctx, corrections)
    if (intention === 'corriger') return redirectWithToast(ici, 'Corrections gardées.')
    const { ecrites, restantes } = await ecrireListe(ctx, { ...cle, lignes: intention })
    const phrase = `${plural(ecrites, 'stagiaire ajouté', 'stagiaires ajoutés')}.`
    if (restantes > 0)
      return redirectWithToast(
        ici,
        `${phrase} ${plural(restantes, 'ligne reste', 'lignes restent')} à corriger.`,
      )
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/stagiaires', params),
      `${phrase} Les confirmations partent dans la minute.`,
    )
  })
}

export default function ListeColleePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, lignes, aEcrire, bloquees, deja, ecrites, places } = loaderData
  const aVoir = lignes.filter(({ etat }) => etat === 'erreur' || etat === 'a_transferer')
  const pretes = lignes.filter((ligne) => !aVoir.includes(ligne))
  const comptes = [
    aEcrire > 0 && `${aEcrire} à ajouter`,
    bloquees > 0 && `${bloquees} à corriger ou à transférer`,
    deja > 0 && plural(deja, 'déjà inscrite', 'déjà inscrites'),
    ecrites > 0 && plural(ecrites, 'ajoutée', 'ajoutées'),
  ]
  return (
    <Page
      title="Vérifier la liste"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
        {
          label: 'Coller une liste',
          href: href('/:union/espace/formations/:formationId/stagiaires/liste', params),
        },
      ]}
      subtitle={`${plural(lignes.length, 'ligne lue', 'lignes lues')}. Gardée jusqu’au ${loaderData.jusque}.`}
    >
      <ErrorSummary errors={{}} formError={actionData?.formError} />
      <div className="stack">
        <Progress
          label={
            bloquees === 0
              ? 'Toutes les lignes sont prêtes.'
              : `${lignes.length - bloquees} lignes sur ${lignes.length} sont prêtes.`
          }
          value={lignes.length - bloquees}
          max={lignes.length}
          detail={`${comptes.filter(Boolean).join(', ')}.`}
        />
        <LectureListe {...loaderData.lecture} />
        {places && <Message kind="attend" title={places} />}
        <form method="post" noValidate className="stack">
          {aVoir.length > 0 && (
            <Section title="À corriger ou à décider" count={aVoir.length}>
              <LignesCollees caption="Lignes à corriger ou à décider" lignes={aVoir} aFaire />
            </Section>
          )}
          {pretes.length > 0 && (
            <Details
              summary="Lignes sans erreur"
              count={pretes.length}
              open={aVoir.length === 0 && pretes.length <= 30}
            >
              <LignesCollees caption="Lignes sans erreur" lignes={pretes} />
            </Details>
          )}
          <SaveBar>
            {bloquees === 0 ? (
              <Button
                variant="primary"
                name="intention"
                value="toutes"
                disabledReason={
                  places ?? (aEcrire === 0 ? 'Il n’y a personne à ajouter.' : undefined)
                }
              >
                Ajouter {plural(aEcrire, 'stagiaire', 'stagiaires')}
              </Button>
            ) : (
              <>
                <Button variant="primary" name="intention" value="corriger">
                  Garder les corrections et vérifier
                </Button>
                {aEcrire > 0 && (
                  <Button name="intention" value="valides" disabledReason={places}>
                    Ajouter seulement{' '}
                    {aEcrire === 1 ? 'la ligne valide' : `les ${aEcrire} lignes valides`}
                  </Button>
                )}
              </>
            )}
          </SaveBar>
        </form>
      </div>
    </Page>
  )
}
