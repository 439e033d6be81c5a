import type { StatutAdherent } from '#app/modules/adherent/model/adherent.ts'
import { type Civilite, formatNom, formatPrenoms } from '#app/modules/adherent/model/personne.ts'
import type { Jour } from '#app/platform/jour.ts'
import {
  estRefus,
  lireCivilite,
  lireCodePostal,
  lireEmail,
  lireMontant,
  lireNaissance,
  lireNom,
  lireOuiNon,
  lirePaiement,
  lireStatut,
  lireTelephone,
  type Refus,
} from './cellules.ts'
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
