import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
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

describe('importer les adhérents, puis relancer qui n’a pas payé', () => {
  // A page without script refreshes by itself too: the same journey, both ways.
  test.each([true, false])(
    'ADH-2, ADH-8 : cinq pages de la liste à la relance, script %s',
    async (javaScript) => {
      const { page, incidents, context } = await personne(navigateur, { javaScript })
      await seConnecter(page, serveur.url, 'demo', 'gestion.adherents')
      await page.goto(`${serveur.url}/demo/espace/administration/cotisations`)
      await page.getByRole('link', { name: 'Importer un fichier' }).click()
      await page
        .getByLabel('Fichier à importer')
        .setInputFiles('tests/donnees/adherents-exemple.csv')
      await page.getByRole('button', { name: 'Lire le fichier' }).click()
      await corriger(page, javaScript)
      await lireLeRapport(page, javaScript)
      if (javaScript) await importer(page)
      await relancer(page, javaScript)
      expect(incidents).toEqual([])
      await context.close()
    },
    240_000,
  )
})

/** The grade is not wanted; a centre of the file is one of the union under another name. */
async function corriger(page: Page, premiere: boolean) {
  await page.getByRole('heading', { name: 'Colonnes du fichier', level: 1 }).waitFor()
  await page.getByText(/\d+ sur 20 reconnues/).waitFor()
  if (premiere) await aToutesLesTailles(page, 'les colonnes')
  await page.getByLabel('La colonne Grade contient').selectOption({ label: 'Ne pas importer' })
  await page.getByLabel('« CS Morteau »').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Voir ce qui changera' }).click()
}

async function lireLeRapport(page: Page, premiere: boolean) {
  await page.getByRole('heading', { name: 'Ce que l’importation changera' }).waitFor()
  if (!premiere) {
    await page.getByText('Ce fichier ne change rien.').waitFor()
    return
  }
  await page.getByText('Rien n’est encore enregistré.').waitFor()
  await aToutesLesTailles(page, 'le rapport')
  await page.getByRole('link', { name: /^En erreur/ }).click()
  const ligne = page.getByRole('row', { name: /ANDRÉ-DURAND Élodie/ })
  expect(await ligne.textContent()).toContain('31/02/1990')
  expect(await ligne.textContent()).toContain('Écrivez-la comme 24/11/1990.')
}

async function importer(page: Page) {
  await page.getByRole('button', { name: /^Importer \d+ adhérents/ }).click()
  await page.getByText('Importation terminée.').waitFor({ timeout: 120_000 })
  await aToutesLesTailles(page, 'la fin')
  await page.getByRole('link', { name: 'Voir qui n’est pas à jour' }).click()
}

/** Axe, and no sideways scroll, on a desk and on a phone in the dark. */
async function aToutesLesTailles(page: Page, quoi: string) {
  await verifierAccessibilite(page, `${quoi}, bureau`)
  await page.setViewportSize({ width: 360, height: 900 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForTimeout(400) // colours slide from one theme to the other
  await verifierAccessibilite(page, `${quoi}, téléphone`)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Those who owe, one of them ticked; then nobody twice the same day. */
async function relancer(page: Page, premiere: boolean) {
  await page.goto(`${serveur.url}/demo/espace/administration/cotisations?recherche=chevalier+marie`)
  await page.getByLabel(/^Choisir CHEVALIER Marie/).check()
  await page.getByRole('button', { name: 'Relancer…' }).click()
  await page.getByRole('heading', { name: 'Relancer les cotisations' }).waitFor()
  if (!premiere) {
    await page.getByText('Aucun courriel ne partira.').waitFor()
    await page.getByText('relancées aujourd’hui').waitFor()
    return
  }
  await page.getByRole('button', { name: /^Envoyer 1/ }).click()
  await page.getByText(/1.personne relancée/).waitFor()
  const { rows } = await serveur.base.query<{ nombre: string }>(
    `select count(*) as nombre from relance_cotisation where le = (now() at time zone 'Europe/Paris')::date`,
  )
  expect(Number(rows[0]?.nombre)).toBe(1)
}
