import type { ReactNode } from 'react'
import { ctxOf } from '#app/ctx.server.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import tableStyles from '#app/ui/styles/espace.css?url'
import { Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { findIdentiteUnion } from '../public.server.ts'
import type { Route } from './+types/confidentialite.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: tableStyles }]

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  const { raisonSociale, adresse, codePostal, commune, emailFormations } =
    await findIdentiteUnion(ctx)
  return { raisonSociale, adresse: `${adresse}, ${codePostal} ${commune}`, emailFormations }
}

/** Purposes, legal bases and what is kept, as articles 13 and 30 of the RGPD ask. */
const traitements = [
  {
    pourquoi: 'Vous inscrire à une formation et vous convoquer',
    quoi: 'Civilité, noms, naissance, coordonnées, besoin d’aménagement que vous signalez',
    base: 'Votre demande (contrat)',
    duree:
      'Deux heures si vous n’allez pas au bout\u00a0; sinon le temps de la formation et de ses suites',
  },
  {
    pourquoi: 'Établir le procès-verbal et votre certificat',
    quoi: 'Civilité, noms, date et commune de naissance, présences, résultat',
    base: 'Obligation légale (arrêté du 15 juin 2024, filière citoyenne)',
    duree: 'La durée demandée par les textes sur la formation aux premiers secours',
  },
  {
    pourquoi: 'Rendre compte de l’activité de formation',
    quoi: 'Votre situation (salarié, demandeur d’emploi, particulier…), sans votre nom',
    base: 'Obligation légale (bilan pédagogique et financier)',
    duree: 'Sous forme de chiffres seulement',
  },
  {
    pourquoi: 'Gérer les membres de l’union',
    quoi: 'Identité, coordonnées, centre, compétences, rôles, activités',
    base: 'Adhésion à l’association',
    duree: 'Tant que vous êtes membre, puis ce que la loi demande',
  },
]

export default function ConfidentialitePage({ loaderData }: Route.ComponentProps) {
  const { raisonSociale, adresse, emailFormations } = loaderData
  const ecrire = emailFormations ? (
    <a href={`mailto:${emailFormations}`}>{emailFormations}</a>
  ) : (
    adresse
  )
  return (
    <PublicPage title="Données personnelles" narrow>
      <div className="stack">
        <p>{raisonSociale} est responsable des données que vous lui confiez sur ce site.</p>
        <h2>Ce que nous en faisons</h2>
        <Table caption="Traitements" cards>
          <thead>
            <tr>
              <th scope="col">Pourquoi</th>
              <th scope="col">Quelles données</th>
              <th scope="col">De quel droit</th>
              <th scope="col">Combien de temps</th>
            </tr>
          </thead>
          <tbody>
            {traitements.map(({ pourquoi, quoi, base, duree }) => (
              <tr key={pourquoi}>
                <th scope="row">{pourquoi}</th>
                <td data-l="Quelles données">{quoi}</td>
                <td data-l="De quel droit">{base}</td>
                <td data-l="Combien de temps">{duree}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <p>Nous ne demandons aucune donnée de santé. N’en écrivez pas dans les champs libres.</p>
        <h2>Qui les lit</h2>
        <p>
          Les responsables des formations de l’union. Les formateurs voient votre nom et vos
          présences, ni votre adresse ni votre courriel. Le procès-verbal est transmis aux autorités
          qui le demandent. Rien n’est vendu, rien n’est utilisé pour de la publicité, rien ne sort
          de l’Union européenne.
        </p>
        <h2>Cookies</h2>
        <p>
          Les pages publiques n’en déposent pas pour vous suivre. L’espace des membres en garde un
          pour votre connexion, un pour reconnaître votre navigateur et un pour le choix des
          couleurs&nbsp;: ils sont nécessaires au service et ne demandent pas votre accord.
        </p>
        <h2>Vos droits</h2>
        <p>
          Vous pouvez lire vos données, les corriger, en demander une copie ou l’effacement, vous
          opposer à leur utilisation ou la limiter. {ecrireA(ecrire)} Nous répondons en un mois au
          plus.
        </p>
        <p>
          Si la réponse ne vous convient pas, vous pouvez vous adresser à la CNIL, 3&nbsp;place de
          Fontenoy, 75007 Paris, cnil.fr.
        </p>
      </div>
    </PublicPage>
  )
}

function ecrireA(adresse: ReactNode) {
  return <>Écrivez à {adresse}.</>
}
