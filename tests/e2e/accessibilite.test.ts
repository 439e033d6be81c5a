import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ouvrirNavigateur, personne, seConnecter, verifierAccessibilite } from './navigateur.ts'
import { demarrer, type Serveur } from './serveur.ts'

let serveur: Serveur
let navigateur: Browser
let formation: Record<string, string>

beforeAll(async () => {
  serveur = await demarrer()
  navigateur = await ouvrirNavigateur()
  const { rows } = await serveur.base.query<Record<string, string>>(
    `select f.id as formation, i.id as inscription, (select id from formation g where g.union_id = f.union_id and g.statut = 'cloturee' limit 1) as cloturee,
       (select a.id from adherent a where a.union_id = f.union_id and a.pseudo = 'forma.teur') as adherent,
       (select d.id from competence_detenue d join adherent a on a.union_id = d.union_id and a.id = d.adherent_id
         where a.union_id = f.union_id and a.pseudo = 'forma.teur' order by d.id limit 1) as tenue,
       (select k.formation_id || '/personnel/' || k.id from candidature k join formation g on g.union_id = k.union_id and g.id = k.formation_id
         where k.union_id = f.union_id and k.statut = 'acceptee' and g.statut = 'validee' order by k.id limit 1) as affectation,
       (select l.evenement_id || '/declaration' from declaration_ligne l where l.union_id = f.union_id order by l.id limit 1) as declaration,
       (select l.adherent_id || '/' || l.embauche_le from declaration_ligne l where l.union_id = f.union_id order by l.id limit 1) as declare,
       (select c.id from centre c where c.union_id = f.union_id and c.code = 'VAU') as centre,
       (select l.id from lieu l where l.union_id = f.union_id limit 1) as lieu,
       f.type_formation_id as type,
       (select j.id from journee j where j.union_id = f.union_id and j.formation_id = f.id order by j.jour limit 1) as journee,
       (select k.id from competence k where k.union_id = f.union_id and k.code = 'PSE1') as competence,
       (select a.personne_id from adherent a where a.union_id = f.union_id and a.pseudo = 'dupont.jean') as personne,
       (select d.id from document_collectif d where d.union_id = f.union_id order by d.id limit 1) as document,
       (select d.formation_id from demande_formation d where d.union_id = f.union_id order by d.recue_le limit 1) as demandee,
       (select c.id || '/contacts/' || k.id from client c join contact k on k.union_id = c.union_id and k.client_id = c.id
         where c.union_id = f.union_id and c.numero = 'C00001') as contact,
       (select c.id from client c where c.union_id = f.union_id and c.numero = 'C00001') as client,
       (select c.id from courriel c where c.union_id = f.union_id and c.brut is not null limit 1) as courriel
     from formation f join union_departementale u on u.id = f.union_id join inscription i on i.union_id = f.union_id and i.formation_id = f.id
     where u.slug = 'demo' and f.statut = 'validee' and not f.privee and i.statut = 'inscrite' order by f.premier_jour desc limit 1`,
  )
  formation = rows[0] ?? {}
}, 120_000)

afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

const profils = [
  { nom: 'bureau clair', largeur: 1280, sombre: false },
  { nom: 'téléphone sombre', largeur: 360, sombre: true },
]

function publiques(): string[] {
  const f = formation.formation
  return [
    '/',
    '/?recherche=zzz',
    '/demo',
    '/demo2',
    '/demo/formations',
    '/demo/formations?type=inconnu',
    `/demo/formations/${f}`,
    `/demo/formations/${f}/inscription/identite`,
    '/demo/demande-formation',
    '/demo/demande-formation/perime',
    '/demo/connexion',
    '/demo/mot-de-passe-oublie',
    '/demo/mot-de-passe/perime',
    '/demo/adresse/perime',
    '/demo/rattachement/perime',
    '/demo/resultats',
    '/demo/mentions-legales',
    '/demo/confidentialite',
    '/demo/cgu',
    '/demo/accessibilite',
    '/demo/inconnu',
    '/exploitation/connexion',
    '/exploitation/style',
  ]
}

function gestion(): string[] {
  const f = formation.formation
  return [
    '',
    '/formations/a-venir',
    '/formations/a-venir?recherche=zzzz',
    '/formations/a-valider',
    '/formations/cloturees',
    '/formations/cloturees/annulees',
    '/formations/creer',
    `/formations/${f}`,
    `/formations/${formation.cloturee}`,
    `/formations/${f}/modifier`,
    `/formations/${f}/journees`,
    `/formations/${f}/journees/ajouter`,
    `/formations/${f}/journees/${formation.journee}/modifier`,
    `/formations/${f}/journees/${formation.journee}/annuler`,
    `/formations/${f}/personnel`,
    `/formations/${formation.affectation}`,
    '/formations/declarations',
    `/formations/${formation.declaration}`,
    `/formations/${formation.declaration}/${formation.declare}`,
    `/formations/${f}/cloturer`,
    `/formations/${f}/consignes`,
    `/formations/${f}/consignes/ecrire`,
    `/formations/${f}/terrain`,
    `/formations/${f}/presences`,
    `/formations/${f}/documents`,
    `/formations/${f}/retour`,
    `/formations/${f}/convocations`,
    `/formations/${f}/dupliquer`,
    `/formations/${f}/serie/changer`,
    `/formations/${f}/serie?du=2027-05-01&semaines=1&nombre=5`,
    `/formations/${f}/annuler`,
    `/formations/${formation.cloturee}/rouvrir`,
    `/formations/${f}/journal`,
    `/formations/${f}/mails`,
    `/formations/${formation.cloturee}/sondages`,
    `/formations/${f}/attente`,
    `/formations/${f}/stagiaires/${formation.inscription}/autorisation`,
    `/formations/${f}/stagiaires/${formation.inscription}/personne`,
    `/formations/${f}/stagiaires/${formation.inscription}/transferer`,
    `/formations/${f}/stagiaires/liste`,
    `/formations/${f}/partenaires`,
    `/formations/${f}/stagiaires`,
    `/formations/${formation.cloturee}/stagiaires`,
    `/formations/${f}/stagiaires/ajouter`,
    `/formations/${f}/stagiaires/${formation.inscription}`,
    `/formations/${f}/reglements`,
    `/formations/${f}/remboursements`,
    '/tresorier/a-traiter',
    '/tresorier/reglements',
    '/tresorier/reglements?recherche=zzzz',
    '/parametrages/paiement-carte',
    '/stagiaires/ajouter',
    `/formations/${formation.demandee}`,
    `/formations/${formation.demandee}/client`,
    '/administration/clients',
    '/administration/clients?recherche=zzzz',
    '/administration/clients/ajouter',
    `/administration/clients/${formation.client}`,
    `/administration/clients/${formation.client}/modifier`,
    `/administration/clients/${formation.client}/contacts/ajouter`,
    `/administration/clients/${formation.contact}`,
    '/planning',
    '/planning?vue=semaine',
    '/planning?vue=liste&jour=2001-01-01',
    '/planning?vue=formateurs',
    '/compte/calendrier',
    `/formations/${formation.cloturee}/diplomes`,
    `/formations/${formation.cloturee}/diplomes?vue=sans`,
    '/administration/adherents',
    '/administration/adherents?recherche=zzzz',
    '/administration/adherents/ajouter',
    '/administration/adherents/doublons',
    '/administration/adherents/trombinoscope',
    `/administration/adherents/${formation.adherent}/photo`,
    '/administration/adherents/modifier?recherche=a',
    '/administration/adherents/modifier?recherche=zzzz',
    `/administration/adherents/${formation.adherent}`,
    `/administration/adherents/${formation.adherent}/droits`,
    `/administration/adherents/${formation.adherent}/compte`,
    `/administration/adherents/${formation.adherent}/competences/ajouter`,
    `/administration/adherents/${formation.adherent}/competences/${formation.tenue}`,
    '/administration/competences',
    '/administration/competences?avant=1990-01-01',
    '/administration/adherents/archives',
    '/administration/adherents/actions',
    '/administration/adherents/actions?acte=ecrire&tous=1',
    '/administration/comptes-a-valider',
    `/administration/adherents/${formation.adherent}/modifier`,
    '/administration/donnees-personnelles',
    '/administration/donnees-personnelles?recherche=du',
    `/administration/donnees-personnelles/${formation.personne}`,
    `/administration/donnees-personnelles/${formation.personne}/effacer`,
    '/parametrages/registre',
    '/parametrages/conservation',
    '/administration/documents-collectifs',
    '/administration/documents-collectifs?vue=archives',
    '/administration/documents-collectifs/publier',
    `/administration/documents-collectifs/${formation.document}`,
    `/administration/documents-collectifs/${formation.document}/modifier`,
    `/administration/documents-collectifs/${formation.document}/nouvelle-version`,
    `/administration/adherents/${formation.adherent}/preferences`,
    `/administration/adherents/${formation.adherent}/cotisations`,
    '/administration/cotisations',
    '/administration/cotisations?recherche=zzzz',
    '/administration/cotisations/relancer',
    `/administration/cotisations/encaisser?ids=${formation.adherent}`,
    `/administration/adherents/${formation.adherent}/mails`,
    '/administration/cotisations/importer',
    '/administration/mails',
    '/administration/mails?recherche=zzzz',
    `/administration/mails/${formation.courriel}`,
    '/parametrages/mails',
    '/parametrages/adresse-envoi',
    '/parametrages/mails/stagiaire.confirmation',
    '/administration/journal',
    '/administration/droits',
    '/statistiques/formations',
    '/statistiques/formations?annee=2001',
    '/statistiques/comptees',
    '/statistiques/stagiaires',
    '/statistiques/reglements',
    '/statistiques/formateurs',
    '/statistiques/bpf',
    '/statistiques/bpf/2025/completer',
    '/statistiques/bpf/2025/figer',
    `/statistiques/bpf/formations/${formation.cloturee}`,
    '/parametrages/mise-en-service',
    '/parametrages/union',
    '/parametrages/preferences',
    '/statistiques/resultats',
    '/statistiques/qualiopi',
    `/formations/${formation.cloturee}/qualiopi`,
    '/statistiques/sondages',
    '/statistiques/reclamations',
    '/statistiques/reclamations/ajouter',
    '/statistiques/amelioration',
    '/statistiques/amelioration/ajouter',
    '/statistiques/sondages?genre=chaud',
    '/parametrages/referent-handicap',
    '/formations/amenagements',
    '/parametrages/sondages',
    '/parametrages/sondages/chaud',
    '/parametrages/sondages/froid/apercu',
    '/parametrages/types',
    '/parametrages/types/ajouter',
    `/parametrages/types/${formation.type}`,
    `/parametrages/types/${formation.type}/materiel`,
    '/parametrages/competences',
    '/parametrages/competences/ajouter',
    `/parametrages/competences/${formation.competence}`,
    '/parametrages/centres',
    '/parametrages/centres?recherche=zzzz',
    '/parametrages/centres/ajouter',
    `/parametrages/centres/${formation.centre}`,
    '/parametrages/amicales',
    '/parametrages/amicales/ajouter',
    '/parametrages/lieux',
    `/parametrages/lieux/${formation.lieu}`,
    '/compte/informations',
    '/compte/documents',
    '/compte/documents?recherche=zzzz',
    `/administration/adherents/${formation.adherent}/adresse-connexion`,
    '/parametrages/conditions',
    '/conditions',
    '/compte/export',
    '/compte/activites',
    '/compte/activites/attestation/2026',
    '/compte/securite',
    '/compte/securite/application',
    '/compte/securite/cle',
    '/compte/securite/codes-de-secours',
    '/compte/securite/adresse',
    '/compte/securite/unions',
    '/compte/notifications',
    '/compte/preferences',
    '/compte/installer',
    '/compte/pourquoi',
    '/compte/contact',
    `/administration/adherents/${formation.adherent}/pourquoi`,
  ]
}

/** Where a colour or a narrow screen could hide something: the two other sights of these pages. */
function figures(): string[] {
  const { formation: f, cloturee } = formation
  return [
    '',
    '/formations/a-venir',
    '/formations/a-valider',
    `/formations/${f}`,
    `/formations/${f}/stagiaires`,
    `/formations/${cloturee}/stagiaires`,
    `/formations/${f}/presences`,
    `/formations/${f}/convocations`,
    `/formations/${f}/personnel`,
    `/formations/${f}/reglements`,
    `/formations/${cloturee}/diplomes`,
    `/formations/${cloturee}/sondages`,
    `/formations/${cloturee}/qualiopi`,
    `/formations/${formation.demandee}`,
    `/formations/${formation.declaration}`,
    '/formations/declarations',
    '/formations/postuler',
    '/administration/clients',
    `/administration/clients/${formation.client}`,
    '/tresorier/reglements',
    '/statistiques/formations',
    '/statistiques/sondages?genre=chaud',
    '/statistiques/reclamations',
    '/planning',
    '/planning?vue=semaine',
  ]
}

/** Buttons that a thumb would miss: less than 40 px high. */
function tropPetits(page: Page): Promise<string[]> {
  return page.locator('main .button').evaluateAll((boutons) =>
    boutons
      .filter((bouton) => {
        const { height } = bouton.getBoundingClientRect()
        return height > 0 && height < 40
      })
      .map((bouton) => bouton.textContent?.trim() ?? ''),
  )
}

describe('l’accessibilité, sur chaque page, vide, ordinaire ou pleine', () => {
  test.each(profils)(
    'les pages publiques, $nom',
    async ({ largeur, sombre }) => {
      const { context, page, incidents } = await personne(navigateur, { largeur, sombre })
      for (const chemin of publiques()) {
        await page.goto(serveur.url + chemin)
        await verifierAccessibilite(page, chemin)
        expect([
          chemin,
          await page.locator('main').count(),
          await page.locator('h1').count(),
        ]).toEqual([chemin, 1, 1])
        expect([chemin, await page.locator('script').count()]).toEqual([chemin, 0])
      }
      expect(incidents).toEqual([])
      await context.close()
    },
    240_000,
  )

  test.each(profils)(
    'l’espace d’un administrateur, $nom',
    async ({ largeur, sombre }) => {
      const { context, page, incidents } = await personne(navigateur, { largeur, sombre })
      await seConnecter(page, serveur.url, 'demo', 'admin.demo')
      for (const chemin of gestion()) {
        await page.goto(`${serveur.url}/demo/espace${chemin}`)
        await verifierAccessibilite(page, chemin)
        expect([
          chemin,
          await page.locator('main').count(),
          await page.locator('h1').count(),
        ]).toEqual([chemin, 1, 1])
      }
      expect(incidents).toEqual([])
      await context.close()
    },
    300_000,
  )

  test.each([
    { nom: 'bureau sombre', largeur: 1280, sombre: true },
    { nom: 'téléphone clair', largeur: 360, sombre: false },
  ])(
    'les pages qui portent états, tableaux et figures, $nom',
    async ({ largeur, sombre }) => {
      const { context, page, incidents } = await personne(navigateur, { largeur, sombre })
      for (const chemin of publiques().filter((chemin) => /formation|resultats/.test(chemin))) {
        await page.goto(serveur.url + chemin)
        await verifierAccessibilite(page, chemin)
      }
      await seConnecter(page, serveur.url, 'demo', 'admin.demo')
      for (const chemin of figures()) {
        await page.goto(`${serveur.url}/demo/espace${chemin}`)
        await verifierAccessibilite(page, chemin)
        if (largeur < 600) expect([chemin, await tropPetits(page)]).toEqual([chemin, []])
      }
      expect(incidents).toEqual([])
      await context.close()
    },
    180_000,
  )

  test('ce qui s’imprime tient sur ses pages : rien n’est poussé seul sur la dernière', async () => {
    const { context, page } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'admin.demo')
    for (const chemin of [
      '/compte/activites/attestation/2026',
      `/formations/${formation.formation}/stagiaires/${formation.inscription}/autorisation`,
      '/statistiques/amelioration',
    ]) {
      await page.goto(`${serveur.url}/demo/espace${chemin}`)
      const papier = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      expect([chemin, papier.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([
        chemin,
        1,
      ])
    }
    await context.close()
  }, 60_000)

  test.each(profils)(
    'un formateur, un compte incomplet, un droit manquant, $nom',
    async ({ largeur, sombre }) => {
      for (const [compte, chemins] of [
        [
          'forma.teur',
          ['', '/formations/postuler', '/compte/notifications', '/administration/journal'],
        ],
        ['nou.veau', ['', '/formations/postuler', '/compte/notifications']],
      ] as const) {
        const { context, page } = await personne(navigateur, { largeur, sombre })
        await seConnecter(page, serveur.url, 'demo', compte)
        for (const chemin of chemins) {
          await page.goto(`${serveur.url}/demo/espace${chemin}`)
          await verifierAccessibilite(page, `${compte} ${chemin}`)
          expect([chemin, await page.locator('h1').count()]).toEqual([chemin, 1])
        }
        await context.close()
      }
    },
    240_000,
  )

  test('ADH-6 : la page d’un droit manquant dit lequel, et qui peut le donner', async () => {
    const { context, page } = await personne(navigateur)
    await seConnecter(page, serveur.url, 'demo', 'dupont.jean')
    await page.goto(`${serveur.url}/demo/espace/administration/mails`)
    const texte = await page.locator('main').textContent()
    expect(texte).toContain('Historique des mails envoyés')
    expect(texte).toMatch(/peu(t|vent) vous le donner/)
    await context.close()
  }, 60_000)
})
