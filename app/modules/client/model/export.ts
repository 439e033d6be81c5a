import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { type GenreClient, libellesGenre, nomContact } from './client.ts'

type Exporte = {
  numero: string
  genre: GenreClient
  raisonSociale: string
  siret: string | null
  adresse: string
  codePostal: string
  commune: string
  emailFactures: string | null
  contact: { nom: string; prenom: string; email: string | null; telephone: string | null } | null
  formations: number
}

export const colonnesExport = [
  'Numéro',
  'Raison sociale',
  'Genre',
  'SIRET',
  'Adresse',
  'Code postal',
  'Commune',
  'Contact',
  'Courriel',
  'Téléphone',
  'Courriel des factures',
  { title: 'Formations', type: 'number' as const },
]

export function valeursExport({ contact, ...client }: Exporte) {
  return [
    client.numero,
    client.raisonSociale,
    libellesGenre[client.genre],
    client.siret,
    client.adresse,
    client.codePostal,
    client.commune,
    contact && nomContact(contact),
    contact?.email ?? null,
    contact?.telephone ? formatTelephone(contact.telephone) : null,
    client.emailFactures,
    client.formations,
  ]
}
