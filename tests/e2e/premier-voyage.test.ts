import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOfPages } from '#tests/pdf.ts'
import { ouvrirNavigateur, personne, seConnecter, type Visiteur } from './navigateur.ts'
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

describe('le premier voyage, de l’inscription d’un citoyen au procès-verbal', () => {
  // Twice in a row on the same data: nothing of the first journey may break the second.
  test.each([1, 2])(
    'fois n° %i : FOR-1 à FOR-10, STA-0 à STA-6, MAI-2',
    async (fois) => {
      const intitule = `Premiers secours citoyen, voyage ${fois}`
      const gestion = await personne(navigateur)
      await seConnecter(gestion.page, serveur.url, 'demo', 'gestion.formations')
      const fiche = await creer(gestion.page, intitule, fois)
      await postuler(fois, intitule)
      await constituerEquipe(gestion.page, fiche)
      await inscrireSansJavaScript(intitule, fois, 'Nadia')
      await inscrireSansJavaScript(intitule, fois, 'Absente')
      await gererStagiaires(gestion, fiche, fois)
      await leTempsPasse(intitule)
      await noterPresences(gestion.page, fiche)
      await cloturer(gestion.page, fiche, intitule)
      await relireLesMails(fois)
      expect(gestion.incidents).toEqual([])
      await gestion.context.close()
    },
    240_000,
  )
})

/** 1. The manager creates a public PSC of two journées, ten places, two trainers. */
async function creer(page: Page, intitule: string, fois: number): Promise<string> {
  await page.getByRole('link', { name: 'Formations', exact: true }).first().click()
  await page.goto(`${serveur.url}/demo/espace/formations/creer`)
  await page.getByLabel('Intitulé').fill(intitule)
  await page.getByLabel('Formateurs nécessaires').fill('2')
  await page.getByRole('button', { name: 'Ajouter une journée' }).click()
  const journees = page.getByRole('group', { name: /^Journée \d/ })
  await journees.nth(1).waitFor()
  await journees
    .nth(0)
    .getByLabel('Date')
    .fill(jourDans(50 + 10 * fois))
  await journees
    .nth(1)
    .getByLabel('Date')
    .fill(jourDans(51 + 10 * fois))
  for (const rang of [0, 1])
    await journees.nth(rang).getByLabel('Lieu', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Créer la formation' }).click()
  await page.getByRole('heading', { level: 1, name: intitule }).waitFor()
  const fiche = page.url()
  await page.goto(`${serveur.url}/demo/espace/formations/a-venir`)
  expect(await page.getByRole('row', { name: intitule }).textContent()).toContain('Recherche 0/2')
  return fiche
}

/** 2. A trainer is told, opens *Postuler formation* on a phone and applies. */
async function postuler(fois: number, intitule: string): Promise<void> {
  const { context, page, incidents } = await personne(navigateur, { largeur: 390 })
  await seConnecter(page, serveur.url, 'demo', 'forma.teur')
  const notification = page.getByText(new RegExp(`voyage ${fois}`)).first()
  await jusqua(async () => {
    await page.goto(`${serveur.url}/demo/espace/compte/notifications`)
    return notification.isVisible()
  })
  await page.goto(`${serveur.url}/demo/espace/formations/postuler`)
  await page.getByRole('button', { name: `Postuler à ${intitule}` }).click()
  await page.getByText('Candidature envoyée').waitFor()
  expect(incidents).toEqual([])
  await context.close()
}

/** The manager accepts him, and assigns another; who cannot be is folded below with the reason. */
async function constituerEquipe(page: Page, fiche: string): Promise<void> {
  await page.goto(fiche)
  await page.getByRole('button', { name: /^Accepter / }).click()
  await page.getByText('Formateur accepté').waitFor()
  await page.getByRole('link', { name: 'Ajouter un formateur' }).click()
  await page.getByText(/Non assignables \(\d+\)/).click()
  await page
    .getByText(/formation continue \d{4} manque/)
    .first()
    .waitFor()
  await page
    .getByRole('button', { name: /^Affecter / })
    .first()
    .click()
  await page.getByText('Formateur affecté').waitFor()
  await page.getByText('Complet 2/2').waitFor()
}

/** 3. A citizen without JavaScript signs up in steps. */
async function inscrireSansJavaScript(
  intitule: string,
  fois: number,
  prenom: string,
): Promise<void> {
  const { context, page } = await personne(navigateur, { largeur: 360, javaScript: false })
  await page.goto(`${serveur.url}/demo/formations`)
  expect(await page.locator('script').count()).toBe(0)
  await page.getByRole('link', { name: `M’inscrire à ${intitule}` }).click()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('Tout ce que vous avez écrit est conservé').waitFor()
  await page.getByLabel('Madame').check()
  await page.getByLabel('Nom de naissance').fill(`Voyage${fois === 1 ? 'un' : 'deux'}`)
  await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill(prenom)
  await page.getByLabel('Jour').fill('14')
  await page.getByLabel('Mois').fill('6')
  await page.getByLabel('Année').fill('1994')
  await page.getByLabel('Commune de naissance').fill('Besançon')
  await page.getByLabel('Code postal de naissance').fill('25000')
  await page.getByLabel('Pays de naissance').fill('France')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Adresse électronique').fill(`${prenom.toLowerCase()}${fois}@exemple.fr`)
  await page.getByLabel('Téléphone').fill('06 12 34 56 78')
  await page.getByLabel('Votre situation').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel(/Ces informations sont exactes/).check()
  await page.getByLabel('Par chèque, plus tard').check()
  await page.getByRole('button', { name: 'M’inscrire' }).click()
  await page.getByRole('heading', { level: 1, name: 'C’est noté' }).waitFor()
  await context.close()
}

/** 4. The manager corrects an e-mail, sends again, validates, adds one by hand. */
async function gererStagiaires({ page }: Visiteur, fiche: string, fois: number): Promise<void> {
  await page.goto(`${fiche}/stagiaires`)
  await page.getByRole('link', { name: /VOYAGE.* Nadia/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Modifier stagiaire' }).waitFor()
  await page
    .getByLabel('Adresse électronique', { exact: false })
    .first()
    .fill(`nadia.corrigee${fois}@exemple.fr`)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByRole('status').waitFor()
  await page.goto(`${fiche}/stagiaires`)
  await page.getByRole('link', { name: /VOYAGE.* Nadia/ }).click()
  await page.getByRole('button', { name: /Renvoyer la confirmation/ }).click()
  await page.getByRole('status').waitFor()
  await page.goto(`${fiche}/stagiaires/ajouter`)
  await page.getByLabel('Monsieur').check()
  await page.getByLabel('Nom de naissance').fill(`Manuel${fois === 1 ? 'un' : 'deux'}`)
  await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill('Paul')
  await page.getByLabel('Jour').fill('2')
  await page.getByLabel('Mois').fill('3')
  await page.getByLabel('Année').fill('1980')
  await page.getByLabel('Commune de naissance').fill('Dole')
  await page.getByLabel('Code postal de naissance').fill('39100')
  await page.getByLabel('Pays de naissance').fill('France')
  await page.getByLabel('Situation').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Ajouter', exact: false }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Valider stagiaires' }).waitFor()
  for (const nom of [/Choisir VOYAGE.* Nadia/, /Choisir MANUEL/])
    await page.getByRole('checkbox', { name: nom }).check()
  await page.getByRole('button', { name: 'Valider les inscriptions' }).click()
  await page.getByText('Inscription validée').first().waitFor()
  expect(await page.getByText('Inscription validée', { exact: true }).count()).toBe(2)
}

/** The days of the formation come, then go: what no test can wait for. */
async function leTempsPasse(intitule: string): Promise<void> {
  await serveur.base.query(
    `update journee set jour = jour - 75 where formation_id = (select id from formation where intitule = $1)`,
    [intitule],
  )
  await serveur.base.query(
    `update formation set premier_jour = premier_jour - 75, dernier_jour = dernier_jour - 75 where intitule = $1`,
    [intitule],
  )
}

/** Presence by créneau for the two who came, then *Valider les présences*. */
async function noterPresences(page: Page, fiche: string): Promise<void> {
  await page.goto(`${fiche}/stagiaires`)
  for (const nom of ['Nadia', 'Paul']) {
    const creneaux = page
      .getByRole('listitem')
      .filter({ hasText: nom })
      .getByRole('radio', { name: 'Présent' })
    const nombre = await creneaux.count()
    expect(nombre).toBe(4)
    for (let rang = 0; rang < nombre; rang += 1) await creneaux.nth(rang).check({ force: true })
  }
  await page.getByRole('button', { name: 'Valider les présences' }).click()
  await page.getByText('Stagiaire validé', { exact: true }).first().waitFor()
  expect(await page.getByText('Stagiaire validé', { exact: true }).count()).toBe(2)
}

/** 5. Closing: a numbered PDF that lists the two validated ones, not the absent one; stored once. */
async function cloturer(page: Page, fiche: string, intitule: string): Promise<void> {
  await page.goto(fiche)
  await page.getByRole('link', { name: 'Clôturer' }).click()
  await page.getByText('2 stagiaires validés figureront', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Clôturer la formation' }).click()
  await page.getByRole('heading', { name: /Documents/ }).waitFor()
  const [telechargement] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger' }).click(),
  ])
  const bytes = await lire(await telechargement.createReadStream())
  expect(telechargement.suggestedFilename()).toMatch(/^PV-\d{4}-\d{4}\.pdf$/)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const texte = (await textOfPages(bytes)).join()
  expect(texte).toContain('VOYAGE')
  expect(texte).toContain('MANUEL')
  expect(texte).not.toContain('Absente')
  await page.goto(`${serveur.url}/demo/espace/formations/cloturees`)
  const cellules = await page
    .getByRole('row', { name: intitule })
    .getByRole('cell')
    .allTextContents()
  expect(cellules.slice(-3)).toEqual([expect.stringMatching(/^PV-\d{4}-\d{4}$/), '2', '2'])
}

/** 6. Every mail of the journey is read word for word; the object's page shows its journal. */
async function relireLesMails(fois: number): Promise<void> {
  const { context, page } = await personne(navigateur)
  await seConnecter(page, serveur.url, 'demo', 'secre.taire')
  await page.goto(`${serveur.url}/demo/espace/administration/mails?recherche=nadia.corrigee${fois}`)
  await jusqua(async () => {
    await page.reload()
    return (await page.getByRole('row').count()) > 2
  })
  await page.getByRole('row').nth(1).getByRole('link').click()
  const contenu = await page.locator('pre').first().textContent()
  expect(contenu).toContain('Nadia')
  await page.goto(`${serveur.url}/demo/espace/administration/mails?recherche=absente${fois}`)
  await page.getByRole('row').nth(1).waitFor()
  await context.close()
}

function jourDans(jours: number): string {
  return new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10)
}

async function jusqua(condition: () => Promise<boolean>): Promise<void> {
  for (let essai = 0; essai < 40; essai += 1) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('Ce qui était attendu n’est pas arrivé.')
}

async function lire(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
