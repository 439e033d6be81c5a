import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { LignesMateriel, saisiesMateriel } from '../components/lignes-materiel.tsx'
import { memeMateriel, quantitePour } from '../model/materiel.ts'
import { authorize } from '../policy.ts'
import { materielInitial } from '../presets/materiel.ts'
import { listMateriel } from '../queries/materiel.server.ts'
import { findRegle, findType } from '../queries/types.server.ts'
import { modifierMateriel, modifierMaterielSchema } from '../use-cases/modifier-materiel.server.ts'
import type { Route } from './+types/materiel-type.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'type.parametrer')
  const type = await findType(ctx, uuidParam(params.typeId))
  const regle = await findRegle(ctx, type.id, ctx.aujourdhui)
  const lignes = await listMateriel(ctx, type.id)
  const modele = materielInitial(type.code)
  const formateurs = Math.ceil(type.placesDefaut / (regle?.maxParFormateur ?? 1))
  const effectif = { stagiaires: type.placesDefaut, formateurs }
  return {
    type,
    lignes,
    quantites: lignes.map((ligne) => quantitePour(ligne, effectif)),
    formateurs,
    modele: modele.length > 0 && !memeMateriel(modele, lignes) ? modele.length : 0,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'type.parametrer')
  const id = uuidParam(params.typeId)
  const ici = href('/:union/espace/parametrages/types/:typeId/materiel', params)
  const { values } = await readForm(request.clone())
  const { intention } = values
  return submit(request, { id }, modifierMaterielSchema, async (input) => {
    if (intention !== 'modele') {
      await modifierMateriel(ctx, input)
      return redirectWithToast(ici, 'La liste de matériel est enregistrée.')
    }
    const { code } = await findType(ctx, id)
    await modifierMateriel(ctx, { ...input, lignes: materielInitial(code) })
    return redirectWithToast(ici, 'La liste proposée est reprise.')
  })
}

export default function MaterielTypePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { type, lignes, quantites, formateurs, modele } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/parametrages/types/:typeId', params)
  return (
    <Page
      title="Matériel de la formation"
      failed={actionData !== undefined}
      breadcrumb={[
        { label: 'Types de formation', href: href('/:union/espace/parametrages/types', params) },
        { label: type.libelle, href: fiche },
      ]}
      subtitle="Le dossier de formation imprime cette liste, calculée pour ses places et ses inscrits, avec une colonne pris et une colonne rendu."
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Ce type a été modifié entre-temps.">
          <p>
            Votre liste est ci-dessous, rien n’est perdu. <a href="?">Voir celle qui est gardée</a>,
            ou enregistrez à nouveau pour garder la vôtre.
          </p>
        </Message>
      )}
      {modele > 0 && (
        <Message
          kind="info"
          title={
            lignes.length === 0
              ? 'Une liste est proposée pour ce type'
              : 'Votre liste diffère de celle qui est proposée'
          }
        >
          <form method="post" className="stack">
            <input type="hidden" name="version" value={type.version} />
            <p>
              {plural(modele, 'ligne habituelle', 'lignes habituelles')} : c’est une aide, aucun
              texte ne l’impose. La reprendre remplace la liste ci-dessous.
            </p>
            <p>
              <Button name="intention" value="modele" icon="undo-2">
                Reprendre la liste proposée
              </Button>
            </p>
          </form>
        </Message>
      )}
      <form method="post" noValidate key={type.version} className="stack">
        <input type="hidden" name="version" value={type.version} />
        <p className="soft">
          Effacez un nom pour retirer sa ligne ; cinq lignes vides reviennent à chaque
          enregistrement. La dernière colonne compte{' '}
          {plural(type.placesDefaut, 'stagiaire', 'stagiaires')} et{' '}
          {plural(formateurs, 'formateur', 'formateurs')}.
        </p>
        <LignesMateriel
          lignes={saisiesMateriel(lignes, actionData?.values.lignes)}
          exemple={{ titre: `Pour ${plural(type.placesDefaut, 'place', 'places')}`, quantites }}
          errors={errors}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={fiche}>Revenir au type</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
