import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const intitule = 'Premiers secours enfant et nourrisson'

test('STA-8, Qualiopi 2 et 30 : clôturer, répondre au téléphone, lire le chiffre', async () => {
  const gestion = await personne(navigateur)
  await seConnecter(gestion.page, serveur.url, 'demo', 'gestion.formations')
  const fiche = await trouver()
  await cloturer(gestion.page, fiche)

  const lien = await lienRecu()
  await regarder(lien)
  await repondre(lien)

  await gestion.page.goto(`${serveur.url}/demo/espace/statistiques/sondages?genre=chaud`)
  const ligne = gestion.page.getByRole('row', { name: intitule })
  expect(await ligne.textContent()).toContain('4,00')
  await gestion.page.getByText('La salle était froide.').waitFor()

  await gestion.page.goto(`${fiche}/qualiopi`)
  const sondage = gestion.page.getByRole('row', { name: /Sondage à chaud aux stagiaires/ })
  expect(await sondage.textContent()).toContain('Présente')
  const archive = gestion.page.waitForEvent('download')
  await gestion.page.getByRole('link', { name: 'Télécharger le dossier' }).click()
  expect((await archive).suggestedFilename()).toMatch(/^dossier-qualiopi-\w+\.zip$/)
  expect(gestion.incidents).toEqual([])
  await gestion.context.close()

  await lireLesResultats()
}, 240_000)

/** The training of the demonstration that is over and not closed yet. */
async function trouver(): Promise<string> {
  const { rows } = await serveur.base.query<{ id: string }>(
    'select id from formation where intitule = $1',
    [intitule],
  )
  return `${serveur.url}/demo/espace/formations/${rows[0]?.id}`
}

async function cloturer(page: Page, fiche: string): Promise<void> {
  await page.goto(`${fiche}/stagiaires`)
  await page
    .getByRole('button', { name: /^Valider les présen/ })
    .first()
    .click()
  await page.goto(`${fiche}/cloturer`)
  await page.getByRole('button', { name: /^Clôturer/ }).click()
  await page.getByText('clôturée').first().waitFor()
}

/** The link of the mail that left: the address in it is all that a trainee has. */
async function lienRecu(): Promise<string> {
  for (let essai = 0; essai < 120; essai += 1) {
    const { rows } = await serveur.base.query<{ brut: Buffer }>(
      `select c.brut from courriel c join formation f on f.union_id = c.union_id and f.id = c.objet_id
       where c.modele = 'enquete.chaud' and f.intitule = $1 limit 1`,
      [intitule],
    )
    const texte = rows[0]?.brut.toString().replaceAll(/=\r?\n/g, '') ?? ''
    const chemin = /\/demo\/sondage\/[\w-]+/.exec(texte)?.[0]
    if (chemin) return serveur.url + chemin
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('No survey left after the closing')
}

/** The survey itself, on a phone in the dark, for who reads it with a screen reader. */
async function regarder(lien: string): Promise<void> {
  const { context, page } = await personne(navigateur, { largeur: 360, sombre: true })
  await page.goto(lien)
  await page.getByRole('heading', { name: 'Votre avis' }).waitFor()
  await verifierAccessibilite(page, 'le sondage au téléphone')
  await context.close()
}

/** On a phone, without script: a forgotten question keeps what was typed, one answer is taken. */
async function repondre(lien: string): Promise<void> {
  const { context, page } = await personne(navigateur, { largeur: 360, javaScript: false })
  await page.goto(lien)
  expect(await page.locator('script').count()).toBe(0)
  await page.getByLabel(/Un commentaire/).fill('La salle était froide.')
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click()
  await page.getByText('Cochez une réponse.').first().waitFor()
  expect(await page.getByLabel(/Un commentaire/).inputValue()).toBe('La salle était froide.')
  const questions = page.getByRole('group')
  for (let rang = 0; rang < (await questions.count()); rang += 1) {
    const question = questions.nth(rang)
    const note = question.getByLabel('4', { exact: true })
    if ((await note.count()) > 0) await note.check()
    else await question.getByRole('radio').first().check()
  }
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click()
  await page.getByRole('heading', { name: 'Merci !' }).waitFor()
  await page.goto(lien)
  await page.getByText('Vous avez déjà répondu').waitFor()
  await context.close()
}

/** What the public reads, and the look of the survey itself. */
async function lireLesResultats(): Promise<void> {
  const { context, page } = await personne(navigateur, { largeur: 360 })
  await page.goto(`${serveur.url}/demo`)
  await page.getByRole('link', { name: 'Tous nos résultats' }).click()
  await page.getByRole('heading', { name: 'Nos résultats' }).waitFor()
  const douze = page.getByRole('row', { name: /Initiation aux premiers secours enfant/ }).first()
  expect(await douze.textContent()).toMatch(/\d/)
  await verifierAccessibilite(page, 'les résultats au téléphone')
  await context.close()
}
