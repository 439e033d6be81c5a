import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { type FormFailure, type FormValues, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import {
  type Champ,
  ChampsCharges,
  ChampsDirigeant,
  ChampsOrganisme,
  ChampsProduits,
  ChampsSousTraitance,
} from '../components/champs-bpf.tsx'
import { valeursExercice } from '../model/valeurs.ts'
import { authorize } from '../policy.ts'
import { findExercice } from '../queries/exercice.server.ts'
import { anneeParam } from '../queries/page-bpf.server.ts'
import {
  enregistrerExercice,
  enregistrerExerciceSchema,
} from '../use-cases/enregistrer-exercice.server.ts'
import type { Route } from './+types/completer-bpf.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  const exercice = await findExercice(ctx, anneeParam(params.annee))
  return { exercice, id: exercice.id ?? newId() }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'bpf.gerer', { centreId: null })
  const annee = String(anneeParam(params.annee))
  return submit(request, { annee }, enregistrerExerciceSchema, async (input) => {
    await enregistrerExercice(ctx, input)
    const page = href('/:union/espace/statistiques/bpf', params)
    return redirectWithToast(`${page}?annee=${annee}`, 'Bilan enregistré.')
  })
}

export default function CompleterBpfPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { exercice, id } = loaderData
  const retour = `${href('/:union/espace/statistiques/bpf', params)}?annee=${exercice.annee}`
  const champ = champDe(valeursExercice(exercice), actionData)
  return (
    <Page
      title={`Compléter le bilan ${exercice.annee}`}
      breadcrumb={[
        { label: 'Bilan pédagogique et financier', href: retour },
        { label: 'Compléter' },
      ]}
      subtitle="Ce que vous seul pouvez dire. Une case vide se complète plus tard."
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un a enregistré cet exercice pendant que vous écriviez."
        >
          <p>
            Ce qui est enregistré maintenant : charges{' '}
            {exercice.charges === null ? 'à compléter' : formatMoney(exercice.charges)}, chiffre
            d’affaires{' '}
            {exercice.chiffreAffaires === null
              ? 'à compléter'
              : formatMoney(exercice.chiffreAffaires)}
            , dirigeant {exercice.dirigeantNom ?? 'à compléter'}. Votre saisie est dans le
            formulaire : enregistrez pour la garder, ou rechargez la page pour garder l’autre.
          </p>
        </Message>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={exercice.version} />
        <ChampsOrganisme champ={champ} />
        <ChampsProduits champ={champ} />
        <ChampsCharges champ={champ} />
        <ChampsSousTraitance champ={champ} />
        <ChampsDirigeant champ={champ} />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={retour}>Annuler</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

function champDe(gardees: Record<string, string>, echec: FormFailure | undefined): Champ {
  return (name) => {
    const ecrite = echec && lire(echec.values, name)
    const error = echec?.errors[name]
    return { name, defaultValue: ecrite ?? gardees[name] ?? '', ...(error && { error }) }
  }
}

/** `produits.c1` in what was sent. */
function lire(values: FormValues, name: string): string | undefined {
  const [premier = '', second] = name.split('.')
  const valeur = values[premier]
  if (second === undefined) return typeof valeur === 'string' ? valeur : undefined
  const dedans = typeof valeur === 'object' && !Array.isArray(valeur) ? valeur[second] : undefined
  return typeof dedans === 'string' ? dedans : undefined
}
