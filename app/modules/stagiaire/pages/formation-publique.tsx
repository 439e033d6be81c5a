import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findFormation, listJournees } from '#app/modules/formation/public.server.ts'
import { findReferentHandicap } from '#app/modules/union/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatMoney, plural } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import { JourneesFormation } from '../components/journees-formation.tsx'
import { ReferentPublic } from '../components/referent-public.tsx'
import { formatPrix } from '../model/horaires.ts'
import { referentPublic } from '../model/referent.ts'
import { jugerPorte } from '../queries/vue-inscription.server.ts'
import type { Route } from './+types/formation-publique.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  const { id, intitule, typeLibelle, prix, places, prises, ageMin, inscriptionsJusquAu } = formation
  return {
    formation: { id, intitule, typeLibelle, prix, places, prises, ageMin, inscriptionsJusquAu },
    journees: await listJournees(ctx, [id]),
    referent: referentPublic(await findReferentHandicap(ctx)),
    ...jugerPorte(ctx, { origine: 'public', formation, lien: undefined, accueil: '' }),
  }
}

export default function FormationPubliquePage({ loaderData, params }: Route.ComponentProps) {
  const { formation, journees, referent, raison, attente } = loaderData
  const { intitule, typeLibelle, prix, places, prises, ageMin, inscriptionsJusquAu } = formation
  const inscription = href('/:union/formations/:formationId/inscription/:etape', {
    ...params,
    etape: 'identite',
  })
  const libres = Math.max(0, places - prises)
  return (
    <PublicPage
      title={intitule}
      narrow
      subtitle={typeLibelle === intitule ? undefined : typeLibelle}
    >
      <div className="stack">
        <JourneesFormation journees={journees} />
        <Facts
          items={[
            { label: 'Prix', value: formatPrix(prix, formatMoney) },
            {
              label: 'Places',
              value: (
                <>
                  <Rungs taken={prises} places={places} />{' '}
                  <span className="soft">
                    {libres > 0 && plural(libres, 'place libre', 'places libres')}
                  </span>
                </>
              ),
            },
            ...(ageMin === null
              ? []
              : [{ label: 'Âge', value: `${ageMin} ans au moins le premier jour` }]),
            { label: 'Inscriptions', value: `jusqu’au ${formatDay(inscriptionsJusquAu)}` },
          ]}
        />
        {referent && <ReferentPublic {...referent} />}
        {attente && (
          <p>
            La formation est complète. Si une place se libère, elle est proposée à la première
            personne de la liste d’attente.
          </p>
        )}
        <p className="way-in">
          <ButtonLink variant="primary" size="large" href={inscription} disabledReason={raison}>
            {attente ? 'Rejoindre la liste d’attente' : 'M’inscrire'}
          </ButtonLink>
        </p>
        <p>
          <a href={href('/:union/formations', params)}>Voir les autres formations</a>
        </p>
      </div>
    </PublicPage>
  )
}
