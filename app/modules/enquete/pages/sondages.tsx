import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatNote } from '#app/modules/statistique/model.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Views, withParam } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { FiltresSondages } from '../components/filtres-sondages.tsx'
import { Repartitions } from '../components/repartition.tsx'
import { SondagesParFormation } from '../components/sondages-par-formation.tsx'
import { tableauReponses } from '../components/tableau-reponses.ts'
import { TextesRecus } from '../components/textes-recus.tsx'
import { formatPart } from '../model/repartition.ts'
import { explicationGenre, genres, libelleGenre } from '../model.ts'
import { authorize } from '../policy.ts'
import {
  countParGenre,
  filtresSchema,
  findRepartition,
  listParFormation,
  listReponses,
  listTextes,
} from '../queries/analyse.server.ts'
import type { Route } from './+types/sondages.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'enquete.lister')
    const filtres = filtresSchema.parse(query)
    const name = `sondages-${filtres.genre}-${ctx.aujourdhui}`
    return { name, ...tableauReponses(await listReponses(ctx, filtres)) }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'enquete.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const { type, du, au } = filtres
  return {
    filtres,
    comptes: await countParGenre(ctx, { type, du, au }),
    repartitions: (await findRepartition(ctx, filtres)).flatMap(({ repartitions }) => repartitions),
    textes: await listTextes(ctx, filtres),
    liste: await listParFormation(ctx, filtres),
    types: await listTypesFormation(ctx),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function SondagesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, comptes, repartitions, textes, liste, types, url: address } = loaderData
  const url = new URL(address)
  const ici = href('/:union/espace/statistiques/sondages', params)
  const filtre = [filtres.type, filtres.du, filtres.au].some(Boolean)
  const compte = comptes.find(({ genre }) => genre === filtres.genre)
  const formation = (formationId: string) =>
    href('/:union/espace/formations/:formationId/sondages', { ...params, formationId })
  return (
    <Page
      title="Sondages"
      subtitle={`${explicationGenre[filtres.genre]} Les réponses sont montrées sans le nom de qui les donne.`}
      actions={<ExportMenu url={url} />}
    >
      <Views
        label="Sondages"
        views={genres.map((genre) => ({
          label: libelleGenre[genre],
          count: comptes.find((compte) => compte.genre === genre)?.reponses ?? 0,
          href: withParam(url, 'genre', genre),
          current: genre === filtres.genre,
        }))}
      />
      <FiltresSondages
        filtres={filtres}
        types={types}
        effacer={filtre ? `${ici}?genre=${filtres.genre}` : undefined}
      />
      {!compte ? (
        <EmptyState
          title={filtre ? 'Aucun sondage pour ces filtres' : 'Aucun sondage n’est encore parti'}
          action={
            filtre ? (
              <ButtonLink href={`${ici}?genre=${filtres.genre}`}>Effacer les filtres</ButtonLink>
            ) : undefined
          }
        >
          {filtre
            ? 'Essayez un autre type ou une autre période.'
            : 'Ils partent seuls quand une formation est clôturée. Les questions se règlent dans Paramétrages > Sondages.'}
        </EmptyState>
      ) : (
        <>
          <Totals
            items={[
              { label: 'Envoyés', figure: compte.envois },
              {
                label: 'Réponses',
                figure: formatPart(compte.reponses, compte.envois),
                detail: `${compte.reponses} sur ${compte.envois}`,
              },
              {
                label: 'Satisfaction',
                figure: compte.note === null ? '–' : `${formatNote(compte.note)} sur 5`,
              },
              {
                label: 'Relances',
                figure: compte.relances,
                detail:
                  compte.sansAdresse > 0 &&
                  `${plural(compte.sansAdresse, 'personne', 'personnes')} sans adresse`,
              },
            ]}
          />
          {repartitions.length > 0 && (
            <Section title="Réponses aux questions">
              <Repartitions repartitions={repartitions} />
            </Section>
          )}
          {textes.length > 0 && (
            <Section title="Ce qui est écrit" count={textes.length}>
              <TextesRecus textes={textes} formation={formation} />
            </Section>
          )}
          <Section title="Par formation" count={liste.total}>
            <SondagesParFormation rows={liste.rows} formation={formation} />
            <Pagination {...liste} url={url} noun="formations" />
          </Section>
        </>
      )}
    </Page>
  )
}
