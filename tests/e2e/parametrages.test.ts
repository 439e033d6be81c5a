import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne } from './navigateur.ts'
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

describe('une union neuve, de sa mise en service à sa première formation', () => {
  test('un nouvel administrateur la règle d’après la liste et publie un type', async () => {
    const { lien, pseudo } = await ouvrirUnion()
    const { context, page, incidents } = await personne(navigateur)
    await entrer(page, lien)
    await page.getByRole('heading', { level: 1, name: 'Mise en service' }).waitFor()
    expect(await page.locator('main').textContent()).toContain('0 étapes faites sur 10')
    await renseigner(page)
    await envoyerLogo(page)
    await ajouterCentre(page, pseudo)
    await ajouterLieu(page)
    await relireTypes(page)
    await page.goto(`${serveur.url}/25/espace`)
    await page.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor()
    await creerFormation(page)
    await page.goto(`${serveur.url}/25/formations`)
    expect(await page.locator('main').textContent()).toContain('Premiers secours du Doubs')
    expect(await page.locator('.public-head img').getAttribute('src')).toContain('/25/logo')
    expect(incidents).toEqual([])
    await context.close()
  }, 180_000)

  test('l’exploitant la suspend : une page claire, personne n’entre ; il la rouvre', async () => {
    const { context, page } = await personne(navigateur)
    await connecterExploitant(page)
    await page.getByRole('link', { name: 'UDSP du Doubs' }).click()
    await page.getByRole('button', { name: 'Suspendre l’union' }).click()
    expect(await page.locator('main').textContent()).toContain('Indiquez la raison')
    await page.getByLabel('Raison').fill('Demande du bureau')
    await page.getByRole('button', { name: 'Suspendre l’union' }).click()
    await page.getByText('Cette union est suspendue.').waitFor()
    const visite = await personne(navigateur)
    for (const chemin of ['/25', '/25/connexion', '/25/espace']) {
      const answer = await visite.page.goto(serveur.url + chemin)
      expect([chemin, answer?.status()]).toEqual([chemin, 503])
      expect(await visite.page.locator('h1').textContent()).toBe('Cet espace est suspendu')
    }
    await page.getByLabel('Raison').fill('Réglé')
    await page.getByRole('button', { name: 'Rouvrir l’union' }).click()
    await page.getByRole('button', { name: 'Suspendre l’union' }).waitFor()
    expect((await visite.page.goto(`${serveur.url}/25`))?.status()).toBe(200)
    await visite.context.close()
    await context.close()
  }, 120_000)
})

async function connecterExploitant(page: Page): Promise<void> {
  await page.goto(`${serveur.url}/exploitation/connexion`)
  await page.getByLabel('Identifiant').fill('exploitant.demo')
  await page.getByLabel('Mot de passe').fill('Grande-Echelle-2026')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/exploitation\/unions/)
}

/** The operator opens the union and is given, once, the link of its first administrator. */
async function ouvrirUnion(): Promise<{ lien: string; pseudo: string }> {
  const { context, page } = await personne(navigateur)
  await connecterExploitant(page)
  await page.getByRole('link', { name: 'Ouvrir une union' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('UDSP du Doubs')
  await page.getByLabel('Département').fill('25')
  await page.getByLabel('Nom de l’administrateur', { exact: true }).fill('Marchetti')
  await page.getByLabel('Prénom de l’administrateur').fill('Claire')
  await page.getByLabel('Adresse électronique').fill('claire@exemple.fr')
  await page.getByRole('button', { name: 'Ouvrir l’union' }).click()
  await page.getByRole('heading', { level: 1, name: 'Union ouverte' }).waitFor()
  const texte = (await page.locator('code').textContent()) ?? ''
  const pseudo = (await page.locator('main b').last().textContent()) ?? ''
  await context.close()
  return { lien: serveur.url + texte.slice(texte.indexOf('/25/')), pseudo }
}

/** Chooses the password, accepts the terms, and lands where the union is set up. */
async function entrer(page: Page, lien: string): Promise<void> {
  await page.goto(lien)
  await page.getByLabel('Nouveau mot de passe').fill('quatorze bons caracteres')
  await page.getByRole('button', { name: 'Enregistrer et me connecter' }).click()
  await page.getByRole('button', { name: /^Accepter la version/ }).click()
}

async function suivre(page: Page, titre: string): Promise<void> {
  await page.goto(`${serveur.url}/25/espace/parametrages/mise-en-service`)
  await page.getByRole('link', { name: new RegExp(`: ${titre}`) }).click()
}

async function renseigner(page: Page): Promise<void> {
  await suivre(page, 'Compléter les informations')
  await page.getByLabel('Président').fill('Anne Duval')
  await page.getByLabel('SIRET').fill('732 829 320 00075')
  await page.getByLabel('Numéro RNA').fill('W251004321')
  await page.getByLabel('Adresse', { exact: true }).fill('10 chemin de la Clairière')
  await page.getByLabel('Code postal').fill('25000')
  await page.getByLabel('Commune').fill('Besançon')
  await page.getByLabel('Téléphone').fill('03 81 00 00 00')
  await page.getByLabel('Adresse électronique des formations').fill('formations@exemple.fr')
  await page.getByLabel('Adresse électronique des DPS').fill('dps@exemple.fr')
  await page.getByLabel('Référence', { exact: false }).first().fill('Arrêté 2025-118')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('alert').getByText('faute de frappe').waitFor()
  expect(await page.getByLabel('Président').inputValue()).toBe('Anne Duval')
  await page.getByLabel('SIRET').fill('732 829 320 00074')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Informations enregistrées').waitFor()
}

async function envoyerLogo(page: Page): Promise<void> {
  const logo = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 200
    canvas.height = 100
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  const envoyer = page.getByRole('button', { name: 'Envoyer l’image' }).first()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from('un texte qui se dit image'),
    })
  await envoyer.click()
  await page.getByRole('alert').getByText('n’est pas une image PNG ou JPEG').waitFor()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from(logo, 'base64'),
    })
  await envoyer.click()
  await page.getByAltText('Logo actuel').waitFor()
}

async function ajouterCentre(page: Page, pseudo: string): Promise<void> {
  await suivre(page, 'Ajouter les centres')
  await page.getByLabel('Nom', { exact: true }).fill('CIS Besançon-Est')
  await page.getByLabel('Code', { exact: true }).fill('BES')
  await page.getByLabel('Responsable').fill(pseudo)
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await page.getByRole('row', { name: /CIS Besançon-Est/ }).waitFor()
  expect(await page.getByRole('row', { name: /CIS Besançon-Est/ }).textContent()).toMatch(/Claire/)
}

async function ajouterLieu(page: Page): Promise<void> {
  await suivre(page, 'Ajouter les lieux')
  await page.getByLabel('Nom', { exact: true }).fill('Salle Proudhon')
  await page.getByLabel('Code postal').fill('25000')
  await page.getByLabel('Commune').fill('Besançon')
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await page.getByRole('row', { name: /Salle Proudhon/ }).waitFor()
}

/** The price of the PSC becomes the union's own; the rest of the national presets is kept. */
async function relireTypes(page: Page): Promise<void> {
  await suivre(page, 'Relire les types')
  await page.getByRole('link', { name: 'Premiers secours citoyen', exact: true }).click()
  await page.getByLabel('Prix par stagiaire').fill('65')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  expect(
    await page.getByRole('row', { name: /Premiers secours citoyen PSC,/ }).textContent(),
  ).toContain('65,00')
  await page.goto(`${serveur.url}/25/espace/parametrages/mise-en-service`)
  await page.getByRole('button', { name: 'Ils conviennent' }).click()
  await page.getByText('5 étapes faites sur 10').waitFor()
}

async function creerFormation(page: Page): Promise<void> {
  const jour = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await page.goto(`${serveur.url}/25/espace/formations/creer`)
  expect(await page.getByLabel('Prix par stagiaire').inputValue()).toBe('65,00')
  await page.getByLabel('Intitulé').fill('Premiers secours du Doubs')
  await page.getByLabel('Date').first().fill(jour)
  await page.getByLabel('Lieu', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Créer la formation' }).click()
  await page.getByRole('heading', { level: 1, name: 'Premiers secours du Doubs' }).waitFor()
}
