import { spawn } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smtpLocal } from '#tests/build/smtp.ts'
import { finir, preparer } from './citoyen.ts'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let smtp: Awaited<ReturnType<typeof smtpLocal>>

beforeAll(async () => {
  smtp = await smtpLocal()
  serveur = await demarrer({ env: { SMTP_URL: smtp.url } })
  navigateur = await ouvrirNavigateur()
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
  await smtp?.fermer()
})

const mails = '/demo/espace/parametrages/mails'

describe('les mails, écrits par l’union', () => {
  test('MAI-1, MAI-2 : changer la confirmation, l’essayer, la recevoir, la rétablir, la renvoyer', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'commu.nication')
    await page.goto(serveur.url + mails)
    await page.getByRole('link', { name: 'Confirmation d’inscription' }).click()
    await ecrire(page)
    await essayer(page)
    await enregistrer(page)
    await inscrire('Mailun', 'mailun@exemple.fr')
    const recu = await courrielPour('mailun@exemple.fr')
    expect(recu.text).toContain('Ravis de vous accueillir, Zoé\u00a0!')
    expect(recu.html).toContain('<strong>Ravis</strong>')
    expect(recu.text).toMatch(/\/demo\/suivi\//)

    await page.getByRole('button', { name: 'Rétablir le texte d’origine' }).click()
    await page.getByText('Le texte d’origine est rétabli').waitFor()
    await inscrire('Maildeux', 'maildeux@exemple.fr')
    expect((await courrielPour('maildeux@exemple.fr')).text).toContain('est enregistrée')
    expect(incidents).toEqual([])
    await context.close()
    await renvoyer()
  }, 180_000)

  test('MAI-1 : sans JavaScript, l’aperçu, l’erreur et l’enregistrement marchent aussi', async () => {
    const { context, page } = await personne(navigateur, { largeur: 360, javaScript: false })
    await seConnecter(page, serveur.url, 'demo', 'commu.nication')
    await page.goto(`${serveur.url}${mails}/stagiaire.inscription_validee`)
    const zone = page.getByLabel('Texte', { exact: true })
    await zone.fill('Bonjour {prenon}')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Vouliez-vous dire {prenom} ?').first().waitFor()
    expect(await zone.inputValue()).toBe('Bonjour {prenon}')
    await zone.fill('Bonjour {prenom}, *à bientôt*')
    await page.getByLabel('Aperçu avec').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Aperçu' }).click()
    const apercu = page.getByRole('region', { name: 'Aperçu' })
    expect(await apercu.locator('em').textContent()).toBe('à bientôt')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Texte enregistré').waitFor()
    await page.getByText('Version 1, en service').waitFor()
    await context.close()
  }, 60_000)

  test('MAI-2 : un mail renvoyé par un serveur devient « reçu en erreur », par la commande d’un MTA', async () => {
    await inscrire('Mailtrois', 'mailtrois@exemple.fr')
    const { brut } = await courrielPour('mailtrois@exemple.fr')
    const identifiant = /^Message-ID: (\S+)/im.exec(brut)?.[1] ?? ''
    expect(await retourner(rapport(identifiant))).toBe(0)
    expect(await retourner('Subject: Absence\r\n\r\nJe rentre lundi.')).toBe(0)
    const { context, page } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'secre.taire')
    await page.goto(`${serveur.url}/demo/espace/administration/mails?recherche=mailtrois`)
    const ligne = page.getByRole('row').nth(1)
    expect(await ligne.textContent()).toContain('Reçu en erreur')
    expect(await ligne.textContent()).toContain('Cette adresse n’existe pas.')
    await ligne.getByRole('link').click()
    await verifierAccessibilite(page, 'mail reçu en erreur')
    await page.getByRole('button', { name: 'Cette adresse fonctionne de nouveau' }).click()
    await page.getByText('tous les mails lui sont envoyés').waitFor()
    expect(await page.getByRole('button', { name: /fonctionne de nouveau/ }).count()).toBe(0)
    await context.close()
  }, 90_000)
})

/** The preview follows what is typed; a tag comes by its button; the examples give way to a real sign-up. */
async function ecrire(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle') // the preview follows once the page's script runs
  const zone = page.getByLabel('Texte', { exact: true })
  await zone.fill(
    '**Ravis** de vous accueillir, !\n\n{recapitulatif}\n\n[bouton : Suivre]({lien_suivi})',
  )
  const apercu = page.getByRole('region', { name: 'Aperçu' })
  await apercu.getByText('Ravis', { exact: true }).waitFor()
  await zone.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(30, 30))
  await page.getByText('Balises de ce mail').click()
  await page.getByRole('button', { name: 'Insérer prenom' }).click()
  expect(await zone.inputValue()).toContain('accueillir, {prenom}!')
  await zone.fill((await zone.inputValue()).replace('{prenom}!', '{prenom} !'))
  await apercu.getByText('Nadia', { exact: false }).first().waitFor()
  await page.getByLabel('Aperçu avec').selectOption({ index: 1 })
  await apercu.getByText('PETIT Nadia').waitFor({ state: 'detached' })
  expect(await zone.inputValue()).toContain('Ravis')
  await verifierAccessibilite(page, 'éditeur de mail')
}

async function essayer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click()
  await page.getByText('Essai envoyé à').waitFor()
  await jusqua(() => smtp.recus.some(({ subject }) => subject.startsWith('[Essai]')))
  const essai = smtp.recus.find(({ subject }) => subject.startsWith('[Essai]'))
  expect(essai?.text).toContain('Ravis de vous accueillir')
  expect(essai?.text).toContain('https://exemple.fr/suivi/exemple')
}

async function enregistrer(page: Page): Promise<void> {
  await page.getByText('Comparer avec le texte d’origine').click()
  await page.getByText('+ **Ravis** de vous accueillir').waitFor()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Texte enregistré').waitFor()
  await page.getByText('Texte de l’union').first().waitFor()
}

/** The secretary finds the mail and sends it again elsewhere. */
async function renvoyer(): Promise<void> {
  const { context, page, incidents } = await personne(navigateur)
  await seConnecter(page, serveur.url, 'demo', 'secre.taire')
  await page.goto(`${serveur.url}/demo/espace/administration/mails?recherche=mailun`)
  await page.getByRole('row').nth(1).getByRole('link').click()
  expect(await page.locator('pre').first().textContent()).toContain('Ravis de vous accueillir')
  await page.getByLabel('Adresse', { exact: true }).fill('ailleurs@exemple.fr')
  await page.getByRole('button', { name: 'Renvoyer' }).click()
  await page.getByText('Mail écrit de nouveau').waitFor()
  expect((await courrielPour('ailleurs@exemple.fr')).text).toContain('Ravis de vous accueillir')
  expect(incidents).toEqual([])
  await context.close()
}

/** A citizen signs up to the first open training. */
async function inscrire(nom: string, email: string): Promise<void> {
  const { rows } = await serveur.base.query<{ id: string }>(
    `select f.id from formation f join union_departementale u on u.id = f.union_id
     where u.slug = 'demo' and f.statut = 'validee' and not f.privee and f.inscriptions_jusqu_au > now() + interval '2 days'
       and (select count(*) from inscription i where i.formation_id = f.id and i.union_id = f.union_id) < f.places - 3
     order by f.premier_jour limit 1`,
  )
  const qui = { nom, prenom: 'Zoé', email }
  const derniere = await preparer(serveur.url, 'demo', rows[0]?.id ?? '', qui)
  expect((await finir(serveur.url, derniere)).statut).toBe(302)
}

async function courrielPour(email: string) {
  await jusqua(() => smtp.recus.some(({ to }) => to === email))
  const recu = smtp.recus.find(({ to }) => to === email)
  if (!recu) throw new Error('Aucun mail')
  return recu
}

/** The command as a mail server runs it: the message on its input, its exit code as the answer. */
function retourner(message: string): Promise<number | null> {
  const child = spawn('node', ['scripts/mail-bounce.ts'], {
    env: { ...process.env, DATA_DIR: serveur.dataDir, LOG_LEVEL: 'warn' },
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.stdin.end(message)
  return new Promise((resolve) => child.once('exit', resolve))
}

function rapport(messageId: string): string {
  return [
    'From: MAILER-DAEMON@mx.exemple.fr',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="A"',
    '',
    '--A',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; mailtrois@exemple.fr',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 inconnue',
    '',
    '--A',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--A--',
    '',
  ].join('\r\n')
}

async function jusqua(condition: () => boolean): Promise<void> {
  for (let essai = 0; essai < 80; essai += 1) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('Ce qui était attendu n’est pas arrivé.')
}
