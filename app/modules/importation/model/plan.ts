import type { StatutAdherent } from '#app/modules/adherent/model/adherent.ts'
import { type AutreTelephone, libellesFiche } from '#app/modules/adherent/model/fiche.ts'
import type { Civilite } from '#app/modules/adherent/model/personne.ts'
import { type CotisationDite, suiteCotisation } from '#app/modules/cotisation/model.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { LigneLue, Remarque } from './lecture.ts'
import { memeTexte, trouver } from './rapprochement.ts'

export type Resultat = 'cree' | 'mis_a_jour' | 'inchange' | 'en_erreur' | 'ignoree'

export const libellesResultat: Record<Resultat, string> = {
  cree: 'Créé',
  mis_a_jour: 'Mis à jour',
  inchange: 'Inchangé',
  en_erreur: 'En erreur',
  ignoree: 'Ignorée',
}

/** The fields of a sheet that a file may fill. */
export type FicheImportee = {
  numeroFederal: string | null
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
  centreId: string | null
  statut: StatutAdherent
  grade: string | null
}

type CotisationConnue = {
  genre: CotisationDite['genre']
  du: Jour
  montant: number
  payeeLe: Jour | null
  recuNumero: string | null
}

/** A member that a line may speak of. */
export type Connu = FicheImportee & {
  id: string
  personneId: string
  pseudo: string
  cotisations: CotisationConnue[]
}

export type Changement = { champ: string; avant: string | null; apres: string | null }

export type Plan = {
  resultat: Exclude<Resultat, 'ignoree'>
  /** The member the line speaks of; null when it creates one. */
  connu: Connu | null
  fiche: FicheImportee
  changements: Changement[]
  cotisations: CotisationDite[]
  remarques: Remarque[]
}

/**
 * What a line does, without doing it: never two persons made one, never a value erased, never a name
 * changed.
 */
export function planifier(
  lue: LigneLue,
  candidats: Connu[],
  { centreId, cotisations }: { centreId: string | null; cotisations: CotisationDite[] },
): Plan {
  const { connu, remarques } = trouver(lue, candidats)
  const fiche = ficheApres(lue, connu, centreId)
  const changements = connu ? changementsDe(connu, fiche) : []
  const utiles = cotisations.filter((dite) => suiteCotisation(connu?.cotisations ?? [], dite))
  const erreur = remarques.some(({ gravite }) => gravite === 'erreur')
  const change = changements.length > 0 || utiles.length > 0
  const resultat = connu === null ? 'cree' : change ? 'mis_a_jour' : 'inchange'
  return {
    resultat: erreur ? 'en_erreur' : resultat,
    connu,
    fiche,
    changements,
    cotisations: utiles,
    remarques,
  }
}

/** What the sheet holds afterwards: what the file says, else what was there. */
function ficheApres(lue: LigneLue, connu: Connu | null, centreId: string | null): FicheImportee {
  return {
    numeroFederal: lue.numeroFederal ?? connu?.numeroFederal ?? null,
    civilite: lue.civilite ?? connu?.civilite ?? null,
    nomNaissance: connu?.nomNaissance ?? lue.nomNaissance,
    nomUsage: garder(connu?.nomUsage, lue.nomUsage),
    prenoms: connu?.prenoms ?? lue.prenoms,
    naissanceDate: lue.naissanceDate ?? connu?.naissanceDate ?? null,
    naissanceCommune: garder(connu?.naissanceCommune, lue.naissanceCommune),
    naissanceCodePostal: lue.naissanceCodePostal ?? connu?.naissanceCodePostal ?? null,
    naissancePays: connu?.naissancePays ?? (lue.naissanceCodePostal ? 'France' : null),
    email: memeTexte(connu?.email, lue.email)
      ? (connu?.email ?? null)
      : (lue.email ?? connu?.email ?? null),
    telephone: lue.telephone ?? connu?.telephone ?? null,
    autresTelephones: telephonesApres(connu?.autresTelephones ?? [], lue),
    adresse: garder(connu?.adresse, lue.adresse),
    codePostal: lue.codePostal ?? connu?.codePostal ?? null,
    commune: garder(connu?.commune, lue.commune),
    pays: connu?.pays ?? (lue.adresse ? 'France' : null),
    centreId: centreId ?? connu?.centreId ?? null,
    statut: lue.statut ?? connu?.statut ?? 'SPV',
    grade: garder(connu?.grade, lue.grade),
  }
}

/** A file without accents does not take away those of the sheet. */
function garder(connu: string | null | undefined, lu: string | null): string | null {
  if (lu === null) return connu ?? null
  return connu && memeTexte(connu, lu) ? connu : lu
}

function telephonesApres(connus: AutreTelephone[], { telephone, autreTelephone }: LigneLue) {
  if (autreTelephone === null || autreTelephone === telephone) return connus
  if (connus.some(({ numero }) => numero === autreTelephone)) return connus
  const libelle = /^\+33[67]/.test(autreTelephone) ? ('mobile' as const) : ('domicile' as const)
  return [...connus, { libelle, numero: autreTelephone }]
}

const suivis = [
  'numeroFederal',
  'civilite',
  'nomUsage',
  'naissanceDate',
  'naissanceCommune',
  'naissanceCodePostal',
  'naissancePays',
  'email',
  'telephone',
  'adresse',
  'codePostal',
  'commune',
  'pays',
  'statut',
  'grade',
] as const

function changementsDe(avant: FicheImportee, apres: FicheImportee): Changement[] {
  const changes: Changement[] = suivis
    .filter((champ) => avant[champ] !== apres[champ])
    .map((champ) => ({ champ: libellesFiche[champ], avant: avant[champ], apres: apres[champ] }))
  if (avant.centreId !== apres.centreId) {
    changes.push({ champ: libellesFiche.centre, avant: avant.centreId, apres: apres.centreId })
  }
  if (avant.autresTelephones.length !== apres.autresTelephones.length) {
    const ajoute = apres.autresTelephones.at(-1)?.numero ?? null
    changes.push({ champ: libellesFiche.autresTelephones, avant: null, apres: ajoute })
  }
  return changes
}
