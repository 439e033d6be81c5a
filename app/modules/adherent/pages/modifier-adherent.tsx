import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listAmicales, listCentres } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { SectionLinks } from '#app/ui/section-links.tsx'
import { ChampsContact } from '../components/champs-contact.tsx'
import { ChampsEquipement } from '../components/champs-equipement.tsx'
import { ChampsIdentite } from '../components/champs-identite.tsx'
import { ChampsUnion } from '../components/champs-union.tsx'
import { ConflitAdherent } from '../components/conflit-adherent.tsx'
import { choixDe, reponsesConnues, reponsesDe } from '../components/reponses.ts'
import { authorize } from '../policy.ts'
import { centresPermis } from '../queries/adherents.server.ts'
import { findFiche } from '../queries/modification.server.ts'
import { modifierAdherentSchema } from '../schema.ts'
import { modifierAdherent } from '../use-cases/modifier-adherent.server.ts'
import type { Route } from './+types/modifier-adherent.ts'
import '../components/adherents.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.modifier')
  const fiche = (await findFiche(ctx, uuidParam(params.adherentId))) ?? notFound()
  authorize(ctx, 'adherent.modifier', fiche)
  return {
    fiche,
    centres: centresPermis(ctx, 'adherent.modifier', await listCentres(ctx)),
    amicales: await listAmicales(ctx),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.modifier')
  const adherentId = uuidParam(params.adherentId)
  return submit(request, { adherentId }, modifierAdherentSchema, async (input) => {
    await modifierAdherent(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/adherents/:adherentId', params),
      'Adhérent modifié.',
    )
  })
}

export default function ModifierAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { fiche, centres, amicales } = loaderData
  const errors = actionData?.errors ?? {}
  const connues = reponsesConnues(fiche)
  const reponses = reponsesDe(actionData, connues)
  const page = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title="Modifier adhérent"
      failed={Object.keys(errors).length > 0}
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        { label: `${fiche.prenoms} ${fiche.nomUsage ?? fiche.nomNaissance}`, href: page },
      ]}
      subtitle={[
        `${fiche.prenoms} ${fiche.nomUsage ?? fiche.nomNaissance}`,
        fiche.pseudo,
        fiche.centre,
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && <ConflitAdherent echec={actionData} connues={connues} />}
      <SectionLinks
        links={[
          { label: 'Identité', href: '#identite', current: true },
          { label: 'Coordonnées', href: '#coordonnees' },
          { label: 'Dans l’union', href: '#union' },
          { label: 'Permis, tailles, notes', href: '#equipement' },
        ]}
      />
      <form method="post" noValidate>
        <input type="hidden" name="version" value={fiche.version} />
        <input type="hidden" name="versionPersonne" value={fiche.versionPersonne} />
        <FormGroup
          title="Identité"
          id="identite"
          reason="Imprimée sur les diplômes et les déclarations."
        >
          <ChampsIdentite reponses={reponses} errors={errors} />
          {(reponses('homonyme') || errors['identite.nomNaissance']) && (
            <Check
              name="homonyme"
              label="C’est une autre personne"
              detail="Deux personnes du même nom, nées le même jour, gardent chacune leur fiche."
              defaultChecked={reponses('homonyme') !== ''}
            />
          )}
        </FormGroup>
        <FormGroup
          title="Coordonnées"
          id="coordonnees"
          reason="Visibles des gestionnaires seulement."
        >
          <ChampsContact reponses={reponses} errors={errors} />
        </FormGroup>
        <FormGroup title="Dans l’union" id="union">
          <ChampsUnion reponses={reponses} errors={errors} centres={centres} amicales={amicales} />
        </FormGroup>
        <FormGroup title="Permis, tailles, notes" id="equipement">
          <ChampsEquipement
            reponses={reponses}
            errors={errors}
            permis={choixDe(actionData, 'permis', fiche.permis)}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={page} variant="bare">
            Abandonner
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
