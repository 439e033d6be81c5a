import { writeFileSync } from 'node:fs'
import { closePdf } from '#app/platform/pdf/pdf.server.ts'
import { afterAll, describe, expect, test } from '#tests/base.ts'
import { textOfPages } from '#tests/pdf.ts'
import type { DonneesMission } from './donnees-mission.ts'
import { missionPdf } from './mission.server.ts'

afterAll(closePdf)

const donnees: DonneesMission = {
  version: 1,
  fait: { lieu: 'Montclair-sur-Brenne', le: '2026-11-23' },
  organisme: {
    nom: 'Union départementale des sapeurs-pompiers de Haute-Brenne',
    adresse: ['12 rue de la Caserne', '36300 Montclair-sur-Brenne'],
    siret: '73282932000074',
    couleur: '#1e3257',
    president: 'Hélène Aubry',
  },
  formateur: {
    civilite: 'madame',
    nom: 'LEFÈVRE',
    prenoms: 'Nadia',
    qualification: 'Formateur aux premiers secours citoyen',
    benevole: true,
  },
  formation: {
    numero: 'F26-0042',
    intitule: 'Premiers secours à la mairie',
    typeLibelle: 'Premiers secours citoyen',
    places: 10,
    client: 'Mairie de Montclair',
  },
  journees: ['2026-12-12', '2026-12-13'].map((jour) => ({
    jour,
    lieu: 'Salle des fêtes, 1 place de la Mairie 36300 Montclair-sur-Brenne',
    minutes: 420,
    creneaux: [
      { debut: '08:30', fin: '12:00' },
      { debut: '13:30', fin: '17:00' },
    ],
  })),
  equipe: ['Paul GIRARD'],
  contacts: [
    { role: 'L’union', nom: 'UDSP 36', telephone: '+33254000000', email: 'formations@exemple.fr' },
    { role: 'Le client, sur place', nom: 'Bernard Thiébaud', telephone: null, email: null },
  ],
  consignes: [{ jour: '2026-12-12', texte: 'La clé est **à la mairie**.' }],
}

async function lire(changements: Partial<DonneesMission> = {}) {
  return textOfPages(await missionPdf({ ...donnees, ...changements }))
}

describe('la lettre de mission', () => {
  test('Qualiopi 18 et 21 : tient sur une page et dit qui, quoi, quand, où, à quel titre', async () => {
    if (process.env.PDF_ICI)
      writeFileSync(`${process.env.PDF_ICI}/mission.pdf`, await missionPdf(donnees))
    const pages = await lire()
    expect(pages).toHaveLength(1)
    for (const mention of [
      'Lettre de mission',
      'Madame Nadia LEFÈVRE, formateur aux premiers secours citoyen',
      'F26-0042',
      'samedi 12 décembre 2026',
      '14 h, 2 jours',
      'Salle des fêtes',
      'Mairie de Montclair',
      'Bénévole',
      'remboursés sur justificatifs',
      'Paul GIRARD',
      '02 54 00 00 00',
      'La clé est à la mairie.',
      'Hélène Aubry',
    ])
      expect(pages[0]?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(mention)
  })

  test('rémunéré, elle dit la déclaration ; une version suivante annule la précédente', async () => {
    const formateur = { ...donnees.formateur, benevole: false }
    const [page] = await lire({ formateur, version: 2 })
    expect(page).toContain('article L1221-10')
    expect(page).toContain('Version 2, annule et remplace')
  })

  test('les mêmes données donnent les mêmes octets', async () => {
    expect(await missionPdf(donnees)).toEqual(await missionPdf(donnees))
  })
})
