import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion, findReferentHandicap } from '../public.server.ts'
import type { Route } from './+types/accessibilite.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const { raisonSociale, emailFormations, telephone } = await findIdentiteUnion(ctx)
  const referent = await findReferentHandicap(ctx)
  return {
    ...{ raisonSociale, emailFormations, telephone },
    referent: referent && {
      ...{ nom: referent.nom, email: referent.email },
      telephone: formatTelephone(referent.telephone),
    },
  }
}

export default function AccessibilitePage({ loaderData }: Route.ComponentProps) {
  const { raisonSociale, emailFormations, telephone, referent } = loaderData
  return (
    <PublicPage title="Accessibilité" narrow>
      <div className="stack">
        <p>
          {raisonSociale} veut que chacun puisse s’informer et s’inscrire, quels que soient son
          appareil, sa vue, son audition ou sa façon de naviguer.
        </p>
        <h2>Où nous en sommes</h2>
        <p>
          Les pages visent le niveau AA des règles WCAG&nbsp;2.2 et du RGAA. Elles se lisent sans
          script, au clavier, avec un lecteur d’écran, sur un téléphone de 360&nbsp;pixels, en clair
          et en sombre, et agrandies à 200&nbsp;%.
        </p>
        <p>
          Un contrôle automatique les vérifie à chaque version du logiciel. Aucun audit indépendant
          n’a encore été mené&nbsp;: nous ne pouvons pas annoncer de taux de conformité.
        </p>
        <h2>Ce qui n’est pas encore accessible</h2>
        <p>
          Les documents PDF (procès-verbaux) ne sont pas tous structurés pour la lecture à voix
          haute. Demandez-nous leur contenu sous une autre forme.
        </p>
        {referent && (
          <>
            <h2>Venir en formation avec un handicap</h2>
            <p>
              {referent.nom}, référent handicap, prépare votre venue avec vous :{' '}
              <span className="nowrap">{referent.telephone}</span>,{' '}
              <a href={`mailto:${referent.email}`}>{referent.email}</a>.
            </p>
          </>
        )}
        <h2>Une difficulté</h2>
        <p>
          Dites-nous quelle page vous gêne et ce que vous vouliez faire
          {emailFormations && (
            <>
              , à <a href={`mailto:${emailFormations}`}>{emailFormations}</a>
            </>
          )}
          {telephone && ` ou au ${telephone}`}. Nous vous donnons l’information ou faisons la
          démarche avec vous.
        </p>
        <p>
          Sans réponse satisfaisante de notre part, vous pouvez saisir le Défenseur des droits,
          gratuitement et sans timbre&nbsp;: Libre réponse 71120, 75342 Paris CEDEX&nbsp;07,
          defenseurdesdroits.fr.
        </p>
      </div>
    </PublicPage>
  )
}
