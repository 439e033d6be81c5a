import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatCount, formatDay, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { FiltresStatistiques } from '../components/filtres-statistiques.tsx'
import { Histogramme } from '../components/histogramme.tsx'
import { TableauGroupes } from '../components/tableau-groupes.tsx'
import { OrigineProduits, TypeStagiaires } from '../components/tableaux-bpf.tsx'
import { TauxQualiopi } from '../components/taux-qualiopi.tsx'
import { colonnesStatistiques, lignesStatistiques } from '../model/export.ts'
import { adresseFiltres, filtresSchema } from '../model/filtres.ts'
import type { Groupe } from '../model/tableau.ts'
import { formatHeures, formatTaux, quotient } from '../model.ts'
import { authorize } from '../policy.ts'
import { lireStatistiques } from '../queries/page-statistiques.server.ts'
import type { Route } from './+types/statistiques-formations.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'statistique.lire')
    const statistiques = await lireStatistiques(ctx, filtresSchema.parse(query))
    return {
      name: `statistiques-${statistiques.periode.du}-${statistiques.periode.au}`,
      columns: colonnesStatistiques,
      rows: lignesStatistiques(statistiques),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'statistique.lire')
  const filtres = filtresSchema.parse(queryOf(request))
  const url = request.url.replace(/\.data(?=\?|$)/, '')
  return { filtres, url, ...(await lireStatistiques(ctx, filtres)) }
}

export default function StatistiquesFormationsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, periode, total, parMois, parType, parCentre, bilan } = loaderData
  const ici = href('/:union/espace/statistiques/formations', params)
  const base = `/${params.union}/espace/statistiques`
  const lien = (liste: string, plus: Record<string, string | undefined> = {}) =>
    `${base}/${liste}${adresseFiltres(filtres, plus)}`
  const liens = (nom: 'type' | 'mois' | 'centre') => ({
    formations: ({ cle }: Groupe) => lien('comptees', { [nom]: cle }),
    stagiaires: ({ cle }: Groupe, etat?: string) => lien('stagiaires', { [nom]: cle, etat }),
  })
  return (
    <Page
      title="Statistiques formations"
      subtitle={`Formations clôturées dont le dernier jour est du ${formatDay(periode.du)} au ${formatDay(periode.au)}.`}
      actions={<ExportMenu url={new URL(loaderData.url)} />}
    >
      <FiltresStatistiques {...loaderData} effacer={ici} />
      {loaderData.aCloturer > 0 && (
        <Message
          kind="attend"
          title={`${plural(loaderData.aCloturer, 'formation terminée n’est pas clôturée et ne compte pas encore', 'formations terminées ne sont pas clôturées et ne comptent pas encore')}.`}
          action={
            <ButtonLink
              href={`${href('/:union/espace/formations/a-venir', params)}?vue=a_cloturer`}
            >
              Voir les formations à clôturer
            </ButtonLink>
          }
        />
      )}
      {total.sessions === 0 ? (
        <EmptyState title="Aucune formation clôturée sur cette période">
          Les chiffres viennent des formations clôturées. Changez d’année, ou élargissez les
          filtres.
        </EmptyState>
      ) : (
        <>
          <Totals
            items={[
              {
                label: 'Sessions',
                figure: <a href={lien('comptees')}>{formatCount(total.sessions)}</a>,
                detail: `${formatHeures(total.minutesFormateurs)} h dispensées`,
              },
              {
                label: 'Inscrits',
                figure: <a href={lien('stagiaires')}>{formatCount(total.inscrits)}</a>,
                detail: `sur ${formatCount(total.places)} places, ${formatTaux(quotient(total.inscrits * 1000, total.places))}`,
              },
              {
                label: 'Validés',
                figure: (
                  <a href={lien('stagiaires', { etat: 'valides' })}>{formatCount(total.valides)}</a>
                ),
                detail: `${formatCount(total.inscrits - total.valides)} absents`,
              },
              {
                label: 'Diplômés',
                figure: (
                  <a href={lien('stagiaires', { etat: 'diplomes' })}>
                    {formatCount(total.diplomes)}
                  </a>
                ),
                detail: formatTaux(quotient(total.diplomes * 1000, total.valides)),
              },
              { label: 'Heures suivies', figure: `${formatHeures(total.minutes)} h` },
            ]}
          />
          <Section title="Par mois">
            <Histogramme
              id="mois"
              titre="Stagiaires validés et absents, mois par mois"
              barres={parMois.map((mois) => ({
                nom: mois.nom,
                court: mois.court,
                valides: mois.valides,
                absents: mois.inscrits - mois.valides,
              }))}
            />
            <TableauGroupes
              titre="Chiffres par mois"
              colonne="Mois"
              groupes={parMois.filter(({ sessions }) => sessions > 0)}
              total={total}
              {...liens('mois')}
            />
          </Section>
          <Section title="Par type">
            <TableauGroupes
              titre="Chiffres par type"
              colonne="Type"
              groupes={parType}
              total={total}
              {...liens('type')}
            />
          </Section>
          <Section title="Par centre">
            <TableauGroupes
              titre="Chiffres par centre"
              colonne="Centre organisateur"
              groupes={parCentre}
              total={total}
              {...liens('centre')}
            />
          </Section>
          <Section title="Origine des produits">
            <p className="soft small">
              Règlements reçus sur la période, remboursements déduits, sur les lignes du bilan
              pédagogique et financier. Montants TTC.
            </p>
            <OrigineProduits bilan={bilan} reglements={(ligne) => lien('reglements', { ligne })} />
          </Section>
          <Section title="Type de stagiaires">
            <TypeStagiaires
              bilan={bilan}
              stagiaires={(f1) => lien('stagiaires', { etat: 'valides', f1 })}
            />
          </Section>
          <Section title="Taux Qualiopi" id="qualiopi">
            <TauxQualiopi base={total} stagiaires={(etat) => lien('stagiaires', { etat })} />
          </Section>
        </>
      )}
    </Page>
  )
}
