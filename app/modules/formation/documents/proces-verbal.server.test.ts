import { afterAll, describe, expect, test } from 'vitest'
import { closePdf } from '#app/platform/pdf/pdf.server.ts'
import { textOfPages } from '#tests/pdf.ts'
import { type DonneesProcesVerbal, donneesProcesVerbalSchema } from './donnees-proces-verbal.ts'
import { procesVerbalPdf } from './proces-verbal.server.ts'

afterAll(closePdf)

const nadia: DonneesProcesVerbal['stagiaires'][number] = {
  ordre: 1,
  civilite: 'Madame',
  nomNaissance: 'LACŒUILHE',
  nomUsage: 'GARÇON',
  prenoms: 'Nadia, Maïwenn',
  naissance: { jour: '1990-03-12', commune: 'Bar-le-Duc', departement: '55', pays: null },
  resultat: 'certifie',
  certificatNumero: 'PSC-39-2026-00001',
  presenceValideeLe: '2026-11-28',
}

const sylvain: DonneesProcesVerbal['equipe'][number] = {
  nom: 'PRÉVOST',
  prenom: 'Sylvain',
  qualification: 'Formateur aux premiers secours citoyen (FPSC)',
  certificatNumero: 'FPSC-39-2019-114',
  certificatDate: '2019-06-14',
  anneeFormationContinue: 2026,
  responsable: true,
}

function donnees(changes: Partial<DonneesProcesVerbal> = {}): DonneesProcesVerbal {
  return donneesProcesVerbalSchema.parse({
    numero: 'PV-2026-0007',
    version: 1,
    remplace: null,
    organisme: {
      nom: 'Union départementale des sapeurs-pompiers du Jura',
      adresse: ['12 rue de l’Échelle', '39000 Lons-le-Saunier'],
      siret: '732 829 320 00074',
      couleur: '#1e3257',
      rattachement: 'Fédération nationale des sapeurs-pompiers de France (FNSPF)',
      departement: 'Jura (39)',
      habilitation: { reference: 'Arrêté n° 39-2025-112', date: '2025-03-01' },
    },
    formation: {
      numero: 'F26-0042',
      typeLibelle: 'Premiers secours citoyen (PSC)',
      uniteEnseignement: 'PSC',
      nature: 'initiale',
      intitule: 'PSC du samedi',
      journees: [
        {
          jour: '2026-11-28',
          lieu: 'Caserne de Vaubécourt',
          creneaux: [
            { debut: '08:30', fin: '12:00' },
            { debut: '13:30', fin: '17:00' },
          ],
        },
      ],
      minutes: 420,
    },
    equipe: [sylvain],
    stagiaires: [nadia],
    totaux: { inscrits: 2, presents: 1, certifies: 1 },
    fait: { lieu: 'Lons-le-Saunier', le: '2026-11-28' },
    representant: { nom: 'ROUSSEL Hélène', qualite: 'La présidente de l’union' },
    ...changes,
  })
}

function stagiaires(nombre: number, nom = nadia.nomNaissance): DonneesProcesVerbal['stagiaires'] {
  return Array.from({ length: nombre }, (_, index) => ({
    ...nadia,
    ordre: index + 1,
    nomNaissance: nom,
  }))
}

function count(pdf: Buffer, pattern: RegExp): number {
  return pdf.toString('latin1').match(pattern)?.length ?? 0
}

describe('la structure du procès-verbal', () => {
  test('FOR-9 : c’est un PDF/A-3b aux polices incluses, daté par ses données', async () => {
    const pdf = await procesVerbalPdf(donnees())
    const raw = pdf.toString('utf8')
    expect(raw.slice(0, 8)).toBe('%PDF-1.7')
    expect(raw).toContain('/OutputIntents')
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(raw).toMatch(/\/CreationDate \(D:20261128/)
    expect(raw).toContain('/ID ')
    expect(raw).not.toContain('/Encrypt')
    expect(count(pdf, /\/Type\s*\/FontDescriptor/g)).toBeGreaterThan(0)
    expect(count(pdf, /\/FontFile[23]? /g)).toBe(count(pdf, /\/Type\s*\/FontDescriptor/g))
  })

  test('FOR-9 : les propriétés du fichier ne portent que le titre et le numéro', async () => {
    const pdf = await procesVerbalPdf(donnees())
    const raw = pdf.toString('utf8')
    const properties = raw.slice(raw.indexOf('<?xpacket begin'), raw.indexOf('<?xpacket end'))
    expect(properties).toContain('Procès-verbal PV-2026-0007')
    expect(raw).not.toMatch(/\/Author/)
    for (const personal of ['LACŒUILHE', 'Nadia', 'PRÉVOST', 'ROUSSEL', 'Jura']) {
      expect(properties).not.toContain(personal)
    }
  })

  test('FOR-9 : les mêmes données donnent les mêmes octets, un nom corrigé les change', async () => {
    const first = await procesVerbalPdf(donnees())
    expect(first.equals(await procesVerbalPdf(donnees()))).toBe(true)
    const corrected = donnees({ stagiaires: stagiaires(1, 'LACOUILLE') })
    expect(first.equals(await procesVerbalPdf(corrected))).toBe(false)
  })
})

describe('le texte du procès-verbal', () => {
  test('FOR-9 : il dit l’organisme, la formation, l’équipe, les stagiaires et les totaux', async () => {
    const [page = ''] = await textOfPages(await procesVerbalPdf(donnees()))
    for (const said of [
      'Union départementale des sapeurs-pompiers du Jura',
      'PV-2026-0007',
      'Arrêté n° 39-2025-112 du 1er mars 2025',
      'Fédération nationale',
      'Jura (39)',
      'samedi 28 novembre 2026',
      '8 h 30 – 12 h',
      'PRÉVOST Sylvain',
      'Responsable pédagogique',
      'FPSC-39-2019-114',
      'LACŒUILHE Nadia, Maïwenn',
      'Madame, nom d’usage GARÇON',
      '12 mars 1990',
      'Bar-le-Duc (55)',
      'Certifié',
      'PSC-39-2026-00001',
      'présence validée le',
      '2 inscrits',
      '1 présent validé',
      '1 certifié',
      'Fait à Lons-le-Saunier, le 28 novembre 2026.',
      'ROUSSEL Hélène',
      'page 1 / 1',
    ]) {
      expect(page).toContain(said)
    }
  })

  test('une formation a une habilitation : le mot « agrément » n’apparaît jamais', async () => {
    const text = (await textOfPages(await procesVerbalPdf(donnees()))).join().toLowerCase()
    expect(text).toContain('habilitation')
    expect(text).not.toMatch(/agr[ée]+ment|agréé/)
  })

  test('FOR-9 : une version rectifiée cite celle qu’elle remplace et son motif', async () => {
    const remplace = { version: 1, faitLe: '2026-11-28', motif: 'prénom mal orthographié.' }
    const pdf = await procesVerbalPdf(donnees({ version: 2, remplace }))
    const [page = ''] = await textOfPages(pdf)
    expect(page).toContain('La version 2 annule et remplace la version 1')
    expect(page).toContain('prénom mal orthographié.')
    expect(page).toContain('Version 2 (rectifiée)')
  })

  test('sans formateur ni stagiaire, le document le dit', async () => {
    const totaux = { inscrits: 0, presents: 0, certifies: 0 }
    const [page = ''] = await textOfPages(
      await procesVerbalPdf(donnees({ equipe: [], stagiaires: [], totaux, representant: null })),
    )
    expect(page).toContain('Aucun formateur n’est affecté à cette formation.')
    expect(page).toContain('Aucun stagiaire n’a été validé.')
    expect(page).toContain('0 inscrit')
  })

  test('soixante stagiaires tiennent sur plusieurs pages, l’en-tête du tableau revient', async () => {
    const all = await textOfPages(await procesVerbalPdf(donnees({ stagiaires: stagiaires(60) })))
    expect(all.length).toBeGreaterThan(2)
    for (const [index, page] of all.entries()) {
      expect(page).toContain('N° de certificat')
      expect(page).toContain(`page ${index + 1} / ${all.length}`)
    }
    expect(all.join().match(/LACŒUILHE/g)).toHaveLength(60)
  })

  test('ce que quelqu’un a écrit est montré tel quel, jamais lu comme une commande', async () => {
    const typed = '#read("/a.typ") *gras* $x$ \\ [a] <b> @c'
    const { formation } = donnees()
    const [page = ''] = await textOfPages(
      await procesVerbalPdf(donnees({ formation: { ...formation, intitule: typed } })),
    )
    for (const word of ['#read("/a.typ")', '*gras*', '$x$', '\\', '[a]', '<b>', '@c']) {
      expect(page).toContain(word)
    }
  })
})

describe('les cas extrêmes du procès-verbal', () => {
  const long = 'A'.repeat(60)
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

  test('noms de soixante lettres sans espace, lieux longs, trente formateurs', async () => {
    const { formation } = donnees()
    const journee = { jour: '2026-11-28', lieu: `${long} `.repeat(4), creneaux: [] }
    const pdf = await procesVerbalPdf(
      donnees({
        stagiaires: stagiaires(12, long).map((one) => ({ ...one, prenoms: long, nomUsage: long })),
        equipe: Array.from({ length: 30 }, () => ({ ...sylvain, nom: long, prenom: long })),
        formation: { ...formation, intitule: long, journees: [journee, journee] },
      }),
    )
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('rien n’est connu d’un stagiaire ni d’un formateur : des tirets, jamais un échec', async () => {
    const nothing = { jour: null, commune: null, departement: null, pays: null }
    const pdf = await procesVerbalPdf(
      donnees({
        stagiaires: [
          {
            ...nadia,
            civilite: null,
            naissance: nothing,
            resultat: null,
            certificatNumero: null,
            presenceValideeLe: null,
          },
        ],
        equipe: [
          {
            ...sylvain,
            certificatNumero: null,
            certificatDate: null,
            anneeFormationContinue: null,
            responsable: false,
          },
        ],
        organisme: { ...donnees().organisme, adresse: [], siret: null, habilitation: null },
      }),
    )
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('le logo de l’union remplace l’emblème', async () => {
    const logo = Buffer.from(pixel, 'base64')
    const pdf = await procesVerbalPdf(donnees(), logo)
    expect(pdf.toString('latin1')).toContain('/Subtype /Image')
    const without = await procesVerbalPdf(donnees())
    expect(without.toString('latin1')).not.toContain('/Subtype /Image')
  })
})
