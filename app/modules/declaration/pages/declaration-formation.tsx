import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { canAdherents } from '#app/modules/adherent/public.server.ts'
import { lirePreference } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { BadgeEvenement } from '../components/badge-declaration.tsx'
import { LignesDeclaration } from '../components/lignes-declaration.tsx'
import { MarquerDeclare } from '../components/marquer-declare.tsx'
import { manquesEmployeur } from '../model/dpae.ts'
import { alerteDelai, etatEvenement } from '../model.ts'
import { authorize } from '../policy.ts'
import { findEvenement } from '../queries/evenements.server.ts'
import { findEmployeur, listLignes } from '../queries/lignes.server.ts'
import {
  marquerDeclaration,
  marquerDeclarationSchema,
} from '../use-cases/marquer-declaration.server.ts'
import type { Route } from './+types/declaration-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.lister')
  const formation = (await findEvenement(ctx, uuidParam(params.formationId))) ?? notFound()
  const lignes = await listLignes(ctx, 'formation', [formation.id])
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  const attendues = lignes.filter(({ statut }) => statut !== 'sans_objet' && statut !== 'declaree')
  const prochaine = attendues
    .flatMap(({ embauche }) => embauche ?? [])
    .sort((a, b) => a.embaucheLe.localeCompare(b.embaucheLe))[0]
  return {
    formation,
    etat: etatEvenement(lignes, formation.declareeLe !== null),
    delai: prochaine && alerteDelai(prochaine, maintenant),
    // Of the sheet, only what the table shows.
    lignes: lignes.map((ligne) => ({
      adherentId: ligne.adherentId,
      embaucheLe: ligne.embaucheLe,
      nom: `${ligne.prenoms} ${ligne.nomUsage ?? ligne.nomNaissance}`,
      embauche: ligne.embauche,
      jours: ligne.jours,
      statut: ligne.statut,
      manques: ligne.manques,
      nirConnu: ligne.nirConnu,
      perimee: ligne.perimee,
      partie: ligne.partie,
      dit: ligne.dit,
    })),
    manquesUnion: manquesEmployeur(await findEmployeur(ctx)),
    essai: await lirePreference(ctx, 'dpae_essai'),
    litNir: canAdherents(ctx, 'donnee_sensible.lire'),
    ouvreFiches: canAdherents(ctx, 'adherent.modifier'),
    aujourdhui: ctx.aujourdhui,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.faire')
  const formationId = uuidParam(params.formationId)
  const ici = href('/:union/espace/formations/:formationId/declaration', params)
  return submit(request, { formationId }, marquerDeclarationSchema, async (input) => {
    const nombre = await marquerDeclaration(ctx, input)
    return redirectWithToast(ici, `${plural(nombre, 'embauche déclarée', 'embauches déclarées')}.`)
  })
}

export default function DeclarationFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, etat, delai, lignes, manquesUnion, essai, litNir } = loaderData
  const errors = actionData?.errors ?? {}
  const aDeclarer = lignes.some(({ statut, partie }) => statut !== 'sans_objet' && !partie)
  return (
    <Page
      title="Déclaration URSSAF"
      breadcrumb={[
        {
          label: 'Déclarations URSSAF',
          href: href('/:union/espace/formations/declarations', params),
        },
      ]}
      subtitle={`${formation.intitule}, ${formation.numero}`}
      badges={<BadgeEvenement etat={etat} />}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <div className="stack">
        {delai && <Message kind={delai.genre} title={delai.phrase} />}
        {manquesUnion.length > 0 && aDeclarer && (
          <Message kind="attend" title={`Il manque de l’union : ${manquesUnion.join(', ')}.`}>
            <a href={href('/:union/espace/parametrages/union', params)}>
              Compléter les informations de l’union
            </a>
          </Message>
        )}
        {essai && aDeclarer && (
          <Message
            kind="attend"
            title="Le fichier XML est un essai : l’URSSAF ne déclarera personne."
          >
            <p>Cela se règle dans Paramétrages, Préférences union.</p>
          </Message>
        )}
        {lignes.length === 0 ? (
          <EmptyState title="Personne dans l’équipe">
            Les formateurs acceptés s’affichent ici, avec ce qui manque à leur déclaration.
          </EmptyState>
        ) : (
          <form method="post" encType="application/x-www-form-urlencoded">
            <Section title="Embauches" count={lignes.length}>
              <LignesDeclaration
                lignes={lignes}
                params={{ union: params.union, formationId: formation.id }}
                ouvreFiches={loaderData.ouvreFiches}
              />
              <p className="soft small">
                Un nom ouvre sa ligne : bénévole ou rémunéré, montant, réponse de l’URSSAF. Des
                journées qui se suivent font une embauche ; une journée à part en fait une autre, à
                déclarer aussi.
              </p>
            </Section>
            {aDeclarer && (
              <Section title="Ce que vous faites des lignes cochées">
                <MarquerDeclare
                  exporter={href(
                    '/:union/espace/formations/:formationId/declaration/export',
                    params,
                  )}
                  aujourdhui={loaderData.aujourdhui}
                  litNir={litNir}
                  errors={errors}
                  values={actionData?.values}
                />
              </Section>
            )}
          </form>
        )}
      </div>
    </Page>
  )
}
