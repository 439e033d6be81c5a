import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { preparer } from './citoyen.ts'
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

const payante = `select f.id from formation f join union_departementale u on u.id = f.union_id
  where u.slug = 'demo' and f.statut = 'validee' and not f.privee and f.prix > 0
    and f.inscriptions_jusqu_au >= (now() at time zone 'Europe/Paris')::date and f.places > 1 + (select count(*) from inscription i
      where i.union_id = f.union_id and i.formation_id = f.id and i.statut in ('inscrite', 'validee'))
    and not exists (select 1 from type_formation t where t.union_id = f.union_id
      and t.id = f.type_formation_id and t.code like 'PSE%')
  order by f.premier_jour limit 1`

describe('payer son inscription par carte', () => {
  test('STA-7, STA-5, M6 : un citoyen paie sans JavaScript, le trésorier voit la ligne, le remboursement revient', async () => {
    const { rows } = await serveur.base.query<{ id: string }>(payante)
    const formation = rows[0]?.id ?? ''
    const derniere = await preparer(serveur.url, 'demo', formation, {
      nom: 'Carte',
      prenom: 'Bleue',
    })
    const citoyen = await personne(navigateur, { largeur: 390, javaScript: false })
    await citoyen.page.goto(serveur.url + derniere)
    await citoyen.page.getByRole('group', { name: /Comment payez-vous/ }).waitFor()
    await citoyen.page.getByLabel(/Ces informations sont exactes/).check()
    await citoyen.page.getByRole('button', { name: 'M’inscrire' }).click()

    await citoyen.page.getByRole('button', { name: 'Refuser la carte' }).click()
    await citoyen.page.getByRole('alert').waitFor()
    await citoyen.page.getByRole('button', { name: 'Annuler' }).click()
    await citoyen.page.getByText('Le paiement est annulé.').waitFor()
    await citoyen.page.getByRole('button', { name: 'Reprendre ma place et payer' }).click()
    await citoyen.page.getByRole('button', { name: /^Payer / }).click()
    await citoyen.page.getByText('Votre inscription est validée.').waitFor()
    await citoyen.page.getByRole('link', { name: 'Revoir mon inscription' }).click()
    await recharger(citoyen.page, () => citoyen.page.getByRole('link', { name: /^Reçu/ }).count())
    await citoyen.context.close()

    const tresorier = await personne(navigateur)
    await seConnecter(tresorier.page, serveur.url, 'demo', 'admin.demo')
    await tresorier.page.goto(`${serveur.url}/demo/espace/tresorier/reglements?recherche=carte`)
    const ligne = tresorier.page.getByRole('row', { name: /CARTE Bleue/ })
    await ligne.getByText('Reçu', { exact: true }).waitFor()
    await verifierAccessibilite(tresorier.page, 'Règlements des formations')

    const bord = await personne(navigateur)
    const adresse = /Paiement par carte d’essai : (http:\S+)/.exec(serveur.sortie())?.[1] ?? ''
    await bord.page.goto(`${adresse}/tableau-de-bord/acct_demo`)
    await bord.page.getByText('stagiaire : CARTE Bleue').waitFor()
    await bord.page.getByRole('button', { name: 'Rembourser', exact: true }).click()
    await bord.context.close()
    await recharger(tresorier.page, () => ligne.getByText('Remboursé', { exact: true }).count())
    expect([...tresorier.incidents, ...citoyen.incidents]).toEqual([])
    await tresorier.context.close()
  }, 120_000)
})

/** What a job or a notification brings is there in a few seconds. */
async function recharger(page: Page, count: () => Promise<number>): Promise<void> {
  const fin = Date.now() + 20_000
  while ((await count()) === 0 && Date.now() < fin) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await page.reload()
  }
  expect(await count()).toBeGreaterThan(0)
}
