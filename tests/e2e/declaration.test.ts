import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

describe('déclarer un formateur à l’URSSAF', () => {
  test('DPS-6, FOR-3 : de la liste au fichier, puis à la référence ; le badge suit', async () => {
    const { page, context, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'gestion.formations')
    await page.goto(`${serveur.url}/demo/espace/formations/declarations`)
    await page.getByRole('link', { name: /Sauveteur secouriste du travail/ }).click()
    await page.getByText('À déclarer', { exact: true }).first().waitFor()

    const attendu = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Fichier XML DPAE' }).click()
    expect((await attendu).suggestedFilename()).toMatch(/^dpae-F\d\d-\d{4}\.xml$/)
    await page.reload()
    await page.getByText('Exportée', { exact: true }).first().waitFor()

    await page.getByLabel('Référence').fill('DPAE-24709-204')
    await page.getByRole('button', { name: 'Marquer déclaré' }).click()
    await page.getByText('1 embauche déclarée.').waitFor()
    await page.getByText(/DPAE-24709-204/).waitFor()

    await page.goto(`${serveur.url}/demo/espace/formations/a-venir`)
    const rangee = page.getByRole('row', { name: /Sauveteur secouriste du travail/ })
    await rangee.getByText('Déclaré', { exact: true }).waitFor()
    expect(incidents).toEqual([])
    await context.close()
  }, 90_000)
})
