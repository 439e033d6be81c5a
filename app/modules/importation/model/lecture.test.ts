import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lireJour } from './cellules.ts'
import {
  anneeDesTitres,
  empechementCorrespondance,
  ligneDesTitres,
  reconnaitre,
  titreNorme,
} from './champs.ts'
import { lireLigne } from './lecture.ts'

const aujourdhui = '2026-11-23'
const entetes = [
  'N° adhérent',
  'Civilité',
  'Nom',
  'Prénom',
  'Né(e) le',
  'Lieu de naissance',
  'CP naissance',
  'Adresse',
  'Complément',
  'CP',
  'Ville',
  'Tél. portable',
  'Tél. fixe',
  'Courriel',
  'Centre',
  'Statut',
  'Grade',
  'Cotisation 2026',
  'Date de paiement',
  'Montant',
]
const colonnes = reconnaitre(entetes)

describe('reconnaître les colonnes (ADH-2)', () => {
  test('toutes celles de l’export Yoonion', () => {
    expect(colonnes).toEqual([
      'numeroFederal',
      'civilite',
      'nomNaissance',
      'prenoms',
      'naissanceDate',
      'naissanceCommune',
      'naissanceCodePostal',
      'adresse',
      'complement',
      'codePostal',
      'commune',
      'telephone',
      'autreTelephone',
      'email',
      'centre',
      'statut',
      'grade',
      'cotisation',
      'payeeLe',
      'montant',
    ])
    expect(anneeDesTitres(entetes)).toBe(2026)
  })

  test.each([
    ['NOM DE NAISSANCE', 'nomNaissance'],
    ['nom_usage', 'nomUsage'],
    ['E-mail', 'email'],
    ['Matricule', 'numeroFederal'],
    ['CIS', 'centre'],
    ['À jour ?', 'cotisation'],
    ['Remarques', ''],
  ])('%s', (titre, champ) => {
    expect(reconnaitre([titre])).toEqual([champ])
  })

  test('dans n’importe quel ordre, la même colonne donne la même donnée', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(entetes, { minLength: entetes.length }), (melangees) => {
        const parTitre = new Map(
          reconnaitre(melangees).map((champ, index) => [melangees[index], champ]),
        )
        expect(entetes.map((entete) => parTitre.get(entete))).toEqual(colonnes)
      }),
    )
  })

  test('un titre en double n’est pris qu’une fois ; le choix de l’union l’emporte', () => {
    expect(reconnaitre(['Nom', 'Nom'])).toEqual(['nomNaissance', ''])
    expect(reconnaitre(['Nom'], new Map([[titreNorme('Nom'), 'nomUsage' as const]]))).toEqual([
      'nomUsage',
    ])
  })

  test('les titres sont trouvés sous un en-tête de page', () => {
    expect(
      ligneDesTitres([{ cells: ['Union'] }, { cells: ['Édité le'] }, { cells: ['Nom', 'Prénom'] }]),
    ).toBe(2)
  })

  test('le nom, le prénom, et pas deux fois la même donnée', () => {
    expect(empechementCorrespondance(['prenoms'])).toContain('Nom de naissance')
    expect(empechementCorrespondance(['nomNaissance', 'prenoms', 'email', 'email'])).toContain(
      'Deux colonnes',
    )
    expect(empechementCorrespondance(['nomNaissance', '', 'prenoms'])).toBeUndefined()
  })
})

function ligne(valeurs: Partial<Record<(typeof entetes)[number], string>>) {
  const cells = entetes.map((entete) => valeurs[entete] ?? '')
  return lireLigne(cells, entetes, colonnes, aujourdhui)
}
const base = { Nom: 'moreau', Prénom: '  JEAN-BAPTISTE' }

describe('lire une ligne', () => {
  test('les noms en forme, le téléphone sans son zéro, le montant en centimes', () => {
    const lu = ligne({
      ...base,
      Civilité: 'Mme',
      'Tél. portable': '792440268',
      Montant: '1 025,00 €',
      'Cotisation 2026': 'Oui',
      'Date de paiement': '04/02/2026',
      Courriel: 'ELODIE.ROBIN @ EXAMPLE.ORG',
      Adresse: '1 rue A',
      Complément: 'bât. B',
    })
    expect(lu?.remarques).toEqual([])
    expect(lu?.lue).toMatchObject({
      nomNaissance: 'MOREAU',
      prenoms: 'Jean-Baptiste',
      civilite: 'madame',
      telephone: '+33792440268',
      montant: 102_500,
      payee: true,
      payeeLe: '2026-02-04',
      email: 'elodie.robin@example.org',
      adresse: '1 rue A, bât. B',
    })
  })

  test.each([
    ['17/04/1994', '1994-04-17'],
    ['08.12.1967', '1967-12-08'],
    ['2001-03-11', '2001-03-11'],
    ['10/06/54', '1954-06-10'],
    ['04/04/96', '1996-04-04'],
    ['4/4/04', '2004-04-04'],
    ['34567', '1994-08-21'],
  ])('la date %s est %s', (texte, jour) => {
    expect(lireJour(texte, aujourdhui)).toBe(jour)
  })

  test('chaque jour écrit de trois façons est relu le même', () => {
    const jours = fc
      .date({ min: new Date('1930-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(jours, (jour) => {
        const [annee, mois, date] = jour.split('-')
        const serie = Math.round((Date.parse(jour) - Date.UTC(1899, 11, 30)) / 86_400_000)
        for (const texte of [
          `${date}/${mois}/${annee}`,
          `${date}.${mois}.${annee}`,
          jour,
          String(serie),
        ]) {
          expect(lireJour(texte, aujourdhui)).toBe(jour)
        }
      }),
    )
  })

  test.each([
    [{ 'Né(e) le': '31/02/1990' }, 'Né(e) le', 'n’existe pas'],
    [{ 'Né(e) le': '24/11/2026' }, 'Né(e) le', 'dans le passé'],
    [{ Nom: '', Grade: 'Sergent' }, 'Nom', 'Le nom manque'],
    [{ CP: '2550' }, 'CP', 'n’existe pas'],
    [{ Courriel: 'zoe@' }, 'Courriel', 'pas complète'],
    [{ 'Tél. fixe': '12' }, 'Tél. fixe', 'pas un numéro'],
    [{ Statut: 'Astronaute' }, 'Statut', 'pas connu'],
    [{ Montant: 'gratuit' }, 'Montant', 'pas compris'],
    [{ 'Cotisation 2026': 'Oui', 'Date de paiement': '01/02/2026' }, 'Montant', 'montant manque'],
    [{ 'Date de paiement': '01/02/2027', Montant: '25' }, 'Date de paiement', 'futur'],
  ])('%j est refusé : %s', (valeurs, colonne, raison) => {
    const erreurs = ligne({ ...base, ...valeurs })?.remarques.filter(
      ({ gravite }) => gravite === 'erreur',
    )
    expect(erreurs).toMatchObject([{ colonne, raison: expect.stringContaining(raison) }])
    expect(erreurs?.[0]?.remede.length).toBeGreaterThan(10)
  })

  test.each([
    ['SPV', 'SPV'],
    ['Ancien', 'ANCIEN'],
    ['Sapeur-pompier volontaire', 'SPV'],
    ['animateur JSP', 'ANIMATEUR_JSP'],
    ['SPV / SPP', 'SPP'],
  ])('le statut %s est %s', (texte, statut) => {
    expect(ligne({ ...base, Statut: texte })?.lue.statut).toBe(statut)
  })

  test('une ligne de total ne décrit personne', () => {
    expect(lireLigne(['Total : 300 adhérents'], entetes, colonnes, aujourdhui)).toBeUndefined()
  })

  test('n’importe quelles cellules donnent une ligne, jamais une panne', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 22 }), (cells) => {
        const lu = lireLigne(cells, entetes, colonnes, aujourdhui)
        for (const remarque of lu?.remarques ?? []) expect(remarque.remede).not.toBe('')
      }),
    )
  })
})
