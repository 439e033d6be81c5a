import { type StatutAdherent, statutsAdherent } from '#app/modules/adherent/model/adherent.ts'
import { empechementEmail, normaliserTelephone } from '#app/modules/adherent/model/contact.ts'
import { estCodePostalFrancais } from '#app/modules/adherent/model/naissance.ts'
import { empechementNom, normaliserNom, sansAccent } from '#app/modules/adherent/model/nom.ts'
import { type Civilite, empechementNaissance } from '#app/modules/adherent/model/personne.ts'
import { anneeDe, estUnJour, type Jour } from '#app/platform/jour.ts'

// One cell of a file of members, as people write it: its value, or why it is not understood.

/** Why a cell is not understood, and what to do. */
export type Refus = { raison: string; remede: string }

export function estRefus(valeur: unknown): valeur is Refus {
  return typeof valeur === 'object' && valeur !== null && 'remede' in valeur
}

export function lireNom(texte: string, mettreEnForme: (nom: string) => string): string | Refus {
  const nom = normaliserNom(texte)
  const raison = empechementNom(nom)
  return raison ? { raison, remede: 'Corrigez le nom dans le fichier.' } : mettreEnForme(nom)
}

export function lireCivilite(texte: string): Civilite | Refus {
  const mot = sansAccent(texte)
  if (['m', 'mr', 'monsieur', 'h', 'homme', 'masculin'].includes(mot)) return 'monsieur'
  if (['mme', 'madame', 'mlle', 'mademoiselle', 'f', 'femme', 'feminin'].includes(mot))
    return 'madame'
  return { raison: 'Cette civilité n’est pas comprise.', remede: 'Écrivez M ou Mme.' }
}

const dateInconnue = {
  raison: 'Cette date n’existe pas.',
  remede: 'Écrivez-la comme 24/11/1990.',
}

/** JJ/MM/AAAA, JJ.MM.AA, AAAA-MM-JJ or the number of a spreadsheet; two figures of year belong to the past. */
export function lireJour(texte: string, aujourdhui: Jour): Jour | Refus {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(texte)
  const francais = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(texte)
  const jour = iso
    ? jourDe(iso[1], iso[2], iso[3])
    : francais
      ? jourDe(anneeEntiere(francais[3] ?? '', aujourdhui), francais[2], francais[1])
      : serie(texte)
  return jour !== undefined && estUnJour(jour) ? jour : dateInconnue
}

function jourDe(annee = '', mois = '', jour = ''): Jour {
  return `${annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`
}

function anneeEntiere(annee: string, aujourdhui: Jour): string {
  if (annee.length === 4) return annee
  return Number(annee) <= anneeDe(aujourdhui) % 100 ? `20${annee}` : `19${annee}`
}

/** Days since 30 December 1899: how spreadsheets count. */
function serie(texte: string): Jour | undefined {
  const nombre = /^\d{4,5}$/.test(texte) ? Number(texte) : 0
  if (nombre < 1000 || nombre > 80_000) return undefined
  return new Date(Date.UTC(1899, 11, 30 + nombre)).toISOString().slice(0, 10)
}

export function lireNaissance(texte: string, aujourdhui: Jour): Jour | Refus {
  const jour = lireJour(texte, aujourdhui)
  if (typeof jour !== 'string') return jour
  const raison = empechementNaissance(jour, aujourdhui)
  return raison ? { raison, remede: 'Corrigez la date dans le fichier.' } : jour
}

export function lirePaiement(texte: string, aujourdhui: Jour): Jour | Refus {
  const jour = lireJour(texte, aujourdhui)
  if (typeof jour === 'string' && jour > aujourdhui) {
    return { raison: 'Cette date de paiement est dans le futur.', remede: 'Corrigez la date.' }
  }
  return jour
}

export function lireEmail(texte: string): string | Refus {
  const adresse = texte.replaceAll(' ', '').toLowerCase()
  const raison = empechementEmail(adresse)
  return raison ? { raison, remede: 'Corrigez l’adresse, ou videz la cellule.' } : adresse
}

/** A spreadsheet drops the first zero of what it takes for a number. */
export function lireTelephone(texte: string): string | Refus {
  const chiffres = texte.replaceAll(/[\s.\-/]/g, '')
  const numero = normaliserTelephone(/^[1-9]\d{8}$/.test(chiffres) ? `0${chiffres}` : chiffres)
  if (numero) return numero
  return {
    raison: 'Ce n’est pas un numéro de téléphone français.',
    remede: 'Écrivez-le comme 06 12 34 56 78, ou videz la cellule.',
  }
}

export function lireCodePostal(texte: string): string | Refus {
  const code = texte.replaceAll(' ', '')
  if (estCodePostalFrancais(code)) return code
  const remede = /^\d{4}$/.test(code)
    ? 'Il manque un chiffre\u00a0: écrivez les cinq, 01000 et non 1000.'
    : 'Écrivez les cinq chiffres, comme 25000.'
  return { raison: 'Ce code postal n’existe pas.', remede }
}

const motsStatut: Record<string, StatutAdherent> = {
  volontaire: 'SPV',
  sapeurpompiervolontaire: 'SPV',
  professionnel: 'SPP',
  sapeurpompierprofessionnel: 'SPP',
  militaire: 'SPM',
  ancien: 'ANCIEN',
  anciensapeurpompier: 'ANCIEN',
  retraite: 'ANCIEN',
  veteran: 'ANCIEN',
  jeunesapeurpompier: 'JSP',
  animateurjsp: 'ANIMATEUR_JSP',
  animateur: 'ANIMATEUR_JSP',
  civil: 'CIVIL',
  membrecivil: 'CIVIL',
  membrehonoraire: 'HONORAIRE',
  membrebienfaiteur: 'BIENFAITEUR',
  medecin: 'SSSM',
  infirmier: 'SSSM',
  infirmiere: 'SSSM',
  pharmacien: 'SSSM',
  veterinaire: 'SSSM',
  psychologue: 'SSSM',
  ayantdroit: 'VEUF_ORPHELIN',
  veuf: 'VEUF_ORPHELIN',
  veuve: 'VEUF_ORPHELIN',
  orphelin: 'VEUF_ORPHELIN',
  administratif: 'PATS',
}

/** Of two statuses (`SPV / SPP`), the one of the trade: a professional who is also a volunteer is a SPP. */
export function lireStatut(texte: string): { code: StatutAdherent; double: boolean } | Refus {
  const entier = codeStatut(texte)
  if (entier) return { code: entier, double: false }
  const lus = texte.split(/[/,+]| et /).map(codeStatut)
  const code = lus.includes('SPP') ? 'SPP' : lus.find((un) => un !== undefined)
  if (code && lus.every((un) => un !== undefined)) return { code, double: true }
  return {
    raison: 'Ce statut n’est pas connu.',
    remede: `Écrivez l’un de ceux-ci\u00a0: ${statutsAdherent.join(', ')}.`,
  }
}

function codeStatut(texte: string): StatutAdherent | undefined {
  const mot = sansAccent(texte)
  return (
    statutsAdherent.find((statut) => sansAccent(statut) === mot) ?? motsStatut[mot] ?? undefined
  )
}

export function lireOuiNon(texte: string): boolean | Refus {
  const mot = sansAccent(texte) || texte
  if (['oui', 'o', 'x', 'paye', 'payee', 'ajour', 'vrai', 'true', '1'].includes(mot)) return true
  if (['non', 'n', 'impaye', 'impayee', 'faux', 'false', 'nonpaye', 'nonpayee', '0'].includes(mot))
    return false
  return {
    raison: 'Cette cellule n’est pas comprise.',
    remede: 'Écrivez Oui ou Non, ou laissez vide.',
  }
}

/** `25`, `25,00 €`, `1 025,00`, `25.5`, in cents. */
export function lireMontant(texte: string): number | Refus {
  const nombre = texte.replaceAll(/[\s€]|eur(?:os?)?/gi, '').replace(',', '.')
  if (/^\d{1,6}(?:\.\d{1,2})?$/.test(nombre)) {
    const cents = Math.round(Number(nombre) * 100)
    if (cents <= 10_000_000) return cents
  }
  return { raison: 'Ce montant n’est pas compris.', remede: 'Écrivez-le comme 25,00.' }
}
