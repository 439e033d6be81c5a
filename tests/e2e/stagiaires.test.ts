import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smtpLocal } from '#tests/build/smtp.ts'
import { ouvrirNavigateur, personne, seConnecter } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let smtp: Awaited<ReturnType<typeof smtpLocal>>
let espace: string

beforeAll(async () => {
  smtp = await smtpLocal()
  serveur = await demarrer({ env: { SMTP_URL: smtp.url } })
  navigateur = await ouvrirNavigateur()
  espace = `${serveur.url}/demo/espace/formations`
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
  await smtp?.fermer()
})

describe('les stagiaires, par toutes les portes', () => {
  test('FOR-6, STA-3 : un lien partenaire d’une place, suivi sur un téléphone sans JavaScript, puis fermé', async () => {
    const { context, page, incidents } = await gestionnaire()
    const [privee] = await formations('f.privee')
    await page.goto(`${espace}/${privee}/partenaires`)
    await page.getByLabel('Pour qui').fill('Atelier de découpe')
    await page.getByLabel('Nombre de places de ce lien').fill('1')
    await page.getByRole('button', { name: 'Créer le lien' }).click()
    await page.getByText('Lien créé.', { exact: false }).waitFor()
    const carte = page.locator('section', {
      has: page.getByRole('heading', { name: 'Atelier de découpe' }),
    })
    const adresse = new URL(await carte.getByLabel('Adresse à transmettre').last().inputValue())

    const telephone = await personne(navigateur, { largeur: 360, javaScript: false })
    await telephone.page.goto(serveur.url + adresse.pathname)
    await telephone.page.getByText('1 place libre').waitFor()
    await telephone.page.getByRole('link', { name: 'M’inscrire' }).click()
    await inscrire(telephone.page, 'Partenaire')
    await telephone.page.goto(serveur.url + adresse.pathname)
    await telephone.page.getByText('Toutes les places de ce lien sont prises.').waitFor()
    expect(await telephone.page.getByRole('link', { name: 'M’inscrire' }).count()).toBe(0)
    await telephone.context.close()

    await page.goto(`${espace}/${privee}/stagiaires`)
    await page.getByRole('link', { name: /PARTENAIRE Alix/ }).waitFor()
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)

  test('STA-3 : quelqu’un part d’une formation complète, la première personne en attente reçoit l’offre et l’accepte', async () => {
    const { context, page, incidents } = await gestionnaire()
    const [complete] = await formations(`exists (select 1 from inscription a
      where a.union_id = f.union_id and a.formation_id = f.id and a.statut = 'liste_attente')`)
    const [attente] = await emails(complete, 'liste_attente')
    const [part] = await inscrits(complete)
    await page.goto(`${espace}/${complete}/stagiaires/${part}`)
    await page.getByText('Désinscrire', { exact: true }).click()
    await page.getByLabel('À sa demande').check()
    await page.getByRole('button', { name: 'Désinscrire le stagiaire' }).click()
    await page.getByText('Stagiaire désinscrit.', { exact: false }).waitFor()

    const offre = await offrePour(attente ?? '')
    const suivi = /\/demo\/suivi\/\S+/.exec(offre.text)?.[0] ?? ''
    const telephone = await personne(navigateur, { largeur: 360, javaScript: false })
    await telephone.page.goto(serveur.url + suivi)
    await telephone.page.getByRole('button', { name: 'Accepter cette place' }).click()
    await telephone.page.getByRole('button', { name: 'Renvoyer la confirmation' }).waitFor()
    await telephone.context.close()
    expect(await emails(complete, 'inscrite')).toContain(attente)
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)

  test('STA-6 : une liste collée dit sa ligne fausse ; corrigée, elle inscrit tout le monde', async () => {
    const { context, page, incidents } = await gestionnaire()
    const [longue] = await formations(`(select count(*) from journee j
      where j.union_id = f.union_id and j.formation_id = f.id) = 5`)
    await page.goto(`${espace}/${longue}/stagiaires/liste`)
    await page.getByLabel('Liste copiée d’un tableur').fill(liste)
    await page.getByRole('button', { name: 'Vérifier la liste' }).click()
    await page.getByText('2 lignes sur 3 sont prêtes.').waitFor()
    const fausse = page.getByRole('row', { name: /colledeux/i })
    expect(await fausse.textContent()).toContain('Cette date n’existe pas')
    await page.goto(`${espace}/${longue}/stagiaires/liste`)
    await page.getByRole('link', { name: /^Liste du/ }).click()
    await fausse.getByLabel('Date de naissance').fill('28/02/1979')
    await page.getByRole('button', { name: 'Garder les corrections et vérifier' }).click()
    await page.getByRole('button', { name: 'Ajouter 3 stagiaires' }).click()
    await page.getByText('3 stagiaires ajoutés.', { exact: false }).waitFor()
    expect(await page.getByRole('link', { name: /COLLE(UN|DEUX|TROIS) Alix/ }).count()).toBe(3)
    expect(incidents).toEqual([])
    await context.close()
  }, 120_000)
})

const liste = [
  'Nom\tPrénom\tCivilité\tNé(e) le\tLieu de naissance\tCP naissance\tMail',
  'Colleun\tAlix\tMme\t12/03/1985\tDole\t39100\tcolleun@exemple.fr',
  'Colledeux\tAlix\tM.\t31/02/1979\tDole\t39100\tcolledeux@exemple.fr',
  'Colletrois\tAlix\tMme\t02/07/1991\tDole\t39100\tcolletrois@exemple.fr',
].join('\n')

async function gestionnaire() {
  const visite = await personne(navigateur)
  await seConnecter(visite.page, serveur.url, 'demo', 'gestion.formations')
  return visite
}

/** The steps of a sign-up behind a partner link, as a citizen fills them. */
async function inscrire(page: Page, nom: string): Promise<void> {
  await page.getByLabel('Madame').check()
  await page.getByLabel('Nom de naissance').fill(nom)
  await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill('Alix')
  await page.getByLabel('Jour').fill('14')
  await page.getByLabel('Mois').fill('6')
  await page.getByLabel('Année').fill('1994')
  await page.getByLabel('Commune de naissance').fill('Besançon')
  await page.getByLabel('Code postal de naissance').fill('25000')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Adresse électronique').fill('partenaire@exemple.fr')
  await page.getByLabel('Téléphone').fill('06 12 34 56 78')
  await page.getByLabel('Votre situation').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel(/Ces informations sont exactes/).check()
  await page.getByRole('button', { name: 'M’inscrire' }).click()
  await page.getByRole('heading', { level: 1, name: 'C’est noté' }).waitFor()
}

/** Open formations of the demonstration union, by a condition of the test's own. */
async function formations(condition: string): Promise<string[]> {
  const { rows } = await serveur.base.query<{ id: string }>(
    `select f.id from formation f join union_departementale u on u.id = f.union_id
     where u.slug = 'demo' and f.statut = 'validee' and ${condition} order by f.premier_jour`,
  )
  return rows.map(({ id }) => id)
}

async function inscrits(formationId: string | undefined): Promise<string[]> {
  const { rows } = await serveur.base.query<{ id: string }>(
    `select id from inscription where formation_id = $1 and statut = 'inscrite' order by id`,
    [formationId],
  )
  return rows.map(({ id }) => id)
}

async function emails(formationId: string | undefined, statut: string): Promise<string[]> {
  const { rows } = await serveur.base.query<{ email: string }>(
    'select email from inscription where formation_id = $1 and statut = $2 order by rang, id',
    [formationId, statut],
  )
  return rows.map(({ email }) => email)
}

async function offrePour(email: string) {
  for (let essai = 0; essai < 120; essai += 1) {
    const offre = smtp.recus.find(
      ({ to, subject }) => to === email && subject.startsWith('Une place est libre'),
    )
    if (offre) return offre
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('L’offre n’est pas arrivée.')
}
