import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntry, readZip } from '#app/platform/files/zip-read.server.ts'
import { ouvrirNavigateur, personne, seConnecter } from './navigateur.ts'
import { connecter, demarrer, type Serveur } from './serveur.ts'

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

const titre = 'Fiche réflexe : accueil des stagiaires'
const collectifs = '/demo/espace/administration/documents-collectifs'
const pdf = Buffer.from('%PDF-1.4\nfiche réflexe\n%%EOF\n')

describe('les documents, de celui qui publie à celui qui lit', () => {
  test('DOC-2 : publié pour les formateurs, lu sur un téléphone, invisible des autres', async () => {
    const office = await personne(navigateur)
    await seConnecter(office.page, serveur.url, 'demo', 'commu.nication')
    const fiche = await publier(office.page)

    await lireSurTelephone('forma.teur')
    await neVoitPas('dupont.jean', fiche)

    await office.page.goto(fiche)
    const lecteur = office.page.getByRole('row', { name: /GRANDJEAN-VUILLEMIN/ })
    await lecteur.getByText('Lu', { exact: true }).waitFor()
    await office.page.getByText('Pas encore lu').first().waitFor()
    await office.page.getByRole('button', { name: /^Relancer/ }).click()
    await office.page.getByText(/relancés?\./).waitFor()
    await office.page.getByText('moins d’un jour').waitFor()
    await nouvelleVersion(office.page, fiche)
    await office.page.getByRole('button', { name: 'Archiver' }).click()
    await office.page.getByText('Document archivé').waitFor()
    expect(office.incidents).toEqual([])
    await office.context.close()
  }, 120_000)

  test('un fichier qui n’est pas ce qu’il dit est refusé à côté du champ, le reste est gardé', async () => {
    const { page, context, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'commu.nication')
    await page.goto(`${serveur.url}${collectifs}/publier`)
    await remplir(page, { nom: 'note.pdf', octets: Buffer.from('MZ programme') })
    await page.getByRole('button', { name: 'Publier' }).click()
    await page
      .getByText(/n’est pas un PDF, une image/)
      .first()
      .waitFor()
    expect(await page.getByLabel('Titre').inputValue()).toBe(titre)
    expect(await page.getByLabel('Formateur', { exact: true }).isChecked()).toBe(true)
    expect(incidents).toEqual([])
    await context.close()
  }, 60_000)

  test('ADH-9 : un membre exporte ses données et les retrouve dans l’archive', async () => {
    const { page, context, incidents } = await personne(navigateur, { largeur: 390 })
    await seConnecter(page, serveur.url, 'demo', 'dupont.jean')
    await page.goto(`${serveur.url}/demo/espace/compte/export`)
    await page.getByRole('button', { name: 'Demander une copie' }).click()
    await page.getByText('Copie demandée').waitFor()
    const lien = page.getByRole('link', { name: 'Télécharger' })
    await jusqua(async () => {
      await page.goto(`${serveur.url}/demo/espace/compte/export`)
      return lien.isVisible()
    })
    const adresse = (await lien.getAttribute('href')) ?? ''
    const fichiers = await archive(adresse, await connecter(serveur.url, 'demo', 'dupont.jean'))
    expect(fichiers.get('donnees.json')).toContain('dupont.jean')
    expect(fichiers.get('lisez-moi.html')).toContain('Copie de vos données')
    const autre = await fetch(serveur.url + adresse, {
      headers: { Cookie: await connecter(serveur.url, 'demo', 'admin.demo') },
    })
    expect(autre.status).toBe(404)
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)
})

async function publier(page: Page): Promise<string> {
  await page.goto(`${serveur.url}${collectifs}`)
  await page.getByRole('link', { name: 'Publier un document' }).click()
  await page.getByRole('heading', { level: 1, name: 'Publier un document' }).waitFor()
  await remplir(page, { nom: 'fiche réflexe.pdf', octets: pdf })
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('heading', { level: 1, name: titre }).waitFor()
  return page.url()
}

async function remplir(page: Page, fichier: { nom: string; octets: Buffer }): Promise<void> {
  const envoye = { name: fichier.nom, mimeType: 'application/pdf', buffer: fichier.octets }
  await page.getByLabel('Fichier').setInputFiles(envoye)
  await page.getByLabel('Titre').fill(titre)
  await page.getByLabel('Catégorie').selectOption('procedure')
  await page.getByLabel('À ceux que je choisis').check()
  await page.getByLabel('Formateur', { exact: true }).check()
  await page.getByLabel(/Demander « J’ai lu »/).check()
}

/** Told by a notification, opens the file, says « J’ai lu ». */
async function lireSurTelephone(pseudo: string): Promise<void> {
  const { page, context, incidents } = await personne(navigateur, { largeur: 360 })
  await seConnecter(page, serveur.url, 'demo', pseudo)
  const avis = page.getByText(`Nouveau document : « ${titre} »`).first()
  await jusqua(async () => {
    await page.goto(`${serveur.url}/demo/espace/compte/notifications`)
    return avis.isVisible()
  })
  await page.goto(`${serveur.url}/demo/espace/compte/documents`)
  const lien = page.getByRole('link', { name: `Télécharger : ${titre}` })
  const adresse = (await lien.getAttribute('href')) ?? ''
  const answer = await fetch(serveur.url + adresse, {
    headers: { Cookie: await connecter(serveur.url, 'demo', pseudo) },
  })
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
  expect(answer.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  await page.getByRole('button', { name: `J’ai lu : ${titre}` }).click()
  await page.getByText('C’est noté').waitFor()
  expect(await page.getByRole('button', { name: `J’ai lu : ${titre}` }).count()).toBe(0)
  expect(incidents).toEqual([])
  await context.close()
}

async function neVoitPas(pseudo: string, fiche: string): Promise<void> {
  const { page, context } = await personne(navigateur)
  await seConnecter(page, serveur.url, 'demo', pseudo)
  await page.goto(`${serveur.url}/demo/espace/compte/documents`)
  await page.getByRole('heading', { level: 1, name: 'Mes documents' }).waitFor()
  expect(await page.getByText(titre).count()).toBe(0)
  const id = fiche.split('/').at(-1)
  const answer = await page.goto(`${serveur.url}/demo/espace/compte/documents/${id}`)
  expect(answer?.status()).toBe(404)
  expect((await page.goto(fiche))?.status()).toBe(403)
  await context.close()
}

async function nouvelleVersion(page: Page, fiche: string): Promise<void> {
  await page.getByRole('link', { name: 'Nouvelle version' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nouvelle version' }).waitFor()
  const fichier = {
    name: 'fiche-2.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-2'),
  }
  await page.getByLabel('Fichier').setInputFiles(fichier)
  await page.getByLabel(/Ce qui change/).fill('Le numéro d’astreinte.')
  await page.getByRole('button', { name: 'Publier cette version' }).click()
  await page.waitForURL(fiche)
  await page.getByRole('rowheader', { name: /^Version 1/ }).waitFor()
  await page.getByRole('rowheader', { name: /^Version 2/ }).waitFor()
}

async function archive(adresse: string, cookie: string): Promise<Map<string, string>> {
  const answer = await fetch(serveur.url + adresse, { headers: { Cookie: cookie } })
  expect(answer.status).toBe(200)
  const fichiers = new Map<string, string>()
  for (const entry of readZip(Buffer.from(await answer.arrayBuffer())) ?? []) {
    fichiers.set(entry.name, (await readEntry(entry, 10_000_000))?.toString('utf8') ?? '')
  }
  return fichiers
}

async function jusqua(condition: () => Promise<boolean>): Promise<void> {
  for (let essai = 0; essai < 40; essai += 1) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('La condition attendue n’est jamais venue.')
}
