import { Facts } from '#app/ui/facts.tsx'
import { plural } from '#app/ui/format.ts'
import { adresseEcrite, formatSiret } from '../model/client.ts'
import type { FicheClient } from '../queries/clients.server.ts'

/** What is known of a client; what is not is left out. */
export function FaitsClient({ client }: { client: FicheClient }) {
  const facture = adresseEcrite({
    adresse: client.factureAdresse,
    codePostal: client.factureCodePostal,
    commune: client.factureCommune,
  })
  const faits = [
    ['Adresse', adresseEcrite(client)],
    ['SIRET', client.siret && formatSiret(client.siret)],
    ['Numéro RNA', client.rna],
    ['Numéro de TVA', client.tva],
    ['Courriel des factures', client.emailFactures],
    ['Adresse de facturation', facture],
    ['Délai de paiement', plural(client.delaiPaiement, 'jour', 'jours')],
    ['Chorus Pro', chorus(client)],
    ['Notes', client.notes],
  ] as const
  return <Facts items={faits.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />
}

function chorus({ chorusCodeService, chorusEngagementRequis }: FicheClient): string {
  return [
    chorusCodeService && `service ${chorusCodeService}`,
    chorusEngagementRequis && 'numéro d’engagement exigé',
  ]
    .filter(Boolean)
    .join(', ')
}
