import { type StatutAdherent, statutsAdherent } from '#app/modules/adherent/model/adherent.ts'
import { empechementEmail, normaliserTelephone } from '#app/modules/adherent/model/contact.ts'
import { estCodePostalFrancais } from '#app/modules/adherent/model/naissance.ts'
import { empechementNom, normaliserNom, sansAccent } from '#app/modules/adherent/model/nom.ts'
import {
  type Civilite,
  empechementNaissance,
  formatNom,
  formatPrenoms,
} from '#app/modules/adherent/model/personne.ts'
import { anneeDe, estUnJour, type Jour } from '#app/platform/jour.ts'
import type { Champ } from './champs.ts'

/** What is wrong with a cell, or is to be looked at: where, and what to do. */
export type Remarque = {
  gravite: 'erreur' | 'attention'
  /** The title of the column; empty for the whole line. */
  colonne: string
  valeur: string
  raison: string
  remede: string
}

/** A line as it was understood; null = the file does not say, which never erases anything. */
export type LigneLue = {
  numeroFederal: string | null
  civilite: Civilite | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: Jour | null
  naissanceCommune: string | null
  naissanceCodePostal: string | null
  email: string | null
  telephone: string | null
  autreTelephone: string | null
  adresse: string | null
  codePostal: string | null
  commune: string | null
  centre: string | null
  statut: StatutAdherent | null
  grade: string | null
  /** The fee: paid or not, null when the line says nothing of it. */
  payee: boolean | null
  payeeLe: Jour | null
  /** Cents. */
  montant: number | null
}

type Lecture = { lue: LigneLue; remarques: Remarque[] }

type Refus = { raison: string; remede: string }

/** Undefined when the line describes nobody: a total, a note. */
export function lireLigne(
  cells: string[],
  entetes: string[],
  colonnes: (Champ | '')[],
  aujourdhui: Jour,
): Lecture | undefined {
  const textes = new Map<Champ, { texte: string; colonne: string }>()
  for (const [index, champ] of colonnes.entries()) {
    const texte = (cells[index] ?? '').replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()
    if (champ !== '' && texte !== '') textes.set(champ, { texte, colonne: entetes[index] ?? '' })
  }
  if (textes.size < 2) return undefined
  const remarques: Remarque[] = []
  const noter = (
    champ: Champ,
    { raison, remede }: Refus,
    gravite: Remarque['gravite'] = 'erreur',
  ) => {
    const { texte = '', colonne = '' } = textes.get(champ) ?? {}
    const titre = colonne || (entetes[colonnes.indexOf(champ)] ?? '')
    remarques.push({ gravite, colonne: titre, valeur: texte, raison, remede })
  }
  /** The value of a field, null when the cell is empty or wrong. */
  function lire<Valeur>(champ: Champ, lecture: (texte: string) => Valeur | Refus): Valeur | null {
    const cellule = textes.get(champ)
    if (!cellule) return null
    const valeur = lecture(cellule.texte)
    if (!estRefus(valeur)) return valeur
    noter(champ, valeur)
    return null
  }
  const nomNaissance = lire('nomNaissance', (texte) => lireNom(texte, formatNom))
  const prenoms = lire('prenoms', (texte) => lireNom(texte, formatPrenoms))
  for (const [champ, valeur] of [
    ['nomNaissance', nomNaissance],
    ['prenoms', prenoms],
  ] as const) {
    if (valeur === null && !textes.has(champ)) {
      const quoi = champ === 'prenoms' ? 'Le prénom manque' : 'Le nom manque'
      noter(champ, { raison: `${quoi}.`, remede: 'Complétez la cellule.' })
    }
  }
  const statut = lire('statut', lireStatut)
  if (statut?.double) {
    const remede = 'Corrigez le statut sur la fiche si ce n’est pas le bon.'
    noter(
      'statut',
      { raison: `Deux statuts\u00a0: ${statut.code} est gardé.`, remede },
      'attention',
    )
  }
  const payeeLe = lire('payeeLe', (texte) => lirePaiement(texte, aujourdhui))
  const dite = lire('cotisation', lireOuiNon)
  const payee = dite ?? (payeeLe === null ? null : true)
  if (payee && payeeLe === null && !textes.has('payeeLe')) {
    const remede = 'Ajoutez la date si vous la connaissez.'
    noter(
      'cotisation',
      { raison: 'Payée sans date\u00a0: la date du jour sera notée.', remede },
      'attention',
    )
  }
  const montant = lire('montant', lireMontant)
  if (payee && montant === null && !textes.has('montant')) {
    const remede = 'Complétez le montant, ou laissez la cotisation vide.'
    noter('montant', { raison: 'La cotisation est payée, mais son montant manque.', remede })
  }
  const complement = textes.get('complement')?.texte
  const adresse = textes.get('adresse')?.texte ?? null
  const lue: LigneLue = {
    numeroFederal: textes.get('numeroFederal')?.texte.replaceAll(' ', '').toUpperCase() ?? null,
    civilite: lire('civilite', lireCivilite),
    nomNaissance: nomNaissance ?? '',
    nomUsage: lire('nomUsage', (texte) => lireNom(texte, formatNom)),
    prenoms: prenoms ?? '',
    naissanceDate: lire('naissanceDate', (texte) => lireNaissance(texte, aujourdhui)),
    naissanceCommune: textes.get('naissanceCommune')?.texte.slice(0, 80) ?? null,
    naissanceCodePostal: lire('naissanceCodePostal', lireCodePostal),
    email: lire('email', lireEmail),
    telephone: lire('telephone', lireTelephone),
    autreTelephone: lire('autreTelephone', lireTelephone),
    adresse: [adresse, complement].filter(Boolean).join(', ').slice(0, 200) || null,
    codePostal: lire('codePostal', lireCodePostal),
    commune: textes.get('commune')?.texte.slice(0, 80) ?? null,
    centre: textes.get('centre')?.texte ?? null,
    statut: statut?.code ?? null,
    grade: textes.get('grade')?.texte.slice(0, 40) ?? null,
    payee,
    payeeLe,
    montant,
  }
  return { lue, remarques }
}

function estRefus(valeur: unknown): valeur is Refus {
  return typeof valeur === 'object' && valeur !== null && 'remede' in valeur
}

function lireNom(texte: string, mettreEnForme: (nom: string) => string): string | Refus {
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

function lireNaissance(texte: string, aujourdhui: Jour): Jour | Refus {
  const jour = lireJour(texte, aujourdhui)
  if (typeof jour !== 'string') return jour
  const raison = empechementNaissance(jour, aujourdhui)
  return raison ? { raison, remede: 'Corrigez la date dans le fichier.' } : jour
}

function lirePaiement(texte: string, aujourdhui: Jour): Jour | Refus {
  const jour = lireJour(texte, aujourdhui)
  if (typeof jour === 'string' && jour > aujourdhui) {
    return { raison: 'Cette date de paiement est dans le futur.', remede: 'Corrigez la date.' }
  }
  return jour
}

function lireEmail(texte: string): string | Refus {
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

function lireCodePostal(texte: string): string | Refus {
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
function lireStatut(texte: string): { code: StatutAdherent; double: boolean } | Refus {
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

function lireOuiNon(texte: string): boolean | Refus {
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
function lireMontant(texte: string): number | Refus {
  const nombre = texte.replaceAll(/[\s€]|eur(?:os?)?/gi, '').replace(',', '.')
  if (/^\d{1,6}(?:\.\d{1,2})?$/.test(nombre)) {
    const cents = Math.round(Number(nombre) * 100)
    if (cents <= 10_000_000) return cents
  }
  return { raison: 'Ce montant n’est pas compris.', remede: 'Écrivez-le comme 25,00.' }
}
