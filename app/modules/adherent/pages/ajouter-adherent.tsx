import { useState } from 'react'
import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary, Field, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsIdentite } from '../components/champs-identite.tsx'
import { ChampsUnion } from '../components/champs-union.tsx'
import { FichesProches } from '../components/fiches-proches.tsx'
import { reponsesDe } from '../components/reponses.ts'
import { pseudoPropose } from '../model/pseudo.ts'
import { authorize } from '../policy.ts'
import { centresPermis } from '../queries/adherents.server.ts'
import { listProches } from '../queries/proches.server.ts'
import { creerAdherent, creerAdherentSchema } from '../use-cases/creer-adherent.server.ts'
import type { Route } from './+types/ajouter-adherent.ts'
import '../components/adherents.css'

/** The login is proposed while the names are typed. */
export const handle = { scripts: true }

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.creer')
  return { id: newId(), centres: centresPermis(ctx, 'adherent.creer', await listCentres(ctx)) }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.creer')
  const { values } = await readForm(request.clone())
  const lu = creerAdherentSchema.safeParse(values)
  if (lu.success && !lu.data.homonyme) {
    const { identite, numeroFederal = null } = lu.data
    const proches = await listProches(ctx, { ...identite, numeroFederal }, lu.data.id)
    if (proches.length > 0) return data({ values, errors: {}, proches }, { status: 422 })
  }
  return submit(request, {}, creerAdherentSchema, async (input) => {
    const { id, pseudo } = await creerAdherent(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/adherents/:adherentId', { ...params, adherentId: id }),
      `Adhérent ajouté, identifiant ${pseudo}. Le lien pour choisir son mot de passe part dans la minute.`,
    )
  })
}

const parDefaut = { 'identite.naissancePays': 'France', statut: 'SPV' }

export default function AjouterAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { centres } = loaderData
  const errors: Record<string, string> = actionData?.errors ?? {}
  const proches = actionData && 'proches' in actionData ? actionData.proches : []
  const reponses = reponsesDe(actionData, parDefaut)
  const champ = (name: string) => ({ name, defaultValue: reponses(name), error: errors[name] })
  const [propose, setPropose] = useState('nom.prenom')
  return (
    <Page
      title="Ajouter adhérent"
      width="form"
      failed={Object.keys(errors).length > 0}
      subtitle="L’essentiel suffit : la personne complète le reste dans Mes informations."
    >
      <ErrorSummary
        errors={errors}
        formError={actionData && 'formError' in actionData ? actionData.formError : undefined}
      />
      {proches.length > 0 && <FichesProches union={params.union} proches={proches} />}
      <form method="post" noValidate onInput={(event) => setPropose(pseudoSaisi(event))}>
        <input type="hidden" name="id" value={reponses('id') || loaderData.id} />
        <FormGroup title="Identité" reason="Imprimée sur les diplômes et les déclarations.">
          <ChampsIdentite reponses={reponses} errors={errors} />
        </FormGroup>
        <FormGroup title="Coordonnées" reason="Le lien de création du compte part à cette adresse.">
          <Field
            {...champ('email')}
            label="Adresse électronique"
            type="email"
            autoComplete="off"
            required
          />
          <Field
            {...champ('telephone')}
            label="Téléphone"
            type="tel"
            width={14}
            autoComplete="off"
            optional
          />
        </FormGroup>
        <FormGroup title="Dans l’union">
          <ChampsUnion reponses={reponses} errors={errors} centres={centres} />
          <Field
            {...champ('pseudo')}
            label="Identifiant"
            hint={`Laissez vide pour ${propose} (suivi d’un chiffre s’il est déjà pris).`}
            placeholder={propose}
            maxLength={60}
            autoComplete="off"
            optional
          />
        </FormGroup>
        {(proches.length > 0 || reponses('homonyme') || errors['identite.nomNaissance']) && (
          <FormGroup title="Fiches ressemblantes">
            <Check
              name="homonyme"
              label="C’est une autre personne"
              detail="La fiche sera créée à côté de celles qui lui ressemblent."
              defaultChecked={reponses('homonyme') !== ''}
            />
          </FormGroup>
        )}
        <SaveBar>
          <Button variant="primary">Ajouter l’adhérent</Button>
          <ButtonLink href={href('/:union/espace/administration/adherents', params)} variant="bare">
            Abandonner
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

/** The login that the names typed so far would give. */
function pseudoSaisi({ currentTarget }: { currentTarget: HTMLFormElement }): string {
  const form = new FormData(currentTarget)
  const texte = (champ: string) => {
    const saisi = form.get(`identite.${champ}`)
    return typeof saisi === 'string' ? saisi : ''
  }
  const pseudo = pseudoPropose(texte('nomUsage') || texte('nomNaissance'), texte('prenoms'))
  return pseudo === '.' ? 'nom.prenom' : pseudo
}
