import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { DateTab } from '#app/ui/date-tab.tsx'
import { formatMoney, plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import { listProchainesFormations } from '../queries/prochaines-formations.server.ts'
import type { Route } from './+types/accueil-public.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const identite = await findIdentiteUnion(ctx)
  return {
    nom: ctx.union.nom,
    emailFormations: identite.emailFormations,
    emailDps: identite.emailDps,
    formations: await listProchainesFormations(ctx),
  }
}

export default function AccueilPublicPage({ loaderData, params }: Route.ComponentProps) {
  const { nom, emailFormations, emailDps, formations } = loaderData
  const toutes = href('/:union/formations', params)
  return (
    <PublicPage title={nom} subtitle="Apprendre les gestes qui sauvent, former une équipe, ou faire tenir un poste de secours.">
      <ul className="doors">
        <li>
          <a className="door" href={toutes}>
            <Icon name="graduation-cap" />
            <b>Me former</b>
            <span>Choisissez une date près de chez vous et inscrivez-vous en quelques minutes.</span>
            <em>Voir les formations</em>
          </a>
        </li>
        {emailFormations && (
          <li>
            <a className="door" href={`mailto:${emailFormations}?subject=Formation%20pour%20une%20%C3%A9quipe`}>
              <Icon name="users-round" />
              <b>Faire former mon équipe</b>
              <span>Entreprise, collectivité, association : dites-nous combien vous êtes et quand.</span>
              <em>{emailFormations}</em>
            </a>
          </li>
        )}
        {emailDps && (
          <li>
            <a className="door" href={`mailto:${emailDps}?subject=Demande%20de%20poste%20de%20secours`}>
              <Icon name="shield-check" />
              <b>Demander un poste de secours</b>
              <span>Pour un événement ouvert au public : décrivez-le, nous vous répondons.</span>
              <em>{emailDps}</em>
            </a>
          </li>
        )}
      </ul>
      <section className="block">
        <div className="block-head">
          <h2>Prochaines formations</h2>
        </div>
        {formations.length === 0 ? (
          <p className="soft">Aucune formation n’est ouverte pour l’instant. De nouvelles dates s’ajoutent toute l’année.</p>
        ) : (
          <ul className="lines">
            {formations.map((formation) => (
              <li key={formation.id}>
                <DateTab day={formation.premierJour ?? ''} />
                <div>
                  <a href={href('/:union/formations/:formationId', { ...params, formationId: formation.id })}>
                    <b>{formation.intitule}</b>
                  </a>
                  <small>
                    {formation.lieu} · {formation.prix === 0 ? 'Gratuite' : formatMoney(formation.prix)}
                  </small>
                </div>
                <span className="soft">{formation.restantes > 0 ? plural(formation.restantes, 'place', 'places') : 'Complète'}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="block">
          <a href={toutes}>Toutes les formations</a>
        </p>
      </section>
    </PublicPage>
  )
}
