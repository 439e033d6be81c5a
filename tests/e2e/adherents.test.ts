import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let espace: string

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
  espace = `${serveur.url}/demo/espace/administration/adherents`
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

describe('la journée d’un gestionnaire des adhérents', () => {
  test('ADH-2, ADH-4, ADH-7 : il en ajoute trois, en corrige une, la retrouve en tapant, exporte', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'gestion.adherents')

    await ajouter(page, 'Vasseur', 'Océane', '1991-04-12')
    await ajouter(page, 'Rousseau', 'Mathis', '1988-09-30')
    await page.goto(`${espace}/ajouter`)
    await remplir(page, 'Vaseur', 'Océane', '1991-04-12')
    await page.getByText('Une fiche ressemble à cette personne.').waitFor()
    await verifierAccessibilite(page, 'fiches ressemblantes')
    await page.getByLabel('C’est une autre personne').check()
    await page.getByRole('button', { name: 'Ajouter l’adhérent' }).click()
    await page.getByRole('heading', { level: 1, name: 'Océane VASEUR' }).waitFor()

    await chercher(page, 'vass')
    await page.getByRole('link', { name: 'VASSEUR Océane' }).click()
    await page.getByRole('heading', { level: 1, name: 'Modifier adhérent' }).waitFor()
    await page.getByLabel(/^Code postal \(/).fill('ABC')
    await page.getByLabel('Grade').fill('Caporale')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Ce code postal n’existe pas', { exact: false }).first().waitFor()
    expect(await page.getByLabel('Grade').inputValue()).toBe('Caporale')
    await page.getByLabel(/^Code postal \(/).fill('36000')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Adhérent modifié.').waitFor()
    expect(await page.locator('main').textContent()).toContain('Caporale')

    await page.goto(`${espace}?recherche=vasseur`)
    expect(await page.locator('tbody tr').count()).toBe(1)
    await page.getByRole('button', { name: 'Exporter' }).click()
    const attendu = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Texte (.csv)' }).click()
    const fichier = readFileSync(await (await attendu).path(), 'utf8')
    expect(fichier).toContain('VASSEUR;Océane;vasseur.oceane')

    expect(incidents).toEqual([])
    await context.close()
  }, 180_000)

  test('deux personnes sur la même fiche : la seconde voit les deux versions', async () => {
    const [une, autre] = [await personne(navigateur), await personne(navigateur)]
    for (const { page } of [une, autre]) {
      await seConnecter(page, serveur.url, 'demo', 'gestion.adherents')
      await page.goto(`${espace}/modifier?recherche=guerin`)
      await page.getByRole('link', { name: 'GUÉRIN Loïc' }).click()
      await page.getByRole('heading', { level: 1, name: 'Modifier adhérent' }).waitFor()
    }
    await une.page.getByLabel('Grade').fill('Sergent')
    await une.page.getByRole('button', { name: 'Enregistrer' }).click()
    await une.page.getByText('Adhérent modifié.').waitFor()
    await autre.page.getByLabel('Grade').fill('Adjudant')
    await autre.page.getByRole('button', { name: 'Enregistrer' }).click()
    await autre.page.getByText('Quelqu’un a modifié cette fiche').waitFor()
    const ligne = autre.page.getByRole('row', { name: 'Grade' })
    expect(await ligne.textContent()).toBe('GradeAdjudantSergent')
    await verifierAccessibilite(autre.page, 'conflit')
    await autre.page.getByRole('button', { name: 'Enregistrer' }).click()
    await autre.page.getByText('Adhérent modifié.').waitFor()
    expect([...une.incidents, ...autre.incidents]).toEqual([])
    await Promise.all([une.context.close(), autre.context.close()])
  }, 120_000)

  test('sans JavaScript : il cherche, fusionne un double, la secrétaire lit un IBAN', async () => {
    const { context, page } = await personne(navigateur, { javaScript: false })
    await seConnecter(page, serveur.url, 'demo', 'gestion.adherents')
    for (const nom of ['Lambertin', 'Lambertim']) {
      await page.goto(`${espace}/ajouter`)
      await remplir(page, nom, 'Rose', '1979-01-02')
      if (nom === 'Lambertim') {
        await page.getByLabel('C’est une autre personne').check()
        await page.getByRole('button', { name: 'Ajouter l’adhérent' }).click()
      }
      await page.getByRole('heading', { level: 1, name: `Rose ${nom.toUpperCase()}` }).waitFor()
    }
    await page.goto(`${espace}/doublons`)
    await page.getByRole('link', { name: /Comparer… avec lambert/ }).click()
    await page.getByLabel('Ces deux fiches sont celles d’une seule personne').check()
    await page.getByRole('button', { name: 'Fusionner les deux fiches' }).click()
    await page.getByText('Les deux fiches n’en font plus qu’une').waitFor()
    await page.goto(`${espace}/modifier?recherche=lamberti`)
    await page.getByText('1 adhérent trouvé.').waitFor()
    await page.getByRole('link', { name: /LAMBERTI/ }).click()
    const adresse = page.url().replace(/\/modifier$/, '/donnees-sensibles')
    await context.close()

    const secretaire = await personne(navigateur, { javaScript: false })
    await seConnecter(secretaire.page, serveur.url, 'demo', 'secre.taire')
    await secretaire.page.goto(`${adresse}/modifier`)
    await secretaire.page.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 189')
    await secretaire.page.getByRole('button', { name: 'Enregistrer' }).click()
    await secretaire.page.getByText('Données sensibles enregistrées.').waitFor()
    expect(await secretaire.page.content()).not.toContain('3000 6000')
    await secretaire.page.getByRole('button', { name: 'Afficher : IBAN' }).click()
    await secretaire.page.getByText('FR76 3000 6000 0112 3456 7890 189').waitFor()
    expect(await secretaire.page.getByRole('row', { name: /D.ALMEIDA/ }).count()).toBe(1)
    await secretaire.context.close()
  }, 180_000)
})

async function ajouter(page: Page, nom: string, prenoms: string, naissance: string) {
  await page.goto(`${espace}/ajouter`)
  await remplir(page, nom, prenoms, naissance)
  await page.getByRole('heading', { level: 1, name: `${prenoms} ${nom.toUpperCase()}` }).waitFor()
}

async function remplir(page: Page, nom: string, prenoms: string, naissance: string) {
  await page.getByLabel('Nom de naissance').fill(nom)
  await page.getByLabel('Prénoms').fill(prenoms)
  await page.getByLabel('Date de naissance').fill(naissance)
  await page.getByLabel('Adresse électronique').fill(`${nom.toLowerCase()}@exemple.fr`)
  await page.getByRole('button', { name: 'Ajouter l’adhérent' }).click()
}

/** The list answers as one types, without a button. */
async function chercher(page: Page, texte: string) {
  await page.goto(`${espace}/modifier`)
  const champ = page.getByRole('searchbox')
  await champ.pressSequentially(texte, { delay: 40 })
  await page.getByText('1 adhérent trouvé.').waitFor()
}
