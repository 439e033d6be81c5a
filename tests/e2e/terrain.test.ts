import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
}, 240_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

describe('sur le terrain, un téléphone à la main', () => {
  test('STA-5, FOR-7 : le formateur note, fait signer, perd le réseau, renvoie une photo', async () => {
    const { context, page, incidents } = await personne(navigateur, { largeur: 360 })
    await seConnecter(page, serveur.url, 'demo', 'forma.trice')
    await page.goto(`${serveur.url}/demo/espace/formations/mes-formations`)
    await verifierAccessibilite(page, 'mes formations')
    await page.getByRole('link', { name: 'Premiers secours citoyen (PSC), en semaine' }).click()
    await page.getByRole('heading', { level: 2, name: 'Programme' }).waitFor()
    await verifierAccessibilite(page, 'terrain')
    expect(await page.getByRole('main').textContent()).not.toMatch(/@/)
    const terrain = page.url()
    await page.getByRole('link', { name: 'Noter les présences' }).click()
    await page.getByRole('heading', { level: 1, name: 'Présences' }).waitFor()
    await verifierAccessibilite(page, 'présences')

    await noterDansLaCave(page)
    await signer(page)
    await page.reload()
    expect(await enfonces(page)).toEqual(['Présent', 'Absent', 'Présent'])
    await rangerSonTelephone(page)
    expect(await enfonces(page)).toEqual(['Présent', 'Absent', 'Présent', 'Absent'])
    expect(await signatures()).toBe(1)

    await page.goto(`${terrain.replace(/terrain$/, 'retour')}`)
    await verifierAccessibilite(page, 'renvoyer le dossier')
    const photo = {
      name: 'page.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('ffd8ffe000104a464946', 'hex'),
    }
    await page.getByLabel('Photographier une page').setInputFiles(photo)
    await page.getByRole('button', { name: 'Renvoyer' }).click()
    await page.getByText('1 fichier renvoyé').waitFor()
    expect(incidents.filter((phrase) => !/ERR_INTERNET_DISCONNECTED/.test(phrase))).toEqual([])
    await context.close()

    const gestion = await personne(navigateur)
    await seConnecter(gestion.page, serveur.url, 'demo', 'gestion.formations')
    await gestion.page.goto(terrain.replace(/terrain$/, 'documents'))
    await gestion.page.getByRole('link', { name: 'page.jpg' }).waitFor()
    await verifierAccessibilite(gestion.page, 'documents')
    await gestion.context.close()
  }, 240_000)

  test('STA-5 : sans script, les boutons envoient chacun leur réponse', async () => {
    const { context, page } = await personne(navigateur, { largeur: 360, javaScript: false })
    await seConnecter(page, serveur.url, 'demo', 'forma.trice')
    await page.goto(`${serveur.url}/demo/espace/formations/mes-formations`)
    await page.getByRole('link', { name: 'Premiers secours citoyen (PSC), en semaine' }).click()
    await page.getByRole('link', { name: 'Noter les présences' }).click()
    await page.getByRole('link', { name: /^Matin/ }).click()
    await page
      .getByRole('button', { name: /^Présent/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Tous présents' }).click()
    // Who was marked absent before stays so: only those of whom nothing was said are present.
    const personnes = await page.locator('[data-rang]').count()
    await expect.poll(async () => (await enfonces(page)).length).toBe(personnes)
    expect(await enfonces(page)).toContain('Présent')
    await context.close()
  }, 120_000)
})

/** One answer with the network, one without: it waits on the telephone, then leaves by itself. */
async function noterDansLaCave(page: Page): Promise<void> {
  const etat = page.getByRole('status').filter({ hasText: /enregistré|téléphone/ })
  await page
    .getByRole('button', { name: /^Présent/ })
    .first()
    .click()
  await etat.filter({ hasText: 'Tout est enregistré.' }).waitFor()
  await page.context().setOffline(true)
  await page
    .getByRole('button', { name: /^Absent/ })
    .nth(1)
    .click()
  await etat.filter({ hasText: '1 réponse est sur ce téléphone' }).waitFor()
  await page.context().setOffline(false)
  await etat.filter({ hasText: 'Tout est enregistré.' }).waitFor()
}

/** Noted without network, the page closed at once: the answer leaves from the next page opened. */
async function rangerSonTelephone(page: Page): Promise<void> {
  const presences = page.url()
  await page.context().setOffline(true)
  await page
    .getByRole('button', { name: /^Absent/ })
    .nth(3)
    .click()
  await page.context().setOffline(false)
  const [reponse] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    page.goto(presences.replace(/formations.*$/, 'planning')),
  ])
  expect(reponse.status()).toBeLessThan(400)
  await page.goto(presences)
}

async function signer(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Signer/ })
    .nth(2)
    .click()
  const feuille = page.getByRole('dialog')
  const zone = feuille.getByLabel(/^Zone de signature/)
  const cadre = await zone.boundingBox()
  if (!cadre) throw new Error('no canvas')
  await page.mouse.move(cadre.x + 30, cadre.y + 30)
  await page.mouse.down()
  for (const pas of [1, 2, 3, 4])
    await page.mouse.move(cadre.x + 30 + pas * 30, cadre.y + 20 + (pas % 2) * 40)
  await page.mouse.up()
  await verifierAccessibilite(page, 'signature')
  const [reponse] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    feuille.getByRole('button', { name: 'Signer', exact: true }).click(),
  ])
  expect(reponse.status()).toBeLessThan(400)
}

/** What is pressed, line after line. */
async function enfonces(page: Page): Promise<string[]> {
  const mots = await page.locator('[data-rang] [aria-pressed="true"]').allTextContents()
  return mots.map((mot) => mot.trim())
}

async function signatures(): Promise<number> {
  const { rows } = await serveur.base.query<{ nombre: number }>(
    `select count(*)::int as nombre from presence p join fichier f on f.union_id = p.union_id
     and f.id = p.signature_fichier_id where f.fige and p.moyen = 'signature'`,
  )
  return rows[0]?.nombre ?? 0
}
