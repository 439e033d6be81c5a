import { ctxOf } from '#app/ctx.server.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import type { Route } from './+types/confidentialite.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const { raisonSociale, emailFormations } = await findIdentiteUnion(ctx)
  return { raisonSociale, emailFormations }
}

export default function ConfidentialitePage({ loaderData }: Route.ComponentProps) {
  const { raisonSociale, emailFormations } = loaderData
  return (
    <PublicPage title="Données personnelles" narrow>
      <div className="stack">
        <p>{raisonSociale} est responsable de ce que vous lui confiez ici.</p>
        <h2>Pourquoi nous les demandons</h2>
        <p>Pour vous inscrire à une formation, vous convoquer, établir le procès-verbal et le certificat prévus par les textes sur les premiers secours (arrêté du 15 juin 2024, filière citoyenne).</p>
        <h2>Ce que nous gardons</h2>
        <p>Votre identité, votre naissance, vos coordonnées, votre situation pour le bilan pédagogique, vos présences et votre résultat. Une inscription commencée et non terminée est effacée au bout de deux heures.</p>
        <h2>Qui les lit</h2>
        <p>Les gestionnaires des formations de l’union. Les formateurs voient votre nom et vos présences, pas votre adresse ni votre courriel. Rien n’est vendu ni transmis à un service extérieur.</p>
        <h2>Cookies</h2>
        <p>Aucun sur les pages publiques. Dans l’espace des membres, un cookie garde la session et un autre le choix des couleurs.</p>
        <h2>Vos droits</h2>
        <p>
          Vous pouvez demander à lire, corriger ou effacer vos données
          {emailFormations ? (
            <>
              {' '}en écrivant à <a href={`mailto:${emailFormations}`}>{emailFormations}</a>
            </>
          ) : (
            ' auprès de l’union'
          )}
          , et vous adresser à la CNIL si la réponse ne vous convient pas.
        </p>
      </div>
    </PublicPage>
  )
}
