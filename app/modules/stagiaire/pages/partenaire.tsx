import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listJournees } from '#app/modules/formation/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatMoney, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { JourneesFormation } from '../components/journees-formation.tsx'
import { finDuLien, paieIci } from '../model/places.ts'
import { findPorte } from '../porte.server.ts'
import { jugerPorte } from '../queries/vue-inscription.server.ts'
import type { Route } from './+types/partenaire.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const porte = await findPorte(ctx, { jeton: params.jeton })
  const { formation, lien } = porte
  const { emailFormations, telephone } = await findIdentiteUnion(ctx)
  const limites = [
    ...(formation.depassementCapacite ? [] : [formation.places - formation.prises]),
    ...(lien?.limite ? [lien.limite - lien.prises] : []),
  ]
  return data(
    {
      intitule: formation.intitule,
      ageMin: formation.ageMin,
      journees: await listJournees(ctx, [formation.id]),
      prix: paieIci('partenaire', lien) && formation.prix > 0 ? formation.prix : null,
      fin: lien ? finDuLien(lien, formation) : formation.inscriptionsJusquAu,
      libres: limites.length > 0 ? Math.max(0, Math.min(...limites)) : undefined,
      empechement: jugerPorte(ctx, porte).raison,
      contact: [emailFormations, telephone].filter((moyen) => moyen !== null).join(', '),
    },
    { headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } },
  )
}

export const headers: Route.HeadersFunction = () => ({
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
})

/** FOR-6: what a partner's people see of their formation, and the way in. Never who else comes. */
export default function PartenairePage({ loaderData, params }: Route.ComponentProps) {
  const { intitule, ageMin, journees, prix, fin, libres, empechement, contact } = loaderData
  return (
    <PublicPage
      title={intitule}
      narrow
      subtitle="Inscription réservée aux personnes qui ont reçu ce lien."
    >
      <div className="stack">
        {empechement && (
          <Message kind="attend" title={empechement}>
            {contact && <p>Vous pouvez aussi écrire ou téléphoner à l’union : {contact}.</p>}
          </Message>
        )}
        <JourneesFormation journees={journees} />
        {!empechement && (
          <>
            <Facts
              items={[
                ...(libres === undefined
                  ? []
                  : [{ label: 'Places', value: plural(libres, 'place libre', 'places libres') }]),
                ...(prix === null
                  ? []
                  : [{ label: 'Prix', value: `${formatMoney(prix)} par personne` }]),
                ...(ageMin === null
                  ? []
                  : [{ label: 'Âge', value: `${ageMin} ans au moins le premier jour` }]),
                { label: 'Inscriptions', value: `jusqu’au ${formatDay(fin)}` },
              ]}
            />
            <p>
              <ButtonLink
                variant="primary"
                size="large"
                href={href('/:union/partenaire/:jeton/inscription/:etape', {
                  ...params,
                  etape: 'identite',
                })}
              >
                M’inscrire
              </ButtonLink>
            </p>
          </>
        )}
      </div>
    </PublicPage>
  )
}
