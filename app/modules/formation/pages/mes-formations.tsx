import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { DateTab } from '#app/ui/date-tab.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Views } from '#app/ui/table.tsx'
import { BadgeStatut } from '../components/badges.tsx'
import { LignesJournees } from '../components/programme.tsx'
import { authorize, moi } from '../policy.ts'
import { listJournees } from '../public.server.ts'
import { listCollegues, listMesFormations } from '../queries/terrain.server.ts'
import type { Route } from './+types/mes-formations.ts'

const vueSchema = z.object({ vue: z.enum(['a_venir', 'passees']).catch('a_venir') })

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.encadrer')
  const { vue } = vueSchema.parse(queryOf(request))
  const formations = await listMesFormations(ctx, moi(ctx), vue === 'passees')
  const ids = formations.map(({ id }) => id)
  const journees = ids.length > 0 ? await listJournees(ctx, ids) : []
  const collegues = ids.length > 0 ? await listCollegues(ctx, ids, moi(ctx).adherentId) : []
  return {
    vue,
    formations: formations.map((formation) => ({
      ...formation,
      journees: journees.filter(({ formationId }) => formationId === formation.id),
      collegues: collegues
        .filter(({ formationId }) => formationId === formation.id)
        .map(({ nom, prenoms }) => `${prenoms} ${nom}`),
    })),
  }
}

export default function MesFormationsPage({ loaderData, params }: Route.ComponentProps) {
  const { vue, formations } = loaderData
  const adresse = href('/:union/espace/formations/mes-formations', params)
  return (
    <Page title="Mes formations" subtitle="Celles que vous encadrez.">
      <Views
        label="Périodes"
        views={[
          { label: 'À venir', href: adresse, current: vue === 'a_venir' },
          { label: 'Passées', href: `${adresse}?vue=passees`, current: vue === 'passees' },
        ]}
      />
      {formations.length === 0 ? (
        <EmptyState
          title={vue === 'passees' ? 'Aucune formation passée' : 'Aucune formation à venir'}
          action={
            <ButtonLink href={href('/:union/espace/formations/postuler', params)}>
              Voir où postuler
            </ButtonLink>
          }
        >
          Les formations où vous êtes retenu s’affichent ici.
        </EmptyState>
      ) : (
        <ul className="lines">
          {formations.map((formation) => (
            <li key={formation.id}>
              <DateTab day={formation.premierJour ?? ''} />
              <div>
                <b>
                  <a
                    href={href('/:union/espace/formations/:formationId/terrain', {
                      ...params,
                      formationId: formation.id,
                    })}
                  >
                    {formation.intitule}
                  </a>
                </b>
                <LignesJournees journees={formation.journees} />
                <small>
                  {`${plural(formation.prises, 'stagiaire', 'stagiaires')} sur ${formation.places} places, ${formation.numero}`}
                </small>
                {formation.statut === 'cloturee' && (
                  <small>
                    <a
                      href={href('/:union/espace/formations/:formationId/sondages', {
                        ...params,
                        formationId: formation.id,
                      })}
                    >
                      Avis des stagiaires
                    </a>
                  </small>
                )}
                {formation.collegues.length > 0 && (
                  <small>{`Avec ${formation.collegues.join(', ')}`}</small>
                )}
              </div>
              {formation.statut === 'cloturee' && <BadgeStatut statut={formation.statut} />}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
