import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import type { Route } from './+types/mentions-legales.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  return { identite: await findIdentiteUnion(ctx) }
}

export default function MentionsLegalesPage({ loaderData, params }: Route.ComponentProps) {
  const { identite } = loaderData
  return (
    <PublicPage title="Mentions légales" narrow>
      <div className="stack">
        <h2>Qui publie ce site</h2>
        <Facts items={faits(identite).filter(({ value }) => value !== '')} />
        <p>
          L’union est une association régie par la loi du 1er&nbsp;juillet 1901. Le directeur de la
          publication est son président.
        </p>
        <h2>Ce qu’il contient</h2>
        <p>
          Les dates, les lieux et les prix des formations sont ceux que l’union a décidés. Une
          inscription n’est définitive qu’une fois confirmée par l’union.
        </p>
        <p>
          Les textes et les images appartiennent à l’union. Vous pouvez les citer en indiquant leur
          origine.
        </p>
        <h2>Le logiciel et l’hébergement</h2>
        <p>
          Ce site fonctionne avec Grande Échelle, un logiciel libre publié sous licence
          AGPL&nbsp;3.0. Il est hébergé sous la responsabilité de l’union, ou de l’exploitant
          qu’elle a choisi&nbsp;: l’union vous donne son nom et son adresse sur simple demande.
        </p>
        <p>
          Ce site n’affiche aucune publicité et ne contient aucun traceur. Ce que deviennent vos
          données est écrit dans{' '}
          <a href={href('/:union/confidentialite', params)}>Données personnelles</a>.
        </p>
      </div>
    </PublicPage>
  )
}

type Identite = Awaited<ReturnType<typeof findIdentiteUnion>>

/** What the union has not filled yet is not shown. */
function faits(identite: Identite) {
  const { habilitationReference: habilitation, habilitationDate: date } = identite
  const ville = [identite.codePostal, identite.commune].filter(Boolean).join(' ')
  return [
    { label: 'Éditeur', value: identite.raisonSociale },
    { label: 'Siège', value: [identite.adresse, ville].filter(Boolean).join(', ') },
    { label: 'Président', value: identite.president ?? '' },
    { label: 'Téléphone', value: identite.telephone ?? '' },
    { label: 'Courriel', value: identite.emailFormations ?? '' },
    { label: 'SIRET', value: identite.siret ?? '' },
    { label: 'RNA', value: identite.rna ?? '' },
    { label: 'Déclaration d’activité', value: identite.nda ?? '' },
    {
      label: 'Habilitation',
      value: habilitation ? `${habilitation}${date ? `, ${formatDay(date)}` : ''}` : '',
    },
  ]
}
