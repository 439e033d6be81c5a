import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appareilEssai, lireVapid, serviceLocal } from '#tests/build/push.ts'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let service: Awaited<ReturnType<typeof serviceLocal>>

beforeAll(async () => {
  service = await serviceLocal({ ici: false })
  serveur = await demarrer({ env: { PUSH_ORIGINS: service.origine } })
  navigateur = await ouvrirNavigateur()
  await jusqua(async () => (await enFile()) === 0) // the demonstration has said all it had to say
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
  await service?.fermer()
})

const telephone = { largeur: 390 }

describe('les notifications, sur un téléphone', () => {
  test('NOT-1, FOR-5, ADH-4 : un formateur est prévenu, lit, coupe un genre, n’est plus prévenu', async () => {
    const gestion = await personne(navigateur)
    await seConnecter(gestion.page, serveur.url, 'demo', 'gestion.formations')
    const moi = await personne(navigateur, telephone)
    await seConnecter(moi.page, serveur.url, 'demo', 'forma.teur')
    await aller(moi.page, '/compte/notifications')
    await toutLire(moi.page)

    await creer(gestion.page, 'PSC du voyage, premier', 60)
    await jusqua(async () => {
      await aller(moi.page, '/compte/notifications')
      return moi.page.getByText('PSC du voyage, premier').isVisible()
    })
    expect(await cloche(moi.page)).toBe('Notifications\u00a0: 1 non lue')
    await moi.page.getByRole('heading', { name: 'Aujourd’hui' }).waitFor()
    await moi.page.getByRole('button', { name: /^Ouvrir.*PSC du voyage, premier/ }).click()
    await moi.page.getByRole('heading', { level: 1, name: 'Postuler formation' }).waitFor()
    expect(await cloche(moi.page)).toBe('Notifications')

    await aller(moi.page, '/compte/preferences')
    const genre = moi.page.getByRole('group', { name: /^Nouvelles formations/ })
    for (const canal of ['Espace', 'Courriel', 'Téléphone'])
      await genre.getByRole('checkbox', { name: canal }).uncheck()
    await moi.page.getByRole('button', { name: 'Enregistrer' }).click()
    await moi.page.getByText('Préférences enregistrées').waitFor()

    await creer(gestion.page, 'PSC du voyage, second', 75)
    await traitee('PSC du voyage, second')
    await aller(moi.page, '/compte/notifications')
    expect(await moi.page.getByText('PSC du voyage, second').count()).toBe(0)
    expect(await cloche(moi.page)).toBe('Notifications')
    expect([...moi.incidents, ...gestion.incidents]).toEqual([])
    await moi.context.close()
    await gestion.context.close()
  }, 180_000)

  test('ADH-4 : la même grille, sans JavaScript', async () => {
    const { context, page } = await personne(navigateur, { ...telephone, javaScript: false })
    await seConnecter(page, serveur.url, 'demo', 'dupont.jean')
    await aller(page, '/compte/preferences')
    await page.getByLabel(/Une fois par jour/).check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Préférences enregistrées').waitFor()
    expect(await page.getByLabel(/Une fois par jour/).isChecked()).toBe(true)
    await context.close()
  }, 60_000)

  test('MOB-1 : l’application s’installe, et dit sans réseau ce qui se passe', async () => {
    const { context, page, incidents } = await personne(navigateur, telephone)
    await seConnecter(page, serveur.url, 'demo', 'forma.teur')
    await aller(page, '/compte/installer')
    const manifeste = await page.evaluate(async () => {
      const lien = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
      const reponse = await fetch(lien?.href ?? '')
      return (await reponse.json()) as { scope: string; icons: { src: string; purpose?: string }[] }
    })
    expect(manifeste.scope).toBe('/demo/')
    expect(manifeste.icons.map(({ purpose }) => purpose)).toContain('maskable')
    for (const { src } of manifeste.icons)
      expect((await page.request.get(serveur.url + src)).headers()['content-type']).toBe(
        'image/png',
      )
    expect(await erreursManifeste(page)).toEqual([])
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
    )
    // Nothing kept names anybody: files of the product only.
    const gardes = await page.evaluate(async () => {
      const noms = await caches.keys()
      const listes = await Promise.all(noms.map(async (nom) => (await caches.open(nom)).keys()))
      return listes.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(gardes).toContain('/hors-ligne.html')
    expect(gardes.filter((chemin) => chemin.startsWith('/demo'))).toEqual([])
    await page.reload()
    await context.setOffline(true)
    await page.goto(`${serveur.url}/demo/espace/formations/postuler`)
    await page.getByRole('heading', { level: 1, name: 'Pas de réseau' }).waitFor()
    await verifierAccessibilite(page, 'hors ligne')
    await context.setOffline(false)
    await page.getByRole('link', { name: 'Réessayer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Postuler formation' }).waitFor()
    expect(incidents.filter((incident) => !/ERR_INTERNET_DISCONNECTED/.test(incident))).toEqual([])
    await context.close()
  }, 120_000)

  test('MOB-1 : l’appareil s’abonne, l’essai lui arrive chiffré, le retirer l’arrête', async () => {
    const appareil = appareilEssai(service.origine, 'telephone')
    const { context, page, incidents } = await personne(navigateur, telephone)
    await context.grantPermissions(['notifications'], { origin: serveur.url })
    await seConnecter(page, serveur.url, 'demo', 'forma.teur')
    // The browser's own push service cannot be reached here: its answer is played, with keys of the test.
    await page.addInitScript((abonnement) => {
      const joue = {
        endpoint: abonnement.point,
        toJSON: () => ({
          endpoint: abonnement.point,
          keys: { p256dh: abonnement.cleP256dh, auth: abonnement.cleAuth },
        }),
        unsubscribe: async () => {
          sessionStorage.removeItem('abonne')
          return true
        },
      }
      PushManager.prototype.subscribe = async () => {
        sessionStorage.setItem('abonne', 'oui')
        return joue as unknown as PushSubscription
      }
      PushManager.prototype.getSubscription = async () =>
        sessionStorage.getItem('abonne') ? (joue as unknown as PushSubscription) : null
    }, appareil.abonnement)
    await aller(page, '/compte/installer')
    await page.getByRole('button', { name: 'Recevoir les notifications sur cet appareil' }).click()
    await page.getByText('Cet appareil sera prévenu').waitFor()
    await page.getByText('Cet appareil', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Envoyer un essai' }).click()
    await page.getByText('Essai envoyé à 1').waitFor()
    const [recu] = service.recus
    expect(appareil.lire(recu?.corps ?? Buffer.alloc(0))).toEqual({
      titre: 'Vous avez une nouvelle notification',
      chemin: '/demo/espace/compte/notifications',
    })
    expect(lireVapid(String(recu?.entetes.authorization)).aud).toBe(service.origine)
    await verifierAccessibilite(page, 'installer, abonné')
    await page.getByRole('button', { name: /^Retirer / }).click()
    await page.getByText('Cet appareil ne sera plus prévenu').waitFor()
    await page.waitForFunction(() => sessionStorage.getItem('abonne') === null)
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)

  test('AIDE-1 : le point d’interrogation ouvre l’aide, et mène au diagnostic', async () => {
    const { context, page, incidents } = await personne(navigateur, telephone)
    await seConnecter(page, serveur.url, 'demo', 'forma.teur')
    await aller(page, '/formations/postuler')
    await page.getByRole('button', { name: 'Aide' }).click()
    const aide = page.getByRole('dialog', { name: 'Aide sur cette page' })
    await aide.getByText('Pourquoi ne puis-je pas postuler').first().waitFor()
    await verifierAccessibilite(page, 'aide ouverte')
    await aide.getByRole('link', { name: /Pourquoi ne puis-je pas postuler/ }).click()
    await page
      .getByRole('heading', { level: 1, name: /Pourquoi ne puis-je pas postuler/ })
      .waitFor()
    await page.getByText('Notifications des nouvelles formations coupées').first().waitFor()
    expect(incidents).toEqual([])
    await context.close()
  }, 60_000)
})

function aller(page: Page, chemin: string) {
  return page.goto(`${serveur.url}/demo/espace${chemin}`)
}

async function cloche(page: Page): Promise<string | null> {
  return page.locator('.bell').first().getAttribute('aria-label')
}

async function toutLire(page: Page): Promise<void> {
  const bouton = page.getByRole('button', { name: 'Tout marquer comme lu' })
  if (await bouton.isVisible()) await bouton.click()
  await page.getByText('Tout est lu.').waitFor()
}

/** The manager opens a public PSC, in so many days. */
async function creer(page: Page, intitule: string, jours: number): Promise<void> {
  await aller(page, '/formations/creer')
  await page.getByLabel('Intitulé').fill(intitule)
  const date = new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10)
  const journee = page.getByRole('group', { name: /^Journée 1/ })
  await journee.getByLabel('Date').fill(date)
  await journee.getByLabel('Lieu', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Créer la formation' }).click()
  await page.getByRole('heading', { level: 1, name: intitule }).waitFor()
}

/** Its trainers have been told: the line that says so exists, seen or not. */
function traitee(intitule: string): Promise<void> {
  return jusqua(async () => {
    const { rows } = await serveur.base.query(
      'select 1 from notification where titre like $1 limit 1',
      [`${intitule}%`],
    )
    return rows.length > 0
  })
}

async function enFile(): Promise<number> {
  const { rows } = await serveur.base.query<{ n: number }>(
    `select count(*)::integer as n from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier <> 'courriel.remettre'`,
  )
  return rows[0]?.n ?? 0
}

async function jusqua(vrai: () => Promise<boolean>): Promise<void> {
  for (let essai = 0; essai < 60; essai += 1) {
    if (await vrai()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('Rien n’est venu en trente secondes.')
}

/** What Chromium itself says of the manifest. */
async function erreursManifeste(page: Page): Promise<unknown[]> {
  const session = await page.context().newCDPSession(page)
  const { errors } = await session.send('Page.getAppManifest')
  await session.detach()
  return errors
}
