import { ParcoursInscription } from '../components/parcours-inscription.tsx'
import type { Route } from './+types/inscription-partenaire.ts'

// FOR-6, STA-3: the steps of the site, behind the link given to a partner. One rule for all doors.
export { chargerEtape as loader, recevoirEtape as action } from './inscription-publique.server.ts'

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export default function InscriptionPartenairePage(props: Route.ComponentProps) {
  const { loaderData, actionData, params } = props
  return <ParcoursInscription etat={loaderData} retour={actionData} union={params.union} />
}
