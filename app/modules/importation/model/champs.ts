import { sansAccent } from '#app/modules/adherent/model/nom.ts'

/** What a column may hold, in the order of the mapping screen. */
export const libellesChamp = {
  numeroFederal: 'Numéro fédéral',
  civilite: 'Civilité',
  nomNaissance: 'Nom de naissance',
  nomUsage: 'Nom d’usage',
  prenoms: 'Prénoms',
  naissanceDate: 'Date de naissance',
  naissanceCommune: 'Commune de naissance',
  naissanceCodePostal: 'Code postal de naissance',
  email: 'Adresse électronique',
  telephone: 'Téléphone',
  autreTelephone: 'Autre téléphone',
  adresse: 'Adresse',
  complement: 'Complément d’adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  centre: 'Centre',
  statut: 'Statut',
  grade: 'Grade',
  cotisation: 'Cotisation payée (oui ou non)',
  payeeLe: 'Cotisation, date de paiement',
  montant: 'Cotisation, montant',
} as const
export type Champ = keyof typeof libellesChamp
export const champs = Object.keys(libellesChamp) as Champ[]

// Titles met in the exports of federations and unions; compared without accent, case nor punctuation.
const synonymes: Record<Champ, string[]> = {
  numeroFederal: [
    'numero adherent',
    'n adherent',
    'no adherent',
    'num adherent',
    'numero federal',
    'n federal',
    'matricule',
    'licence',
    'numero de licence',
    'n licence',
    'numero',
    'identifiant federal',
  ],
  civilite: ['civilite', 'civ', 'titre', 'sexe', 'genre'],
  nomNaissance: ['nom', 'nom de naissance', 'nom naissance', 'nom de famille', 'nom patronymique'],
  nomUsage: ['nom d usage', 'nom usage', 'nom marital', 'nom d epouse', 'nom epouse'],
  prenoms: ['prenom', 'prenoms', 'prenom s'],
  naissanceDate: [
    'date de naissance',
    'date naissance',
    'ne e le',
    'ne le',
    'nee le',
    'naissance',
    'ddn',
    'date naiss',
  ],
  naissanceCommune: [
    'lieu de naissance',
    'lieu naissance',
    'commune de naissance',
    'ville de naissance',
    'ne e a',
  ],
  naissanceCodePostal: [
    'cp naissance',
    'cp de naissance',
    'code postal de naissance',
    'code postal naissance',
    'departement de naissance',
  ],
  email: [
    'email',
    'e mail',
    'mail',
    'courriel',
    'adresse electronique',
    'adresse mail',
    'adresse email',
    'adresse e mail',
  ],
  telephone: [
    'portable',
    'mobile',
    'tel',
    'telephone',
    'tel portable',
    'tel mobile',
    'telephone portable',
    'telephone mobile',
    'gsm',
    'tel 1',
  ],
  autreTelephone: [
    'fixe',
    'tel fixe',
    'telephone fixe',
    'tel domicile',
    'telephone domicile',
    'tel 2',
    'autre telephone',
  ],
  adresse: ['adresse', 'adresse 1', 'rue', 'voie', 'adresse postale', 'ligne 1'],
  complement: ['complement', 'complement d adresse', 'complement adresse', 'adresse 2', 'ligne 2'],
  codePostal: ['cp', 'code postal', 'c p', 'codepostal'],
  commune: ['ville', 'commune', 'localite'],
  centre: [
    'centre',
    'cis',
    'cs',
    'cpi',
    'amicale',
    'centre de secours',
    'caserne',
    'unite',
    'affectation',
  ],
  statut: ['statut', 'categorie', 'qualite', 'type d adherent', 'type adherent'],
  grade: ['grade'],
  cotisation: ['cotisation', 'a jour', 'paye', 'payee', 'cotisation payee', 'a jour de cotisation'],
  payeeLe: [
    'date de paiement',
    'date paiement',
    'date de reglement',
    'date reglement',
    'paye le',
    'payee le',
    'regle le',
    'date d encaissement',
  ],
  montant: ['montant', 'montant cotisation', 'montant regle', 'montant paye', 'somme'],
}

const parTitre = new Map(
  champs.flatMap((champ) => synonymes[champ].map((titre) => [titre, champ] as const)),
)

/** A title as it is compared: `N° adhérent` is `n adherent`, `Cotisation 2026` is `cotisation`. */
export function titreNorme(titre: string): string {
  return titre
    .split(/[^\p{L}]+/u)
    .map(sansAccent)
    .filter(Boolean)
    .join(' ')
}

/**
 * The field of each column, `''` when unknown: what the union chose last for this title, else a
 * synonym. A field is given to one column only.
 */
export function reconnaitre(
  entetes: string[],
  memoire: ReadonlyMap<string, Champ | ''> = new Map(),
): (Champ | '')[] {
  const pris = new Set<Champ>()
  return entetes.map((entete) => {
    const titre = titreNorme(entete)
    const champ = memoire.get(titre) ?? parTitre.get(titre) ?? ''
    if (champ === '' || pris.has(champ)) return ''
    pris.add(champ)
    return champ
  })
}

/** The first year written in a title (`Cotisation 2026`). */
export function anneeDesTitres(entetes: string[]): number | undefined {
  const trouvee = entetes.map((entete) => /\b(20\d{2})\b/.exec(entete)?.[1]).find(Boolean)
  return trouvee === undefined ? undefined : Number(trouvee)
}

/** The line of the titles: of the first twenty, the one where most are known. */
export function ligneDesTitres(lignes: { cells: string[] }[]): number {
  const connus = lignes
    .slice(0, 20)
    .map(({ cells }) => reconnaitre(cells).filter((champ) => champ !== '').length)
  const most = Math.max(0, ...connus)
  return most === 0 ? 0 : connus.indexOf(most)
}

/** Why this mapping reads no member; undefined when it can be tried. */
export function empechementCorrespondance(colonnes: (Champ | '')[]): string | undefined {
  const choisis = colonnes.filter((champ) => champ !== '')
  for (const champ of ['nomNaissance', 'prenoms'] as const) {
    if (!choisis.includes(champ)) {
      return `Dites quelle colonne contient «\u00a0${libellesChamp[champ]}\u00a0».`
    }
  }
  const double = choisis.find((champ, index) => choisis.indexOf(champ) !== index)
  return (
    double &&
    `Deux colonnes sont dites «\u00a0${libellesChamp[double]}\u00a0»\u00a0: gardez-en une.`
  )
}
