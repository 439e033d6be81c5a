import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { genresCotisation, libellesGenre } from '#app/modules/cotisation/model.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, Choices, ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ChoixCentres } from '../components/choix-centres.tsx'
import { ColonnesFichier } from '../components/colonnes-fichier.tsx'
import { trouverCentre } from '../model/reglages.ts'
import { authorize, touteUnion } from '../policy.ts'
import { findImport, listBrutes } from '../queries/importations.server.ts'
import {
  prevoirImportation,
  prevoirImportationSchema,
} from '../use-cases/prevoir-importation.server.ts'
import '../components/importation.css'
import type { Route } from './+types/correspondance.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'importation.gerer', touteUnion)
  const lu = (await findImport(ctx, uuidParam(params.importId))) ?? notFound()
  const lignes = await listBrutes(ctx, lu.id)
  const centres = await listCentres(ctx)
  const rang = lu.reglages.colonnes.indexOf('centre')
  const noms = rang < 0 ? [] : lignes.map(({ brut }) => brut[rang] ?? '').filter(Boolean)
  const sansChoix = { ...lu.reglages.centres }
  return {
    lu,
    centres,
    /** The first values of each column: what tells it best. */
    exemples: lu.entetes.map((_, index) =>
      [...new Set(lignes.slice(0, 200).map(({ brut }) => brut[index] ?? ''))]
        .filter(Boolean)
        .slice(0, 3),
    ),
    inconnus: [...new Set(noms)]
      .filter((nom) => !trouverCentre(nom, centres, {}))
      .slice(0, 200)
      .map((nom) => ({ nom, choix: sansChoix[nom] ?? '' })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'importation.gerer', touteUnion)
  const importId = uuidParam(params.importId)
  const lu = (await findImport(ctx, importId)) ?? notFound()
  return submit(request, { importId: lu.id }, prevoirImportationSchema, async (input) => {
    await prevoirImportation(ctx, input)
    return redirect(
      href('/:union/espace/administration/cotisations/importer/:importId', { ...params, importId }),
    )
  })
}

export default function CorrespondancePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { lu, exemples, centres, inconnus } = loaderData
  const { reglages } = lu
  const reconnues = reglages.colonnes.filter((champ) => champ !== '').length
  const errors = actionData?.errors ?? {}
  const importer = href('/:union/espace/administration/cotisations/importer', params)
  return (
    <Page
      title="Colonnes du fichier"
      breadcrumb={[
        {
          label: 'Gestion des cotisations adhérents',
          href: href('/:union/espace/administration/cotisations', params),
        },
        { label: 'Importer des adhérents', href: importer },
      ]}
      subtitle={[lu.nom, plural(lu.total, 'ligne', 'lignes'), lu.encodage]
        .filter(Boolean)
        .join(' · ')}
      failed={actionData !== undefined}
    >
      <form method="post">
        <ErrorSummary errors={errors} formError={actionData?.formError} />
        {reconnues === 0 && (
          <Message kind="attend" title="Aucune colonne n’est reconnue.">
            Dites ci-dessous ce que chacune contient&#8239;: la prochaine fois, ce choix sera
            proposé.
          </Message>
        )}
        <Section
          title="Ce que contient chaque colonne"
          count={`${reconnues} sur ${lu.entetes.length} reconnues`}
        >
          <p className="small soft">
            Corrigez ce qui ne convient pas&#8239;: votre choix sera proposé la prochaine fois.
          </p>
          <ColonnesFichier
            entetes={lu.entetes}
            exemples={exemples}
            colonnes={reglages.colonnes}
            saisies={actionData?.values.colonnes}
          />
        </Section>
        {inconnus.length > 0 && (
          <FormGroup
            title="Centres inconnus"
            reason="Ces noms ne sont pas ceux de vos centres. Sans choix, l’adhérent est enregistré sans centre."
          >
            <ChoixCentres inconnus={inconnus} centres={centres} />
          </FormGroup>
        )}
        <FormGroup
          title="Cotisations du fichier"
          reason="Le montant du fichier est noté sur la première ; les autres le sont à 0 €, comprises avec elle."
        >
          <Field
            name="annee"
            label="Année où commence leur période"
            inputMode="numeric"
            width={8}
            required
            defaultValue={String(reglages.annee)}
            error={errors.annee}
          />
          <Choices
            multiple
            inline
            name="genres[]"
            legend="Cotisations qu’il contient"
            options={genresCotisation.map((genre) => ({
              value: genre,
              label: libellesGenre[genre],
            }))}
            defaultValue={reglages.genres}
          />
        </FormGroup>
        <FormGroup title="Comptes">
          <Check
            name="avecComptes"
            label="Ouvrir un compte aux nouveaux adhérents et leur envoyer leur lien"
            detail="Sinon ils sont enregistrés sans compte. Personne n’est jamais rattaché à un compte existant."
            defaultChecked={reglages.avecComptes}
          />
        </FormGroup>
        <SaveBar>
          <Button variant="primary" icon="eye">
            Voir ce qui changera
          </Button>
          <ButtonLink href={importer}>Choisir un autre fichier</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
