import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Choices, DateField, ErrorSummary, Field } from '#app/ui/form.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { CarteLien } from '../components/lien-partenaire.tsx'
import { adressePartenaire } from '../lien-partenaire.server.ts'
import { empechementLien, finDuLien } from '../model/places.ts'
import { empechementGestion } from '../model.ts'
import { findFormationPour } from '../queries/feuille.server.ts'
import { findEmailClient, listLiens } from '../queries/liens-partenaires.server.ts'
import {
  creerLienPartenaire,
  creerLienPartenaireSchema,
} from '../use-cases/creer-lien-partenaire.server.ts'
import {
  envoyerLienPartenaire,
  envoyerLienPartenaireSchema,
} from '../use-cases/envoyer-lien-partenaire.server.ts'
import {
  revoquerLienPartenaire,
  revoquerLienPartenaireSchema,
} from '../use-cases/revoquer-lien-partenaire.server.ts'
import type { Route } from './+types/liens-partenaires.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.partager')
  const { numero, intitule, inscriptionsJusquAu, premierJour, prix } = formation
  const liens = await listLiens(ctx, formation.id)
  return {
    id: newId(),
    formation: { numero, intitule, inscriptionsJusquAu, premierJour, prix },
    empechement: empechementGestion(formation),
    email: (await findEmailClient(ctx, formation.id)) ?? '',
    fuseau: ctx.union.fuseau,
    liens: liens.map((lien) => ({
      ...lien,
      adresse: adressePartenaire(ctx, lien.id),
      fin: finDuLien(lien, formation),
      empechement: empechementLien(lien, formation, ctx.aujourdhui),
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.partager')
  const formationId = uuidParam(params.formationId)
  const ici = href('/:union/espace/formations/:formationId/partenaires', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'envoyer') {
    return submit(request, { formationId }, envoyerLienPartenaireSchema, async (input) => {
      await envoyerLienPartenaire(ctx, input)
      return redirectWithToast(ici, 'Le lien part dans la minute.')
    })
  }
  if (values.intention === 'revoquer') {
    return submit(request, { formationId }, revoquerLienPartenaireSchema, async (input) => {
      await revoquerLienPartenaire(ctx, input)
      return redirectWithToast(ici, 'Lien révoqué : il n’inscrit plus personne.')
    })
  }
  return submit(request, { formationId }, creerLienPartenaireSchema, async (input) => {
    await creerLienPartenaire(ctx, input)
    return redirectWithToast(ici, 'Lien créé. Copiez-le ou envoyez-le.')
  })
}

export default function LiensPartenairesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, formation, empechement, email, fuseau, liens } = loaderData
  const values = actionData?.values ?? {}
  const errors = actionData?.errors ?? {}
  const tape = (nom: string, connu = '') =>
    typeof values[nom] === 'string' && values.lienId === undefined ? values[nom] : connu
  const { premierJour } = formation
  return (
    <Page
      title="Liens partenaires"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
      ]}
      subtitle="Par ce lien, les personnes d’un organisme s’inscrivent elles-mêmes, même à une formation privée."
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {liens.length > 0 && (
        <div className="stack">
          {liens.map((lien, rang) => (
            <CarteLien
              key={lien.id}
              lien={lien}
              payant={formation.prix > 0}
              rang={rang + 1}
              fuseau={fuseau}
              email={
                values.lienId === lien.id && typeof values.email === 'string' ? values.email : email
              }
              error={values.lienId === lien.id ? errors.email : undefined}
            />
          ))}
        </div>
      )}
      <Section title="Créer un lien">
        <form method="post" noValidate className="fields">
          <input type="hidden" name="id" value={id} />
          <Field
            name="note"
            label="Pour qui"
            optional
            hint="Un mot pour le reconnaître, vu de vous seul : « Mairie, équipe du matin »."
            defaultValue={tape('note')}
            error={errors.note}
            autoComplete="off"
          />
          <Field
            name="limite"
            label="Nombre de places de ce lien"
            optional
            width={8}
            inputMode="numeric"
            hint="Vide : les places de la formation. La plus basse des deux limites compte."
            defaultValue={tape('limite')}
            error={errors.limite}
            autoComplete="off"
          />
          <DateField
            name="expireLe"
            label="Dernier jour du lien"
            hint={`Au plus tard ${premierJour ? formatDay(premierJour) : 'le premier jour'}. Les inscriptions de la formation se terminent le ${formatDay(formation.inscriptionsJusquAu)} : la première des deux dates compte.`}
            defaultValue={tape('expireLe', formation.inscriptionsJusquAu)}
            max={premierJour ?? undefined}
            error={errors.expireLe}
          />
          {formation.prix > 0 && (
            <Choices
              legend="Qui paie la formation"
              name="payeur"
              defaultValue={tape('payeur', 'partenaire')}
              error={errors.payeur}
              options={[
                {
                  value: 'partenaire',
                  label: 'Le partenaire',
                  detail: 'Personne ne paie en s’inscrivant : vous facturez l’organisme.',
                },
                {
                  value: 'stagiaire',
                  label: `Chaque stagiaire, ${formatMoney(formation.prix)}`,
                  detail:
                    'Comme sur le site : par carte si elle est ouverte, la place est tenue le temps du paiement.',
                },
              ]}
            />
          )}
          <p>
            <Button
              variant="primary"
              name="intention"
              value="creer"
              icon="plus"
              disabledReason={empechement}
            >
              Créer le lien
            </Button>
          </p>
        </form>
      </Section>
    </Page>
  )
}
