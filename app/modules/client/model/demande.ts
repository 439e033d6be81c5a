import type { StatutFormation } from '#app/modules/formation/model.ts'
import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'
import type { GenreClient } from './client.ts'

/** What was typed on the public form, kept as it came. A line that erasure blanked is absent. */
export type DonneesDemande = {
  client?: {
    genre: GenreClient
    raisonSociale: string
    siret: string | null
    adresse: string
    codePostal: string
    commune: string
  }
  contact?: {
    nom: string
    prenom: string
    fonction: string | null
    email: string
    telephone: string
  }
  typeLibelle: string
  nombre: number
  dateSouhaitee: Jour | null
  autreDate: Jour | null
  periode: string | null
  lieu: LieuDemande
  lieuAdresse: string | null
  remarques?: string | null
}

export const lieuxDemande = ['client', 'union', 'indifferent'] as const
export type LieuDemande = (typeof lieuxDemande)[number]

export const libellesLieu: Record<LieuDemande, string> = {
  client: 'Dans les locaux du demandeur',
  union: 'Dans les locaux de l’union',
  indifferent: 'L’un ou l’autre',
}

type Souhaits = Pick<DonneesDemande, 'dateSouhaitee' | 'autreDate' | 'periode'>

/** « lun. 23 nov. 2026, ou mar. 24 nov. 2026, plutôt en semaine » */
export function datesSouhaitees({ dateSouhaitee, autreDate, periode }: Souhaits): string {
  const dates = [dateSouhaitee, autreDate].filter((jour) => jour !== null).map(formatDay)
  return [dates.join(' ou '), periode].filter(Boolean).join(', ')
}

export function lieuSouhaite({
  lieu,
  lieuAdresse,
}: Pick<DonneesDemande, 'lieu' | 'lieuAdresse'>): string {
  return lieuAdresse ? `${libellesLieu[lieu]} : ${lieuAdresse}` : libellesLieu[lieu]
}

type Etat = { genre: 'info' | 'attend' | 'fait' | 'refus'; titre: string; phrase: string }

/** The state of a request in plain words, for who made it. */
export function phraseDemande(
  statut: StatutFormation,
  aujourdhui: Jour,
  dernierJour: Jour | null,
): Etat {
  if (statut === 'a_valider') {
    return {
      genre: 'info',
      titre: 'Votre demande est reçue.',
      phrase: 'L’union l’étudie et vous répond par courriel : dates, prix et convention.',
    }
  }
  if (statut === 'refusee') {
    return {
      genre: 'refus',
      titre: 'L’union ne peut pas donner suite à votre demande.',
      phrase: 'La raison est ci-dessous. Contactez l’union pour en parler.',
    }
  }
  if (statut === 'annulee') {
    return {
      genre: 'refus',
      titre: 'Cette formation est annulée.',
      phrase: 'Contactez l’union pour convenir d’une autre date.',
    }
  }
  if (statut === 'cloturee' || (dernierJour !== null && dernierJour < aujourdhui)) {
    return { genre: 'fait', titre: 'La formation a eu lieu.', phrase: 'Merci de votre confiance.' }
  }
  return {
    genre: 'fait',
    titre: 'Votre formation est confirmée.',
    phrase: 'Les dates et les lieux sont ci-dessous.',
  }
}

/** Shorter than this, nobody has read the form: a program filled it. */
const secondesMin = 3

/**
 * Why this form was sent too fast; undefined when somebody may have filled it. The moment it was shown
 * is in its own identifier (UUIDv7).
 */
export function empechementRapidite(id: string, maintenant: Date): string | undefined {
  const montreLe = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  const ecoulees = (maintenant.getTime() - montreLe) / 1000
  return ecoulees >= secondesMin
    ? undefined
    : 'Ce formulaire est arrivé plus vite qu’on ne peut le remplir. Relisez-le, puis envoyez-le à nouveau.'
}
