import { data, href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { findConventionEnvoyee, listJournees } from '#app/modules/formation/public.server.ts'
import { adressePartenaire, findLienOuvert } from '#app/modules/stagiaire/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { jourDans } from '#app/platform/jour.ts'
import { queryOf } from '#app/platform/pages.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatTime, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { datesSouhaitees, lieuSouhaite, phraseDemande } from '../model/demande.ts'
import { findDemandeParJeton } from '../queries/demande.server.ts'
import type { Route } from './+types/suivi-demande.ts'

/** What the holder of the secret link may know of a request. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = asPublic(ctxOf(context))
  const demande = (await findDemandeParJeton(ctx, params.jeton)) ?? notFound()
  const { donnees, clientNumero, numero, statut, motif, recueLe, formationId } = demande
  const confirmee = statut === 'validee' || statut === 'cloturee'
  const lien = statut === 'validee' ? await findLienOuvert(ctx, formationId) : undefined
  const convention = await findConventionEnvoyee(ctx, formationId)
  return data(
    {
      donnees,
      clientNumero,
      numero,
      motif: statut === 'refusee' || statut === 'annulee' ? motif : null,
      recueLe: jourDans(ctx.union.fuseau, recueLe),
      etat: phraseDemande(statut, ctx.aujourdhui, demande.dernierJour),
      journees: confirmee ? await listJournees(ctx, [formationId]) : [],
      partenaire: lien && adressePartenaire(ctx, lien.id),
      convention: convention?.numero,
      envoyee: queryOf(request).fait === 'demande',
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export default function SuiviDemandePage({ loaderData, params }: Route.ComponentProps) {
  const { donnees, clientNumero, numero, motif, recueLe, etat, journees, convention } = loaderData
  return (
    <PublicPage
      title="Ma demande de formation"
      narrow
      subtitle={`${donnees.typeLibelle}, ${plural(donnees.nombre, 'personne', 'personnes')}`}
    >
      <div className="stack">
        <Message kind={etat.genre} title={etat.titre}>
          <p>{etat.phrase}</p>
        </Message>
        {loaderData.envoyee && (
          <p>
            Un courriel part dans la minute, avec le lien de cette page. Vous ne le trouvez pas ?
            Regardez dans vos courriers indésirables.
          </p>
        )}
        {motif && (
          <Message kind="info" title="La réponse de l’union">
            <p>{motif}</p>
          </Message>
        )}
        <Facts
          items={[
            { label: 'Numéro de client', value: clientNumero },
            { label: 'Numéro de la formation', value: numero },
            { label: 'Reçue le', value: formatDay(recueLe) },
            ...(journees.length > 0
              ? journees.map(({ id, jour, lieu, creneaux }) => ({
                  label: formatDay(jour),
                  value: `${creneaux.map(({ debut, fin }) => `${formatTime(debut)} – ${formatTime(fin)}`).join(', ')}, ${lieu}`,
                  id,
                }))
              : [
                  { label: 'Dates souhaitées', value: datesSouhaitees(donnees) },
                  { label: 'Lieu souhaité', value: lieuSouhaite(donnees) },
                ]),
            ...(donnees.remarques ? [{ label: 'Remarques', value: donnees.remarques }] : []),
          ]}
        />
        {loaderData.partenaire && (
          <Message kind="info" title="Inscrivez les personnes à former.">
            <p>
              Donnez-leur ce lien, chacune s’inscrit en cinq minutes :{' '}
              <a href={loaderData.partenaire}>{loaderData.partenaire}</a>
            </p>
          </Message>
        )}
        {convention !== undefined && (
          <p>
            <ButtonLink icon="download" href={href('/:union/suivi/:jeton/convention', params)}>
              Télécharger la convention
            </ButtonLink>
          </p>
        )}
        <p>
          <a href={href('/:union', params)}>Revenir à l’accueil</a>
        </p>
      </div>
    </PublicPage>
  )
}
