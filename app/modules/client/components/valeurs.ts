import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import type { FormValues } from '#app/platform/form.server.ts'
import type { GenreClient } from '../model/client.ts'

/** A record as its form shows it. */
export type ValeursClient = Record<ChampTexte, string> & {
  genre: GenreClient | ''
  chorusEngagementRequis: boolean
}

type ChampTexte =
  | 'raisonSociale'
  | 'siret'
  | 'rna'
  | 'tva'
  | 'adresse'
  | 'codePostal'
  | 'commune'
  | 'factureAdresse'
  | 'factureCodePostal'
  | 'factureCommune'
  | 'emailFactures'
  | 'chorusCodeService'
  | 'delaiPaiement'
  | 'notes'

export const clientVide: ValeursClient = {
  genre: '',
  raisonSociale: '',
  siret: '',
  rna: '',
  tva: '',
  adresse: '',
  codePostal: '',
  commune: '',
  factureAdresse: '',
  factureCodePostal: '',
  factureCommune: '',
  emailFactures: '',
  chorusCodeService: '',
  chorusEngagementRequis: false,
  delaiPaiement: '30',
  notes: '',
}

type Fiche = { [Cle in ChampTexte]: string | number | null } & {
  genre: GenreClient
  chorusEngagementRequis: boolean
}

export function valeursClient(fiche: Fiche): ValeursClient {
  const textes = Object.fromEntries(
    (Object.keys(clientVide) as (keyof ValeursClient)[]).map((champ) => [
      champ,
      String(fiche[champ] ?? ''),
    ]),
  ) as Record<ChampTexte, string>
  return { ...textes, genre: fiche.genre, chorusEngagementRequis: fiche.chorusEngagementRequis }
}

type Contact = {
  nom: string
  prenom: string
  fonction: string | null
  email: string | null
  telephone: string | null
  principal: boolean
}

export const contactVide: Contact = {
  nom: '',
  prenom: '',
  fonction: null,
  email: null,
  telephone: null,
  principal: false,
}

export function valeursContact(contact: Contact) {
  return {
    ...contact,
    fonction: contact.fonction ?? '',
    email: contact.email ?? '',
    telephone: contact.telephone === null ? '' : formatTelephone(contact.telephone),
  }
}

/** What was typed, else what is kept. */
export function valeur(values: FormValues | undefined, name: string, sinon: string): string {
  const saisi = values?.[name]
  if (values === undefined) return sinon
  return typeof saisi === 'string' ? saisi : ''
}
