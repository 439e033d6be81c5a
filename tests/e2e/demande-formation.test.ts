import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOfPages } from '#tests/pdf.ts'
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

const dans40Jours = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)

describe('la demande d’une entreprise, de son formulaire à la convention', () => {
  test('CLI-1, CLI-2, FOR-2, FOR-7 : sans script, puis la fiche connue, la convention envoyée', async () => {
    await demander()

    const gestion = await personne(navigateur)
    const { page } = gestion
    await seConnecter(page, serveur.url, 'demo', 'gestion.formations')
    await page.goto(`${serveur.url}/demo/espace/formations/a-valider`)
    await page.getByRole('link', { name: /Grandjean Vuillemin/ }).click()
    const fiche = page.url()
    await page.getByText('Ce client a peut-être déjà une fiche.').waitFor()
    await page.getByRole('link', { name: 'Choisir la fiche' }).click()
    await page.getByText(/même nom et même code postal/).waitFor()
    await page.getByRole('button', { name: 'Rattacher à la fiche C00001' }).click()
    await page.getByText('Demande rattachée à la fiche.').waitFor()

    await completer(page, fiche)
    await convenir(page, fiche)
    expect(gestion.incidents).toEqual([])
    await gestion.context.close()
  }, 180_000)
})

/** The company asks, without script nor account; one forgotten answer keeps all the others. */
async function demander(): Promise<void> {
  const { page, context } = await personne(navigateur, { largeur: 390, javaScript: false })
  await page.goto(`${serveur.url}/demo`)
  await page.getByRole('link', { name: /Faire former mon équipe/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Faire former mon équipe' }).waitFor()
  await page.getByLabel('Entreprise').check()
  await page.getByLabel('Nom de l’organisation').fill('SAS FROMAGERIE Grandjean Vuillemin et Fils')
  await page.getByLabel('Adresse', { exact: true }).fill('12 route des Alpages')
  await page.getByLabel('Code postal').fill('36300')
  await page.getByLabel('Commune').fill('Montclair')
  await page.getByLabel('Prénom').fill('Agathe')
  await page.getByLabel('Nom', { exact: true }).fill('Roy')
  await page.getByLabel('Adresse électronique').fill('agathe.roy@exemple.fr')
  await page.getByLabel('Téléphone').fill('06 55 44 33 22')
  await page
    .getByLabel('Formation', { exact: true })
    .selectOption({ label: 'Premiers secours citoyen' })
  await page.getByLabel('Nombre de personnes').fill('8')
  await page.getByLabel('Chez vous').check()
  await page.getByLabel(/J’accepte/).check()
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await page.getByText('Indiquez une date, ou une période en quelques mots.').first().waitFor()
  await page.waitForTimeout(3000) // a form filled faster than a person can is refused
  await page.getByLabel('Ou une période').fill('Un mardi de janvier')
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ma demande de formation' }).waitFor()
  await page.getByText('Votre demande est reçue.').waitFor()
  await context.close()
}

async function completer(page: Page, fiche: string): Promise<void> {
  await page.goto(`${fiche}/modifier`)
  await page.getByRole('button', { name: 'Ajouter une journée' }).click()
  const journee = page.getByRole('group', { name: /^Journée 1/ })
  await journee.getByLabel('Date').fill(dans40Jours)
  await journee.getByLabel('Autre lieu').fill('Atelier d’affinage')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Formation modifiée.').waitFor()
}

async function convenir(page: Page, fiche: string): Promise<void> {
  await page.goto(`${fiche}/client`)
  await page.getByRole('button', { name: 'Établir la convention' }).click()
  await page.getByText('Convention version 1 prête').waitFor()
  const adresse = await page.getByRole('link', { name: 'Version 1 (PDF)' }).getAttribute('href')
  const pdf = await page.context().request.get(serveur.url + adresse)
  const texte = (await textOfPages(await pdf.body())).join(' ')
  expect(texte).toContain('Fromagerie Grandjean-Vuillemin et Fils')
  expect(texte).toContain('Atelier d’affinage')
  await page.getByRole('button', { name: 'Envoyer au client' }).click()
  await page.getByText('La convention part à agathe.roy@exemple.fr.').waitFor()
}
