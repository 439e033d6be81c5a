import type { Browser, Page } from 'playwright-core'
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

const motDePasse = 'Grande-Echelle-2026'

describe('les droits, de la main qui donne à la page qui s’ouvre', () => {
  test('ADH-4, ADH-6 : un rôle élevé demande le mot de passe, sert aussitôt, puis est retiré et refusé', async () => {
    const admin = await personne(navigateur)
    const membre = await personne(navigateur, { largeur: 390 })
    await seConnecter(admin.page, serveur.url, 'demo', 'admin.demo')
    await seConnecter(membre.page, serveur.url, 'demo', 'dupont.jean')
    const cotisations = `${serveur.url}/demo/espace/administration/cotisations`
    expect((await membre.page.goto(cotisations))?.status()).toBe(403)

    await ouvrirAccreditations(admin.page, 'dupont.jean')
    await admin.page.getByRole('radio', { name: /^Trésorier/ }).check()
    await donner(admin.page)
    await admin.page
      .getByText('Tapez votre mot de passe pour confirmer que c’est bien vous.')
      .first()
      .waitFor()
    expect(await admin.page.getByRole('radio', { name: /^Trésorier/ }).isChecked()).toBe(true)
    await admin.page.getByLabel('Votre mot de passe').fill('pas le bon')
    await donner(admin.page)
    await admin.page.getByText('Ce n’est pas votre mot de passe.').first().waitFor()
    await admin.page.getByLabel('Votre mot de passe').fill(motDePasse)
    await donner(admin.page)
    await admin.page.getByText('Rôle « Trésorier » donné.').waitFor()

    // The very next request, in a session opened before.
    expect((await membre.page.goto(cotisations))?.status()).toBe(200)

    await admin.page.getByRole('link', { name: /^Retirer Trésorier/ }).click()
    await admin.page.getByRole('heading', { name: /^Retirer « Trésorier »/ }).waitFor()
    expect(await admin.page.getByLabel('Votre mot de passe').count()).toBe(0)
    await admin.page.getByRole('button', { name: 'Retirer ce rôle' }).click()
    await admin.page.getByText('Rôle « Trésorier » retiré.').waitFor()
    expect((await membre.page.goto(cotisations))?.status()).toBe(403)
    const refus = await membre.page.locator('main').textContent()
    expect(refus).toContain('Claire MARCHETTI')

    await admin.page.locator('summary').filter({ hasText: 'Historique des droits' }).click()
    const ligne = admin.page.getByRole('row', { name: /^Trésorier/ })
    expect(await ligne.textContent()).toMatch(/Claire MARCHETTI.*Claire MARCHETTI/s)
    for (const { context, incidents } of [admin, membre]) {
      expect(incidents).toEqual([])
      await context.close()
    }
  }, 120_000)

  test('ADH-4 : le dernier administrateur ne se retire pas lui-même', async () => {
    const { context, page } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'admin.demo')
    await ouvrirAccreditations(page, 'admin.demo')
    await page.getByRole('link', { name: /^Retirer Administrateur/ }).click()
    await page.getByLabel('Votre mot de passe').fill(motDePasse)
    await page.getByRole('button', { name: 'Retirer ce rôle' }).click()
    await page.getByText('C’est le dernier administrateur').first().waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('dernier administrateur')
    await context.close()
  }, 60_000)

  test('ADH-3 : trois comptes sont validés, un incomplet est relancé une fois par jour', async () => {
    await serveur.base.query(
      `update adherent set valide_le = null where pseudo in ('logis.ticien', 'commu.nication')
         and union_id = (select id from union_departementale where slug = 'demo')`,
    )
    const { context, page, incidents } = await personne(navigateur, { javaScript: false })
    await seConnecter(page, serveur.url, 'demo', 'gestion.adherents')
    await page.goto(`${serveur.url}/demo/espace/administration/comptes-a-valider`)
    await page.getByText('3 comptes complets attendent', { exact: false }).waitFor()
    await page.getByRole('checkbox', { name: /^Choisir KOWALCZYK/ }).check()
    await page.getByRole('checkbox', { name: /^Choisir ŒILLET/ }).check()
    await page.getByRole('button', { name: 'Valider les comptes choisis' }).click()
    await page.getByText('2 comptes validés. Les personnes sont prévenues.').waitFor()
    await page.getByRole('button', { name: 'Valider ce compte' }).click()
    await page.getByText('1 compte validé. La personne est prévenue.').waitFor()
    await page.getByRole('heading', { name: 'Aucun compte à valider' }).waitFor()
    expect(await page.getByRole('row', { name: /NOUVEAU/ }).textContent()).toContain('civilité')
    await page.getByRole('button', { name: /^Relancer .*NOUVEAU/ }).click()
    await page.getByText('1 personne relancée.').waitFor()
    await page.getByText('Relancé aujourd’hui').waitFor()
    await jusqua(async () => {
      const { rows } = await serveur.base.query(
        `select 1 from courriel where modele = 'adherent.compte_valide' and union_id =
           (select id from union_departementale where slug = 'demo')`,
      )
      return rows.length === 3
    })
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)

  test('écrire à deux adhérents : ce qui va partir est dit avant, puis gardé', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'gestion.adherents')
    await page.goto(`${serveur.url}/demo/espace/administration/adherents`)
    await page.getByRole('checkbox', { name: /^Choisir CHÂTEAU/ }).check()
    await page.getByRole('checkbox', { name: /^Choisir TRAORÉ/ }).check()
    await page.getByRole('button', { name: 'Écrire…' }).click()
    await page.getByText('2 courriels partiront', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Envoyer à 2 personnes' }).click()
    await page.getByText('Écrivez un sujet.').first().waitFor()
    await page.getByLabel('Sujet').fill('Assemblée générale')
    await page.getByLabel('Message').fill('Elle se tient samedi à 10 h, salle Barthélemy.')
    await page.getByRole('button', { name: 'Envoyer à 2 personnes' }).click()
    await page.getByText('2 courriels partent dans la minute.').waitFor()
    await jusqua(async () => {
      const { rows } = await serveur.base.query(
        `select 1 from courriel where modele = 'adherent.message' and sujet = 'Assemblée générale'`,
      )
      return rows.length === 2
    })
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)
})

async function ouvrirAccreditations(page: Page, pseudo: string): Promise<void> {
  const { rows } = await serveur.base.query<{ id: string }>(
    `select id from adherent where pseudo = $1 and union_id = (select id from union_departementale where slug = 'demo')`,
    [pseudo],
  )
  await page.goto(`${serveur.url}/demo/espace/administration/adherents/${rows[0]?.id ?? ''}/droits`)
  await page.getByRole('heading', { level: 1, name: 'Accréditations' }).waitFor()
}

function donner(page: Page): Promise<void> {
  return page.getByRole('button', { name: /^Donner ce rôle/ }).click()
}

async function jusqua(condition: () => Promise<boolean>): Promise<void> {
  for (let essai = 0; essai < 60; essai += 1) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('Ce qui était attendu n’est pas arrivé.')
}
