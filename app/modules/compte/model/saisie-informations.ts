import { formatTelephone } from '#app/modules/adherent/model/contact.ts'

/** The fields of *Mes informations* by their dotted name, as texts. */
export type SaisieInformations = Record<string, string>

type Informations = {
  civilite: string | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: string | null
  naissanceCommune: string | null
  naissanceCodePostal: string | null
  naissancePays: string | null
  email: string | null
  telephone: string | null
  adresse: string | null
  codePostal: string | null
  commune: string | null
  pays: string | null
  urgenceNom: string | null
  urgenceTelephone: string | null
}

export const libellesInformations: Record<string, string> = {
  'identite.civilite': 'Civilité',
  'identite.nomNaissance': 'Nom de naissance',
  'identite.nomUsage': 'Nom d’usage',
  'identite.prenoms': 'Prénoms',
  'identite.naissanceDate': 'Date de naissance',
  'identite.naissanceCommune': 'Commune de naissance',
  'identite.naissanceCodePostal': 'Code postal de naissance',
  'identite.naissancePays': 'Pays de naissance',
  email: 'Adresse électronique',
  telephone: 'Téléphone',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  pays: 'Pays',
  urgenceNom: 'Personne à prévenir',
  urgenceTelephone: 'Son téléphone',
}

/** What is kept, as the form shows it. */
export function saisieDe(informations: Informations): SaisieInformations {
  return Object.fromEntries(
    Object.keys(libellesInformations).map((nom) => {
      const champ = nom.replace('identite.', '') as keyof Informations
      const valeur = informations[champ] ?? ''
      return [nom, /elephone$/.test(champ) && valeur ? formatTelephone(valeur) : valeur]
    }),
  )
}

/** What was just typed, else what is kept. */
export function saisieEnCours(
  tapees: object | undefined,
  connue: SaisieInformations,
): SaisieInformations {
  if (!tapees || !('version' in tapees)) return connue
  return Object.fromEntries(
    Object.keys(connue).map((nom) => [nom, texteDe(tapees, nom.split('.'))]),
  )
}

function texteDe(valeur: unknown, chemin: string[]): string {
  const [nom, ...suite] = chemin
  if (nom === undefined) return typeof valeur === 'string' ? valeur : ''
  const dedans = typeof valeur === 'object' && valeur !== null ? Object.entries(valeur) : []
  return texteDe(dedans.find(([cle]) => cle === nom)?.[1], suite)
}

/** Where somebody else wrote something different meanwhile: what they wrote. */
export function differences(
  enCours: SaisieInformations,
  connue: SaisieInformations,
): { label: string; value: string }[] {
  return Object.entries(libellesInformations).flatMap(([nom, label]) =>
    enCours[nom] === connue[nom] ? [] : [{ label, value: connue[nom] || 'Non renseigné' }],
  )
}
