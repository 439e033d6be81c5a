import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { can as peutSurFormation } from '#app/modules/formation/public.server.ts'
import { listCentres, listTypesFormation } from '#app/modules/union/public.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { Views } from '#app/ui/filters.tsx'
import { plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { withParam } from '#app/ui/table.tsx'
import { FiltresPlanning } from '../components/filtres-planning.tsx'
import { GrilleJours } from '../components/grille-jours.tsx'
import { GrilleRessources } from '../components/grille-ressources.tsx'
import {
  deplacable,
  type Evenement,
  joursEntre,
  limiteEvenements,
  periode,
  type Vue,
  vues,
  vuesDeGestion,
} from '../model.ts'
import { authorize, can, droits } from '../policy.ts'
import { filtresSchema, listEvenements } from '../queries/evenements.server.ts'
import type { Route } from './+types/planning.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'planning.lire')
    const filtres = filtresSchema.parse(query)
    const evenements = await listEvenements(
      ctx,
      periode(filtres.vue, filtres.jour || ctx.aujourdhui),
      filtres,
    )
    return {
      name: 'planning',
      columns: [
        { title: 'Jour', type: 'day' },
        'Horaires',
        'Numéro',
        'Formation',
        'Lieu',
        { title: 'Formateurs', type: 'number' },
        { title: 'Requis', type: 'number' },
      ],
      rows: evenements.map((e) => [
        e.jour,
        e.creneaux.map(({ debut, fin }) => `${debut}-${fin}`).join(' '),
        e.numero,
        e.intitule,
        e.lieu,
        e.acceptes,
        e.formateursRequis,
      ]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'planning.lire')
  const filtres = filtresSchema.parse(queryOf(request))
  const gestion = can(ctx, 'planning.ressources')
  if (vuesDeGestion.includes(filtres.vue) && !gestion)
    throw new Forbidden('planning.ressources', droits['planning.ressources'].libelle)
  const jour = filtres.jour || ctx.aujourdhui
  const dates = periode(filtres.vue, jour)
  const [evenements, types, centres] = await Promise.all([
    listEvenements(ctx, dates, filtres),
    listTypesFormation(ctx),
    listCentres(ctx),
  ])
  return {
    filtres,
    jour,
    aujourdhui: ctx.aujourdhui,
    dates,
    evenements,
    types: types.map(({ id, code }) => ({ id, libelle: code })),
    centres: centres.map(({ id, nom }) => ({ id, libelle: nom })),
    vues: (Object.keys(vues) as Vue[]).filter((vue) => gestion || !vuesDeGestion.includes(vue)),
    peutDeplacer: peutSurFormation(ctx, 'formation.modifier'),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function PlanningPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, jour, dates, evenements, aujourdhui, url: address, peutDeplacer } = loaderData
  const url = new URL(address)
  const ici = href('/:union/espace/planning', params)
  const adresse = `/${params.union}/espace/formations`
  const vers = (autre: string) => withParam(url, 'jour', autre)
  const commun = {
    adresse,
    jours: joursEntre(dates),
    evenements,
    aujourdhui,
    deplacer: (evenement: Evenement) =>
      peutDeplacer && deplacable(evenement, aujourdhui)
        ? `${adresse}/${evenement.formationId}/journees/${evenement.journeeId}/modifier?jour=`
        : undefined,
  }
  return (
    <Page
      title="Planning"
      subtitle={`${dates.titre[0]?.toLocaleUpperCase('fr')}${dates.titre.slice(1)}, ${plural(evenements.length, 'journée', 'journées')}`}
      actions={
        <>
          <ButtonLink icon="chevron-left" href={vers(dates.precedent)}>
            <span className="offscreen">Période précédente</span>
          </ButtonLink>
          <ButtonLink href={vers(aujourdhui)}>Aujourd’hui</ButtonLink>
          <ButtonLink icon="chevron-right" href={vers(dates.suivant)}>
            <span className="offscreen">Période suivante</span>
          </ButtonLink>
          <ExportMenu url={url} />
        </>
      }
    >
      <Views
        views={loaderData.vues.map((vue) => ({
          label: vues[vue],
          href: withParam(url, 'vue', vue === 'mois' ? '' : vue),
          current: vue === filtres.vue,
        }))}
      />
      <FiltresPlanning
        filtres={filtres}
        jour={jour}
        types={loaderData.types}
        centres={loaderData.centres}
        effacer={ici}
      />
      {evenements.length >= limiteEvenements && (
        <Message
          kind="attend"
          title={`Seules les ${limiteEvenements} premières journées sont montrées.`}
        >
          <p>Choisissez un type ou un centre pour voir les autres.</p>
        </Message>
      )}
      {filtres.vue === 'formateurs' || filtres.vue === 'lieux' ? (
        <GrilleRessources {...commun} vue={filtres.vue} />
      ) : (
        <GrilleJours
          {...commun}
          vue={filtres.vue}
          mois={filtres.vue === 'semaine' ? '' : jour.slice(0, 7)}
          versJour={(un) => `${ici}?vue=semaine&jour=${un}`}
        />
      )}
      <p className="small soft planning-follow no-print">
        <Icon name="calendar-days" />{' '}
        <a href={href('/:union/espace/compte/calendrier', params)}>
          Recevoir ce planning dans mon agenda
        </a>
      </p>
    </Page>
  )
}
