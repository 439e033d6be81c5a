import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let espace: string

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
  espace = `${serveur.url}/demo/espace/formations`
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

describe('la vie d’une formation', () => {
  test('FOR-11 : une série créée puis changée, une journée déplacée avec ses stagiaires, une formation annulée', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'gestion.formations')
    const [longue] = await idsDe(`(select count(*) from journee j where j.formation_id = f.id) = 2`)

    // FOR-6: the ⋯ of a row opens the one menu of the list on that formation.
    await page.goto(`${espace}/a-venir`)
    await page.locator(`a[href$="${longue}"]`, { hasNotText: /./ }).click()
    await page.getByRole('link', { name: 'Dupliquer' }).click()
    await page.waitForURL(`${espace}/${longue}/dupliquer`)
    await page.getByLabel('Ou une liste de dates').fill('12/06/2027\n19/06/2027\n14/07/2027')
    await page.getByRole('button', { name: 'Voir les dates' }).click()
    await page.getByText('Fête nationale', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Créer les formations cochées' }).click()
    await page.getByText('2 formations créées.').waitFor()

    await page.goto(`${espace}/${longue}/serie/changer`)
    await page.getByLabel('Places', { exact: false }).fill('9')
    await page.getByLabel('Matin, début').fill('09:00')
    await page.getByLabel('Matin, fin').fill('12:30')
    await page.getByRole('button', { name: 'Voir ce qui va changer' }).click()
    await page.getByText('9 places (au lieu de 10)').nth(2).waitFor()
    await page.getByRole('button', { name: /^Changer la série et prévenir \d+ personnes$/ }).click()
    await page.getByText('3 formations changées.', { exact: false }).waitFor()

    await page.goto(`${espace}/${longue}/journees`)
    await page
      .getByRole('link', { name: /^Modifier ou déplacer/ })
      .first()
      .click()
    await page.getByLabel('Date').fill('2027-03-03')
    await page.getByRole('button', { name: 'Vérifier qui sera prévenu' }).click()
    await page.getByRole('button', { name: /^Confirmer et prévenir \d+ personnes$/ }).click()
    await page.getByText(/^Journée du mer\.\s3 mars\s2027 enregistrée\.$/).waitFor()
    const { rows } = await serveur.base.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'stagiaire.prevenir_changement'
       union all select count(*)::int from courriel where modele = 'stagiaire.journees_changees'`,
    )
    expect(rows.reduce((somme, { n }) => somme + n, 0)).toBeGreaterThan(0)

    await page.goto(`${espace}/${longue}/annuler`)
    await page.getByLabel('Motif').fill('Le client a reporté.')
    await page.getByRole('button', { name: /^Annuler la formation et prévenir/ }).click()
    await page.getByText('Formation annulée.', { exact: false }).first().waitFor()
    expect(incidents).toEqual([])
    await context.close()
  }, 180_000)

  test('FOR-2 : une formation clôturée est rouverte puis clôturée à nouveau, en version 2', async () => {
    const { context, page, incidents } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'gestion.formations')
    const [cloturee] = await idsDe(`f.statut = 'cloturee'`)
    await page.goto(`${espace}/${cloturee}/rouvrir`)
    await page.getByLabel('Motif de la réouverture').fill('Un prénom mal orthographié')
    await page.getByRole('button', { name: 'Rouvrir la formation' }).click()
    await page.getByText('Formation rouverte.', { exact: false }).waitFor()
    await cloturer(page, cloturee ?? '')
    await page.goto(`${espace}/${cloturee}`)
    const versions = page.getByText(/^Version [12],/)
    await versions.first().waitFor()
    expect(await versions.count()).toBe(2)
    await page.getByText('Motif : Un prénom mal orthographié').waitFor()
    expect(incidents).toEqual([])
    await context.close()
  }, 180_000)
})

async function cloturer(page: Page, id: string): Promise<void> {
  await page.goto(`${espace}/${id}/cloturer`)
  await page.getByRole('button', { name: /^Clôturer/ }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/cloturer'))
}

async function idsDe(condition: string): Promise<string[]> {
  const { rows } = await serveur.base.query<{ id: string }>(
    `select f.id from formation f join union_departementale u on u.id = f.union_id
     where u.slug = 'demo' and f.statut in ('validee', 'cloturee') and ${condition} order by f.premier_jour`,
  )
  return rows.map(({ id }) => id)
}
