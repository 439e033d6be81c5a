import { ctxOf } from '#app/ctx.server.ts'
import { Facts } from '#app/ui/facts.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import type { Route } from './+types/mentions-legales.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  return { identite: await findIdentiteUnion(ctx) }
}

export default function MentionsLegalesPage({ loaderData }: Route.ComponentProps) {
  const { identite } = loaderData
  const adresse = `${identite.adresse}, ${identite.codePostal} ${identite.commune}`.replace(/^, /, '').trim()
  return (
    <PublicPage title="Mentions légales" narrow>
      <div className="stack">
        <Facts
          items={[
            { label: 'Éditeur', value: identite.raisonSociale },
            { label: 'Adresse', value: adresse || 'À compléter par l’union' },
            { label: 'Directeur de la publication', value: identite.president ?? 'Le président de l’union' },
            { label: 'Téléphone', value: identite.telephone ?? 'À compléter par l’union' },
            { label: 'Courriel', value: identite.emailFormations ?? 'À compléter par l’union' },
            { label: 'SIRET', value: identite.siret ?? 'À compléter par l’union' },
            { label: 'Habilitation', value: identite.habilitationReference ?? 'À compléter par l’union' },
          ]}
        />
        <h2>Le site</h2>
        <p>Ce site fonctionne avec Grande Échelle, un logiciel libre sous licence AGPL 3.0. Il n’utilise aucun traceur, aucune publicité, aucun service extérieur.</p>
      </div>
    </PublicPage>
  )
}
