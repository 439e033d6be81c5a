import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter, type Visiteur } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let visiteur: Visiteur
let page: Page

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
  visiteur = await personne(navigateur)
  page = visiteur.page
  await seConnecter(page, serveur.url, 'demo', 'gestion.formations')
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

describe('les statistiques, de la page au formulaire', () => {
  test('STAT-1 : un chiffre mène à ses lignes, qui se téléchargent', async () => {
    const annee = await derniereAnnee()
    await page.goto(`${serveur.url}/demo/espace/statistiques/formations?annee=${annee}`)
    expect(await titre()).toBe('Statistiques formations')
    const lien = page.getByRole('link', { name: /validés$/ }).first()
    const valides = Number((await lien.textContent())?.match(/\d+/)?.[0])
    expect(valides).toBeGreaterThan(0)
    await lien.click()
    expect(await titre()).toBe('Stagiaires comptés')
    expect(await page.getByRole('row').count()).toBe(valides + 1)
    const adresse = page.url()
    await page.getByRole('button', { name: 'Exporter' }).click()
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Excel (.xlsx)' }).click(),
    ])
    expect(fichier.suggestedFilename()).toBe('stagiaires-comptes.xlsx')
    expect(page.url()).toBe(adresse)
  }, 60_000)

  test('STAT-1 : une anomalie du bilan se corrige depuis sa ligne', async () => {
    const annee = await derniereAnnee()
    // A formation of the year made private, without anybody who asked for it.
    await serveur.base.query(
      `update formation set privee = true, client_id = null, version = version + 1
       where union_id = (select id from union_departementale where slug = 'demo') and statut = 'cloturee'
         and dernier_jour >= $1`,
      [`${annee}-01-01`],
    )
    await page.goto(`${serveur.url}/demo/espace/statistiques/bpf?annee=${annee}`)
    const titreAnomalie = page.getByRole('heading', { name: /Formations privées sans client/ })
    expect(await titreAnomalie.count()).toBe(1)
    for (let reste = await anomalies(); reste > 0; reste -= 1) {
      await page.locator('.anomaly', { has: titreAnomalie }).getByRole('link').first().click()
      expect(await titre()).toBe('Ligne du bilan')
      await page.getByRole('radio', { name: /^Hors bilan/ }).check()
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await page.getByText('Ligne du bilan enregistrée.').waitFor()
    }
    expect(await titreAnomalie.count()).toBe(0)
  }, 60_000)

  test('STAT-1 : ce qu’une personne dit du bilan s’enregistre et s’affiche', async () => {
    const annee = await derniereAnnee()
    await page.goto(`${serveur.url}/demo/espace/statistiques/bpf?annee=${annee}`)
    await page.getByRole('link', { name: 'Compléter' }).click()
    await page.getByLabel('Total des charges de la formation').fill('12 500,00')
    await page.getByLabel('Nom', { exact: false }).last().fill('Prévost')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Bilan enregistré.').waitFor()
    expect(await page.getByText('12\u202f500,00\u00a0€').count()).toBeGreaterThan(0)
    expect(visiteur.incidents).toEqual([])
  }, 60_000)
})

function titre() {
  return page.getByRole('heading', { level: 1 }).textContent()
}

async function anomalies() {
  const zone = page.locator('.anomaly', {
    has: page.getByRole('heading', { name: /Formations privées sans client/ }),
  })
  return zone.getByRole('link').count()
}

/** The year of the last formation that the demonstration closed. */
async function derniereAnnee(): Promise<number> {
  const { rows } = await serveur.base.query<{ annee: number }>(
    `select extract(year from max(f.dernier_jour))::integer as annee from formation f
     join union_departementale u on u.id = f.union_id where u.slug = 'demo' and f.statut = 'cloturee'`,
  )
  return rows[0]?.annee ?? 0
}
