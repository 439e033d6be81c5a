import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

export async function ouvrirNavigateur(): Promise<Browser> {
  const root = process.getuid?.() === 0
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...(root ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

type Profil = { largeur?: number; sombre?: boolean; javaScript?: boolean }

/** A person's browser; a script error or a breach of the content policy fails the test. */
export async function personne(
  browser: Browser,
  { largeur = 1280, sombre = false, javaScript = true }: Profil = {},
) {
  const context = await browser.newContext({
    viewport: { width: largeur, height: 900 },
    colorScheme: sombre ? 'dark' : 'light',
    javaScriptEnabled: javaScript,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const incidents: string[] = []
  page.on('pageerror', (error) => incidents.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      incidents.push(message.text())
  })
  return { context, page, incidents }
}

export async function seConnecter(
  page: Page,
  url: string,
  union: string,
  identifiant: string,
): Promise<void> {
  await page.goto(`${url}/${union}/connexion`)
  await page.getByLabel('Identifiant').fill(identifiant)
  await page.getByLabel('Mot de passe').fill('Grande-Echelle-2026')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(/\/espace/)
}

/** Axe on the page as it stands: WCAG 2.2 AA and best practices, no violation; no sideways scroll. */
export async function verifierAccessibilite(page: Page, quoi: string): Promise<void> {
  await page.evaluate(axeSource)
  // A colour on its way from one state to another is neither of them.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((un) => un.finished)))
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (on: Document, options: object) => Promise<{ violations: Violation[] }> }
    }
    type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.map(
      ({ id, nodes }) =>
        `${id} : ${nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`)
          .join(' | ')}`,
    )
  })
  expect([quoi, violations]).toEqual([quoi, []])
  const debord = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([quoi, 'débordement', Math.max(0, debord)]).toEqual([quoi, 'débordement', 0])
}

export type Visiteur = { context: BrowserContext; page: Page; incidents: string[] }
