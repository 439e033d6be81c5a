import { closePdf } from '#app/platform/pdf/pdf.server.ts'
import { afterAll, describe, expect, test } from '#tests/base.ts'
import { textOfPages } from '#tests/pdf.ts'
import { attestationsPdf, certificatsPdf } from './certificats.server.ts'
import type { DonneesDiplome } from './donnees-diplome.ts'

const donnees: DonneesDiplome = {
  organisme: {
    nom: 'Union départementale des sapeurs-pompiers du Doubs',
    adresse: ['10 rue du Repos', '25000 Besançon'],
    siret: '73282932000074',
    couleur: '#1e3257',
    habilitation: 'Habilitation n° 2025-12',
  },
  formation: {
    typeLibelle: 'Gestes qui sauvent',
    numero: 'F26-0042',
    du: '2026-11-28',
    au: '2026-11-28',
    lieux: ['Salle Barthélemy, Besançon'],
    minutes: 120,
  },
  titulaire: {
    civilite: 'Madame',
    nom: 'D’ALMEIDA',
    prenoms: 'Zoé Lætitia',
    naissance: 'née le 15 juin 1990 à Besançon',
  },
  fait: { lieu: 'Besançon', le: '2026-11-28' },
  signataire: 'Le président',
}

afterAll(closePdf)

describe('les documents remis aux stagiaires', () => {
  test('DIP-7 : un certificat par page, avec son numéro, son titulaire et sa formation', async () => {
    const pdf = await certificatsPdf([
      { numero: 'C-2026-0001', le: '2026-11-28', donnees },
      { numero: 'C-2026-0002', le: '2026-11-28', donnees },
    ])
    const pages = await textOfPages(pdf)
    expect(pages).toHaveLength(2)
    expect(pages[1]).toContain('C-2026-0002')
    expect(pages[1]).toContain('Madame Zoé Lætitia D’ALMEIDA')
    expect(pages[1]).toContain('née le 15 juin 1990 à Besançon')
    expect(pages[1]).toContain('Gestes qui sauvent')
  })

  test('FOR-9 : l’attestation dit les heures suivies et l’évaluation (Code du travail, art. L6353-1)', async () => {
    const [page] = await textOfPages(
      await attestationsPdf([{ donnees, minutesSuivies: 90, resultat: 'non_certifie' }]),
    )
    expect(page).toContain('Attestation de fin de formation')
    expect(page).toContain('Heures suivies 1 h 30')
    expect(page).toContain('Évaluation des acquis Non acquis')
  })

  test('les mêmes données donnent les mêmes octets', async () => {
    const certificats = [{ numero: 'C-2026-0001', le: '2026-11-28', donnees }]
    expect(await certificatsPdf(certificats)).toEqual(await certificatsPdf(certificats))
  })
})
