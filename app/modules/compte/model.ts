import { z } from 'zod'

export type EtatCompte = 'incomplet' | 'a_valider' | 'valide' | 'desactive'

/** What decides the state of a member's account; a text is null or empty when it is missing. */
export type FaitsCompte = {
  motDePasseDefini: boolean
  emailVerifie: boolean
  cguAcceptees: boolean
  civilite: string | null
  nomNaissance: string | null
  prenoms: string | null
  naissanceDate: string | null
  naissanceCommune: string | null
  telephone: string | null
  adresse: string | null
  urgenceNom: string | null
  valide: boolean
  desactive: boolean
}

export const accepterCguPhrase = 'Accepter les conditions d’utilisation'

/** Something an account lacks: for its owner, for the staff's list, and the field that fills it. */
export type Manque = { champ: string | null; phrase: string; bref: string }

/** What an account still lacks before it can be validated (ADH-3, ADH-15), in the order of the page. */
export function detailManques(faits: FaitsCompte): Manque[] {
  const naissance = faits.naissanceDate ? 'identite.naissanceCommune' : 'identite.naissanceDate'
  const tous: [boolean, string | null, string, string][] = [
    [!faits.motDePasseDefini, null, 'Choisir votre mot de passe', 'mot de passe'],
    [!faits.emailVerifie, null, 'Confirmer votre adresse électronique', 'adresse à confirmer'],
    [!faits.cguAcceptees, null, accepterCguPhrase, 'conditions d’utilisation'],
    [!faits.civilite, 'identite.civilite', 'Indiquer votre civilité', 'civilité'],
    [
      !faits.nomNaissance || !faits.prenoms,
      'identite.nomNaissance',
      'Indiquer vos nom et prénoms',
      'nom et prénoms',
    ],
    [
      !faits.naissanceDate || !faits.naissanceCommune,
      naissance,
      'Indiquer votre date et votre lieu de naissance',
      'naissance',
    ],
    [!faits.telephone, 'telephone', 'Indiquer un téléphone', 'téléphone'],
    [!faits.adresse, 'adresse', 'Indiquer votre adresse', 'adresse postale'],
    [!faits.urgenceNom, 'urgenceNom', 'Indiquer une personne à prévenir', 'personne à prévenir'],
  ]
  return tous.flatMap(([manque, champ, phrase, bref]) => (manque ? [{ champ, phrase, bref }] : []))
}

export function manquesDuCompte(faits: FaitsCompte): string[] {
  return detailManques(faits).map(({ phrase }) => phrase)
}

/** The same, as the union's staff reads it in a list. */
export function manquesEnBref(faits: FaitsCompte): string[] {
  return detailManques(faits).map(({ bref }) => bref)
}

/** How many pieces of *Mes informations* are asked (ADH-15): those that lead to a field. */
export const informationsDemandees = 6

/** Computed, never stored: incomplet → a_valider → valide ⇄ desactive. */
export function etatDuCompte(faits: FaitsCompte): EtatCompte {
  if (faits.desactive) return 'desactive'
  if (faits.valide) return 'valide'
  return manquesDuCompte(faits).length > 0 ? 'incomplet' : 'a_valider'
}

const identifiantAbsent = 'Indiquez votre identifiant.'

export const identifiantSchema = z
  .string({ error: identifiantAbsent })
  .trim()
  .min(1, identifiantAbsent)
  .max(200, 'Cet identifiant est trop long.')

/** One sentence whether the account exists or not. */
export const identifiantInconnu =
  'Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez-les, ou demandez un nouveau mot de passe.'

export const lienPerime = 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.'

/** The password of every account of a demonstration union: written on its login page. */
export const motDePasseDemonstration = 'Grande-Echelle-2026'

/** That password is public: nobody may use it from another machine. */
export function empechementProvenance(
  { demonstration }: { demonstration: boolean },
  loopback: boolean,
): string | undefined {
  if (!demonstration || loopback) return undefined
  return 'Les comptes de démonstration s’ouvrent seulement depuis la machine où la plateforme est installée.'
}

/** Only a page of this union's members' area: no link can send a person elsewhere after login. */
export function retourSur(retour: string | null | undefined, slug: string): string {
  const accueil = `/${slug}/espace`
  const ici = 'http://ici.invalid'
  if (!retour?.startsWith('/') || /[\\\p{Cc}]/u.test(retour)) return accueil
  const url = URL.parse(retour, ici) // as a browser reads it: `..`, `%2e%2e` and `//` included
  if (!url || url.origin !== ici) return accueil
  const dedans = url.pathname === accueil || url.pathname.startsWith(`${accueil}/`)
  return dedans ? `${url.pathname}${url.search}` : accueil
}
