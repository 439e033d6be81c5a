import { describe, expect, test } from 'vitest'
import { textOfPages } from '#tests/pdf.ts'
import { conventionPdf } from './convention.server.ts'
import type { DonneesConvention } from './donnees-convention.ts'

const donnees: DonneesConvention = {
  version: 1,
  fait: { lieu: 'Montclair-sur-Brenne', le: '2026-11-23' },
  organisme: {
    nom: 'Union départementale des sapeurs-pompiers de Haute-Brenne',
    adresse: ['12 rue de la Caserne', '36300 Montclair-sur-Brenne'],
    siret: '732 829 320 00074',
    nda: '24360012336',
    couleur: '#1e3257',
    president: 'Hélène Aubry',
  },
  client: {
    numero: 'C00042',
    nom: 'Mairie de Montclair',
    particulier: false,
    adresse: '1 place de la Mairie, 36300 Montclair-sur-Brenne',
    siret: null,
    representant: 'Bernard Thiébaud, Secrétaire général',
  },
  formation: {
    numero: 'F26-0042',
    typeLibelle: 'Premiers secours citoyen',
    minutes: 420,
    effectif: 10,
    maxParFormateur: 10,
    sanction: 'trame',
    journees: [
      { jour: '2026-12-12', lieu: 'Salle des fêtes', creneaux: [{ debut: '08:30', fin: '12:30' }] },
    ],
    formateurs: [],
  },
  prix: { parStagiaire: 6000, total: 60_000, exonere: true },
  delaiPaiement: 30,
  annulation: { jours: 10, pourcent: 30 },
}

async function lire(changements: Partial<DonneesConvention> = {}) {
  return textOfPages(await conventionPdf({ ...donnees, ...changements }))
}

describe('la convention', () => {
  test('FOR-7, art. L6353-1 : tient sur une page et se relit, mots longs compris', async () => {
    const pages = await lire()
    expect(pages).toHaveLength(1)
    for (const mention of [
      'Montclair-sur-Brenne',
      'Articles L6353-1 et L6353-2 du code du travail',
      'Déclaration d’activité n° 24360012336',
      'Mairie de Montclair',
      'samedi 12 décembre 2026',
      '1 formateur pour 10 stagiaires au plus',
      '600,00 € pour 10 stagiaires',
      'article 261-4-4° a',
      'jusqu’à 10 jours avant',
      'dédit de 30 % du prix',
    ])
      expect(pages[0]).toContain(mention)
  })

  test('un particulier signe un contrat, avec son délai de rétractation', async () => {
    const [page] = await lire({ client: { ...donnees.client, particulier: true } })
    expect(page).toContain('Contrat de formation professionnelle')
    expect(page).toContain('se rétracter (article L6353-5)')
  })

  test('sans exonération, l’article n’est pas cité ; gratuite, rien n’est dû', async () => {
    const [page] = await lire({ prix: { ...donnees.prix, exonere: false } })
    expect(page).not.toContain('261-4-4')
    const [offerte] = await lire({ prix: { parStagiaire: 0, total: 0, exonere: true } })
    expect(offerte).toContain('offerte par l’union')
  })

  test('les mêmes données donnent les mêmes octets', async () => {
    expect(await conventionPdf(donnees)).toEqual(await conventionPdf(donnees))
  })
})
