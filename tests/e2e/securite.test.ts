import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
/** A key is bound to a name, never to a number. */
let url: string

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
  url = serveur.url.replace('127.0.0.1', 'localhost')
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

const motDePasse = 'Grande-Echelle-2026'
const securite = '/demo/espace/compte/securite'

/** The code that the application will show in `pas` half-minutes: each serves once. */
function code(secret: string, pas: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + pas * 30_000,
  })
}

async function donnerMotDePasse(page: Page, identifiant: string): Promise<void> {
  await page.goto(`${url}/demo/connexion`)
  await page.getByLabel('Identifiant').fill(identifiant)
  await page.getByLabel('Mot de passe').fill(motDePasse)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

async function seDeconnecter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Se déconnecter', exact: true }).first().click()
  await page.waitForURL(/\/demo$/)
}

describe('la sécurité d’un compte, au navigateur', () => {
  test('une application de codes : l’ajouter, sortir, entrer avec le code, puis avec un code de secours sans JavaScript', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, url, 'demo', 'dupont.jean')
    await page.goto(url + securite)
    await page.getByRole('link', { name: 'Ajouter une application de codes' }).click()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('img', { name: 'Code QR à lire avec l’application' }).waitFor()
    await verifierAccessibilite(page, 'application de codes')
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
    // This step, then the next: half a minute may pass between the two without any of them lapsing.
    await page.getByLabel('Code à 6 chiffres').fill(code(secret, 0))
    await page.getByLabel('Mot de passe actuel').fill(motDePasse)
    await page.getByRole('button', { name: 'Ajouter cette application' }).click()
    await page.getByRole('heading', { name: 'Vos dix codes de secours' }).waitFor()
    await verifierAccessibilite(page, 'codes de secours')
    const codes = await page.locator('.codes code').allTextContents()
    expect(codes).toHaveLength(10)
    await page.getByRole('link', { name: 'J’ai gardé mes codes' }).click()
    await page.getByText('Il vous reste 10').waitFor()

    await seDeconnecter(page)
    await donnerMotDePasse(page, 'dupont.jean')
    await page.getByRole('heading', { name: 'Second facteur' }).waitFor()
    await verifierAccessibilite(page, 'second facteur')
    await page.goto(`${url}/demo/espace`) // no session yet
    await page.waitForURL(/\/connexion/)
    await donnerMotDePasse(page, 'dupont.jean')
    const depense = code(secret, 1)
    await page.getByLabel('Code').fill(depense)
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.waitForURL(/\/demo\/espace$/)
    expect(incidents).toEqual([])

    const sans = await personne(navigateur, { javaScript: false })
    await donnerMotDePasse(sans.page, 'dupont.jean')
    await sans.page.getByLabel('Code').fill(depense)
    await sans.page.getByRole('button', { name: 'Continuer' }).click()
    await sans.page.getByText('il a déjà servi').first().waitFor()
    await sans.page.getByLabel('Code').fill(codes[0] ?? '')
    await sans.page.getByRole('button', { name: 'Continuer' }).click()
    await sans.page.waitForURL(/\/demo\/espace$/)
    await sans.context.close()
    await context.close()
  }, 120_000)

  test('une clé d’accès : l’ajouter, sortir, entrer avec elle', async () => {
    const { context, page, incidents } = await personne(navigateur)
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await seConnecter(page, url, 'demo', 'forma.teur')
    await page.goto(`${url}${securite}/cle`)
    await page.getByLabel('Nom de la clé').fill('Téléphone de test')
    await page.getByLabel('Mot de passe actuel').fill(motDePasse)
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await page.getByRole('heading', { name: 'Vos dix codes de secours' }).waitFor()
    await page.goto(url + securite)
    await page.getByText('Téléphone de test').first().waitFor()
    await verifierAccessibilite(page, 'sécurité avec une clé')

    await seDeconnecter(page)
    await donnerMotDePasse(page, 'forma.teur')
    await page.getByRole('button', { name: 'Me servir de ma clé d’accès' }).click()
    await page.waitForURL(/\/demo\/espace$/)

    await page.goto(url + securite)
    await page.getByRole('link', { name: /Retirer/ }).click()
    await page.getByLabel('Mot de passe actuel').fill(motDePasse)
    await page.getByRole('button', { name: /Retirer/ }).click()
    await page.getByText('Second facteur retiré.').waitFor()
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)

  test('fermer la session d’un autre appareil le déconnecte à la page suivante', async () => {
    const ici = await personne(navigateur)
    const la = await personne(navigateur, { largeur: 360 })
    await seConnecter(ici.page, url, 'demo', 'secre.taire')
    await seConnecter(la.page, url, 'demo', 'secre.taire')
    await ici.page.goto(url + securite)
    await ici.page.getByRole('button', { name: /^Fermer la session/ }).click()
    await ici.page.getByText('Session fermée.').waitFor()
    await la.page.goto(`${url}/demo/espace`)
    await la.page.waitForURL(/\/connexion/)
    await ici.page.goto(`${url}/demo/espace`)
    expect(ici.page.url()).toMatch(/\/demo\/espace$/)
    await ici.context.close()
    await la.context.close()
  }, 60_000)

  test('ADH-10 : une seule connexion ouvre les deux unions d’une personne, chacune la sienne', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, url, 'demo', 'forma.teur')
    await page.getByText('Changer d’union').click()
    await page.getByRole('link', { name: 'UDSP des Trois-Rivières' }).click()
    await page.waitForURL(/\/demo2\/espace$/)
    expect(await page.locator('.me').textContent()).toContain('forma.deux')
    expect(await page.content()).not.toContain('GRANDJEAN')
    await verifierAccessibilite(page, 'changer d’union')
    await page.goto(`${url}/demo2/espace/compte/securite`)
    expect(await page.locator('#unions li').allTextContents()).toHaveLength(2)
    expect(incidents).toEqual([])
    await context.close()
  }, 60_000)

  test('ADH-3 : de nouvelles conditions se lisent avant toute autre page, et mènent ensuite où l’on allait', async () => {
    const admin = await personne(navigateur)
    const membre = await personne(navigateur)
    await seConnecter(admin.page, url, 'demo2', 'admin.demo2')
    await seConnecter(membre.page, url, 'demo2', 'gestion.deux')
    await admin.page.goto(`${url}/demo2/espace/parametrages/conditions`)
    await admin.page.getByLabel('Texte').fill('Un nouvel article.')
    await admin.page.getByRole('button', { name: 'Publier la version 2' }).click()
    await admin.page.waitForURL(/espace\/conditions/)
    await membre.page.goto(`${url}/demo2/espace/compte/securite`)
    await membre.page.getByText('Un nouvel article.').waitFor()
    await verifierAccessibilite(membre.page, 'conditions à accepter')
    await membre.page.getByRole('button', { name: 'Accepter la version 2' }).click()
    await membre.page.waitForURL(/compte\/securite$/)
    expect(membre.incidents).toEqual([])
    await admin.context.close()
    await membre.context.close()
  }, 60_000)
})
