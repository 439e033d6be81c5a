import type { Jour } from '#app/platform/jour.ts'
import { formatTelephone } from './contact.ts'
import { type Civilite, civilites } from './personne.ts'

/** Licences that matter to an union: who may drive what. */
export const permisConnus = {
  A: 'A, moto',
  B: 'B, voiture',
  BE: 'BE, voiture et remorque',
  C1: 'C1, jusqu’à 7,5 t',
  C: 'C, poids lourd',
  C1E: 'C1E',
  CE: 'CE, poids lourd et remorque',
  D: 'D, transport de personnes',
  COD1: 'COD 1, engin-pompe',
  COD2: 'COD 2, tout-terrain',
  BATEAU: 'Permis bateau',
} as const
export type Permis = keyof typeof permisConnus
export const listePermis = Object.keys(permisConnus) as Permis[]

/** Sizes of the outfit, in the order of the form. */
export const taillesConnues = {
  veste: 'Veste',
  polo: 'Polo',
  pantalon: 'Pantalon',
  chaussures: 'Chaussures',
  gants: 'Gants',
  coiffe: 'Tour de tête',
} as const
export type Tailles = Partial<Record<keyof typeof taillesConnues, string>>
export const listeTailles = Object.keys(taillesConnues) as (keyof typeof taillesConnues)[]

export const genresTelephone = {
  mobile: 'Mobile',
  domicile: 'Domicile',
  travail: 'Travail',
  autre: 'Autre',
} as const
export type AutreTelephone = { libelle: keyof typeof genresTelephone; numero: string }

/** Everything that *Modifier adhérent* may change; centre and amicale by their names. */
export type Fiche = {
  civilite: Civilite | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: Jour | null
  naissanceCommune: string | null
  naissanceCodePostal: string | null
  naissancePays: string | null
  email: string | null
  telephone: string | null
  autresTelephones: AutreTelephone[]
  adresse: string | null
  codePostal: string | null
  commune: string | null
  pays: string | null
  urgenceNom: string | null
  urgenceTelephone: string | null
  centre: string | null
  amicale: string | null
  statut: string
  grade: string | null
  numeroFederal: string | null
  permis: string[]
  tailles: Tailles
  notes: string | null
}

export const libellesFiche: Record<keyof Fiche, string> = {
  civilite: 'Civilité',
  nomNaissance: 'Nom de naissance',
  nomUsage: 'Nom d’usage',
  prenoms: 'Prénoms',
  naissanceDate: 'Date de naissance',
  naissanceCommune: 'Commune de naissance',
  naissanceCodePostal: 'Code postal de naissance',
  naissancePays: 'Pays de naissance',
  email: 'Adresse électronique',
  telephone: 'Téléphone',
  autresTelephones: 'Autres téléphones',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  pays: 'Pays',
  urgenceNom: 'Personne à prévenir',
  urgenceTelephone: 'Son téléphone',
  centre: 'Centre',
  amicale: 'Amicale',
  statut: 'Statut',
  grade: 'Grade',
  numeroFederal: 'Numéro fédéral',
  permis: 'Permis',
  tailles: 'Tailles',
  notes: 'Notes',
}
export const champsFiche = Object.keys(libellesFiche) as (keyof Fiche)[]

/** The fields that differ, with both values as they are read: personal, kept apart from the line of the journal. */
export function changementsFiche(avant: Fiche, apres: Fiche, personneId: string) {
  return champsFiche.flatMap((champ) => {
    const [hier, demain] = [lire(avant, champ), lire(apres, champ)]
    if (hier === demain) return []
    return [{ champ: libellesFiche[champ], avant: hier, apres: demain, personneId }]
  })
}

/** A value as it is read by a person; null when there is none. */
export function lire(fiche: Fiche, champ: keyof Fiche): string | null {
  if (champ === 'civilite') return fiche.civilite && civilites[fiche.civilite]
  if (champ === 'autresTelephones') {
    return texteDe(
      fiche.autresTelephones.map(
        ({ libelle, numero }) => `${genresTelephone[libelle]}\u00a0: ${formatTelephone(numero)}`,
      ),
    )
  }
  if (champ === 'permis') return lirePermis(fiche.permis)
  if (champ === 'tailles') return lireTailles(fiche.tailles)
  if (champ === 'telephone' || champ === 'urgenceTelephone') {
    const numero = fiche[champ]
    return numero && formatTelephone(numero)
  }
  return fiche[champ] || null
}

export function lirePermis(tenus: string[]): string | null {
  return texteDe(listePermis.filter((permis) => tenus.includes(permis)))
}

export function lireTailles(tailles: Tailles): string | null {
  const connues = listeTailles.filter((piece) => tailles[piece])
  return texteDe(connues.map((piece) => `${taillesConnues[piece]} ${tailles[piece]}`))
}

function texteDe(parties: string[]): string | null {
  return parties.join(', ') || null
}
