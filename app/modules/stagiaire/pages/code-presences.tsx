import { use } from 'react'
import { href } from 'react-router'
import { renderSVG } from 'uqr'
import { ctxOf } from '#app/ctx.server.ts'
import { margeEmargement } from '#app/modules/formation/model/terrain.ts'
import { libelleDemiJournee } from '#app/modules/formation/model.ts'
import { NonceContext } from '#app/platform/nonce.tsx'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { codeCourt, codeEmargement } from '../code-emargement.server.ts'
import { empechementGestion } from '../model.ts'
import { findFeuilleDuCreneau } from '../queries/presence-du-creneau.server.ts'
import type { Route } from './+types/code-presences.ts'
import '../components/pointage.css'

/** The code of the room, for as long as its half-day lasts. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const demande = queryOf(request).creneau ?? ''
  const feuille = await findFeuilleDuCreneau(ctx, uuidParam(params.formationId), demande)
  const { formation, creneau, enCours, lignes } = feuille
  const presences = href('/:union/espace/formations/:formationId/presences', params)
  const vaut = creneau !== undefined && enCours && empechementGestion(formation) === undefined
  const adresse = vaut && publicUrl(ctx, `/emargement/${codeEmargement(ctx, creneau.id)}`)
  return {
    intitule: formation.intitule,
    quand:
      creneau &&
      `${formatDay(creneau.jour)}, ${libelleDemiJournee[creneau.demiJournee].toLocaleLowerCase('fr')}`,
    retour: creneau ? `${presences}?creneau=${creneau.id}` : presences,
    qr: adresse
      ? `data:image/svg+xml,${encodeURIComponent(renderSVG(adresse, { border: 1 }))}`
      : undefined,
    code: vaut ? codeCourt(ctx, creneau.id).replace(/(?<=^\d{3})/, '\u00a0') : undefined,
    emarges: lignes.filter(({ marque }) => marque?.moyen === 'qr').length,
    total: lignes.length,
  }
}

export default function CodePresencesPage({ loaderData }: Route.ComponentProps) {
  const { intitule, quand, retour, qr, code, emarges, total } = loaderData
  const nonce = use(NonceContext)
  return (
    <Page
      title="Code à scanner"
      breadcrumb={[{ label: 'Présences', href: retour }]}
      subtitle={[intitule, quand].filter(Boolean).join(', ')}
    >
      <div className="stack" data-rafraichir={qr && 300}>
        {qr ? (
          <img className="qr" src={qr} alt="Code à scanner" />
        ) : (
          <Message kind="info" title="Ce n’est pas l’heure.">
            Le code se montre pendant la demi-journée.
          </Message>
        )}
        {code && (
          <p className="qr-code">
            <small>Ou, sur sa page de suivi, « Je suis là » et ce code</small> <b>{code}</b>
          </p>
        )}
        <p>
          Chaque stagiaire le scanne avec l’appareil photo de son téléphone, puis donne son nom et
          sa date de naissance. <b>{`${emarges} sur ${total}`}</b> l’ont fait.
        </p>
        <p className="soft small">
          {`Ils changent toutes les dix minutes, et valent de ${margeEmargement} minutes avant la demi-journée à ${margeEmargement} minutes après. Cette page se met à jour seule.`}
        </p>
        <p className="actions">
          <ButtonLink icon="arrow-left" href={retour}>
            Revenir aux présences
          </ButtonLink>
        </p>
      </div>
      <script src="/terrain.js" defer nonce={nonce} suppressHydrationWarning />
    </Page>
  )
}
