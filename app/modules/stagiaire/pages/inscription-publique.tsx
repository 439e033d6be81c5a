import { ParcoursInscription } from '../components/parcours-inscription.tsx'
import type { Route } from './+types/inscription-publique.ts'

export { chargerEtape as loader, recevoirEtape as action } from './inscription-publique.server.ts'

export const headers: Route.HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export default function InscriptionPubliquePage(props: Route.ComponentProps) {
  const { loaderData, actionData, params } = props
  return <ParcoursInscription etat={loaderData} retour={actionData} union={params.union} />
}
