import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Choices } from '#app/ui/choices.tsx'
import { ErrorSummary, MoneyField, SaveBar, TextArea } from '#app/ui/form.tsx'
import { formatDay, typedMoney } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { BadgeLigne } from '../components/badge-declaration.tsx'
import { BaseForfaitaire } from '../components/base-forfaitaire.tsx'
import { ligneNommee } from '../ecriture.server.ts'
import {
  baseForfaitaire,
  constatJours,
  plafondsConnus,
  tableBases,
} from '../model/base-forfaitaire.ts'
import { authorize, can } from '../policy.ts'
import { findEvenement, listPlafonds } from '../queries/evenements.server.ts'
import { listLignes } from '../queries/lignes.server.ts'
import {
  completerDeclaration,
  completerDeclarationSchema,
} from '../use-cases/completer-declaration.server.ts'
import { fixerPlafond, fixerPlafondSchema } from '../use-cases/fixer-plafond.server.ts'
import {
  rejeterDeclaration,
  rejeterDeclarationSchema,
} from '../use-cases/rejeter-declaration.server.ts'
import type { Route } from './+types/ligne-declaration.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.lister')
  const formation = (await findEvenement(ctx, uuidParam(params.formationId))) ?? notFound()
  const nommee = { adherentId: uuidParam(params.adherentId), embaucheLe: params.embaucheLe }
  const ligne = ligneNommee(await listLignes(ctx, 'formation', [formation.id]), nommee)
  const annee = anneeDe(ligne.embauche?.embaucheLe ?? ctx.aujourdhui)
  const plafond = (await listPlafonds(ctx)).get(annee) ?? plafondsConnus[annee]
  const brutJour = Math.round((ligne.dit?.montantBrut ?? 0) / Math.max(1, ligne.jours))
  return {
    formation,
    nom: `${ligne.prenoms} ${ligne.nomUsage ?? ligne.nomNaissance}`,
    statut: ligne.statut,
    partie: ligne.partie,
    embaucheLe: ligne.embaucheLe,
    finLe: ligne.embauche?.finLe ?? ligne.embaucheLe,
    dit: ligne.dit,
    rejetable: ligne.statut === 'exportee' || ligne.statut === 'declaree',
    base: {
      ...{ annee, plafond, jours: ligne.jours, brutJour },
      constat: constatJours(ligne.joursAnnee),
      parJour: plafond && brutJour > 0 ? baseForfaitaire(brutJour, plafond) : undefined,
      table: plafond ? tableBases(plafond) : [],
      peutFixer: can(ctx, 'declaration.plafond'),
    },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.faire')
  const ids = {
    formationId: uuidParam(params.formationId),
    adherentId: uuidParam(params.adherentId),
    embaucheLe: params.embaucheLe,
  }
  const liste = href('/:union/espace/formations/:formationId/declaration', params)
  const { intention } = (await readForm(request.clone())).values
  if (intention === 'rejeter') {
    return submit(request, ids, rejeterDeclarationSchema, async (input) => {
      await rejeterDeclaration(ctx, input)
      return redirectWithToast(liste, 'Le rejet est noté : la déclaration est à refaire.')
    })
  }
  if (intention === 'plafond') {
    return submit(request, {}, fixerPlafondSchema, async (input) => {
      await fixerPlafond(ctx, input)
      const ici = href(
        '/:union/espace/formations/:formationId/declaration/:adherentId/:embaucheLe',
        params,
      )
      return redirectWithToast(ici, `Le plafond ${input.annee} est enregistré.`)
    })
  }
  return submit(request, ids, completerDeclarationSchema, async (input) => {
    await completerDeclaration(ctx, input)
    return redirectWithToast(liste, 'Enregistré.')
  })
}

export default function LigneDeclarationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, nom, statut, partie, dit, rejetable, base } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title={nom}
      width="form"
      breadcrumb={[
        {
          label: 'Déclaration URSSAF',
          href: href('/:union/espace/formations/:formationId/declaration', params),
        },
      ]}
      subtitle={`${formation.intitule}, ${formation.numero}, ${phrasePeriode(loaderData)}`}
      badges={<BadgeLigne statut={statut} />}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" className="fields">
        <Choices
          legend="Pour ces journées"
          name="remuneration"
          options={[
            {
              value: 'benevole',
              label: partie ? 'Déclaration annulée à l’URSSAF' : 'Bénévole',
              detail: partie
                ? 'Il n’a plus ces journées : plus rien à déclarer.'
                : 'Sans rémunération, frais réels remboursés sur justificatifs : rien à déclarer.',
            },
            {
              value: 'remunere',
              label: 'Rémunéré',
              detail: 'À déclarer avant le début. Une indemnité forfaitaire est une rémunération.',
            },
          ]}
          defaultValue={statut === 'sans_objet' ? 'benevole' : 'remunere'}
          error={errors.remuneration}
        />
        <MoneyField
          name="montantBrut"
          label="Rémunération brute, pour ces journées"
          optional
          defaultValue={dit?.montantBrut ? typedMoney(dit.montantBrut) : ''}
          error={errors.montantBrut}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
      {rejetable && (
        <Section title="L’URSSAF a refusé">
          <form method="post" className="fields">
            <TextArea
              name="motif"
              label="Ce qu’elle a répondu"
              maxLength={500}
              required
              error={errors.motif}
            />
            <p>
              <Button variant="danger" name="intention" value="rejeter">
                Noter le rejet
              </Button>
            </p>
          </form>
        </Section>
      )}
      {statut !== 'sans_objet' && <BaseForfaitaire {...base} errors={errors} />}
    </Page>
  )
}

function phrasePeriode({ embaucheLe, finLe }: { embaucheLe: string; finLe: string }): string {
  if (embaucheLe === finLe) return `le ${formatDay(embaucheLe)}`
  return `du ${formatDay(embaucheLe)} au ${formatDay(finLe)}`
}
