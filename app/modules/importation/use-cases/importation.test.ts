import { readFileSync } from 'node:fs'
import { listConnus } from '#app/modules/importation/queries/connus.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { as, asRole, at, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildImportPrevu, executer, importer, rapport } from '#tests/build/importation.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { reprendreImportations } from '../jobs/reprendre-importations.server.ts'
import {
  compterLignes,
  findImport,
  lireContexte,
  listImports,
} from '../queries/importations.server.ts'
import { analyserFichier } from './analyser-fichier.server.ts'
import { annulerImportation } from './annuler-importation.server.ts'
import { confirmerImportation } from './confirmer-importation.server.ts'
import { importerLigne } from './importer-ligne.server.ts'
import { prevoirImportation } from './prevoir-importation.server.ts'

const exemple = readFileSync('tests/donnees/adherents-exemple.csv')
/** Its first lines, errors and doubles among them. */
const debut = Buffer.from(exemple.toString('latin1').split('\n').slice(0, 61).join('\n'), 'latin1')
const titres = 'N° adhérent;Nom;Prénom;Né(e) le;Courriel;Cotisation 2026;Date de paiement;Montant'
const deux = `${titres}\nF1;PETIT;Nadia;01/02/1990;nadia@exemple.fr;Oui;04/02/2026;25,00\nF2;LE GOFF;Yann;03/04/1991;;Non;;\n`

/** Those that a file brought, in the order of their numbers. */
async function membres(ctx: Ctx) {
  const connus = await listConnus(as(ctx, ctx.acteur))
  return connus
    .filter(({ numeroFederal }) => numeroFederal !== null)
    .sort((a, b) => Number(a.numeroFederal?.slice(1)) - Number(b.numeroFederal?.slice(1)))
}

describe('importer l’exemple Yoonion (ADH-2)', () => {
  test('à blanc, rien n’est écrit ; confirmé, le rapport tient parole ; deux fois, rien ne change', async ({
    ctx,
  }) => {
    const avant = await listConnus(as(ctx, ctx.acteur))
    const prevu = await buildImportPrevu(ctx, debut)
    const prevision = await compterLignes(as(ctx, ctx.acteur), prevu.id)
    expect(prevision).toMatchObject({ total: 60, faites: 0 })
    expect(prevision.cree).toBeGreaterThan(50)
    expect(await listConnus(as(ctx, ctx.acteur))).toEqual(avant)

    const attendu = await rapport(ctx, prevu.id)
    await confirmerImportation(ctx, { importId: prevu.id, version: prevu.version })
    await executer(ctx, prevu.id)
    const fait = await compterLignes(as(ctx, ctx.acteur), prevu.id)
    expect(fait).toMatchObject({
      faites: 60,
      cree: prevision.cree,
      en_erreur: prevision.en_erreur,
    })
    expect(
      (await rapport(ctx, prevu.id)).map(({ numero, resultat }) => [numero, resultat]),
    ).toEqual(attendu.map(({ numero, resultat }) => [numero, resultat]))
    const apres = await listConnus(as(ctx, ctx.acteur))
    expect(apres).toHaveLength(avant.length + prevision.cree)

    const encore = await importer(ctx, debut)
    expect(await compterLignes(as(ctx, ctx.acteur), encore)).toMatchObject({
      cree: 0,
      mis_a_jour: 0,
      en_erreur: prevision.en_erreur,
    })
    expect(await listConnus(as(ctx, ctx.acteur))).toEqual(apres)
  }, 120_000)

  test('les erreurs disent la ligne, la colonne, la raison et le remède', async ({ ctx }) => {
    const { id } = await buildImportPrevu(ctx, exemple)
    expect(await compterLignes(as(ctx, ctx.acteur), id)).toMatchObject({ total: 308, ignoree: 1 })
    const erreurs = (await rapport(ctx, id)).filter(({ resultat }) => resultat === 'en_erreur')
    expect(erreurs.find(({ numero }) => numero === 9)?.remarques).toMatchObject([
      { colonne: 'Né(e) le', valeur: '31/02/1990', raison: 'Cette date n’existe pas.' },
      { colonne: 'Centre', gravite: 'attention' },
    ])
    for (const { remarques } of erreurs) {
      expect(remarques.filter(({ gravite }) => gravite === 'erreur').length).toBeGreaterThan(0)
    }
  })
})

describe('importer un fichier', () => {
  test('crée la fiche, la cotisation payée et leurs lignes de journal, sans compte', async ({
    ctx,
  }) => {
    await importer(ctx, deux)
    const [petit, goff] = await membres(ctx)
    expect(petit).toMatchObject({ nomNaissance: 'PETIT', numeroFederal: 'F1' })
    expect(petit?.cotisations).toHaveLength(2)
    expect(goff?.cotisations).toEqual([])
    const { compteId } = await ctx.db
      .selectFrom('adherent')
      .where('unionId', '=', ctx.union.id)
      .where('numeroFederal', '=', 'F1')
      .select('compteId')
      .executeTakeFirstOrThrow()
    expect(compteId).toBeNull()
    const journal = await listJournal(as(ctx, ctx.acteur), { limite: 20 })
    expect(journal.filter(({ acte }) => acte === 'importation.confirmee')).toHaveLength(1)
    expect(journal.filter(({ acte }) => acte === 'adherent.importe')).toHaveLength(2)
  })

  test('avec la case cochée, chaque nouvel adhérent qui a une adresse reçoit son lien', async ({
    ctx,
  }) => {
    const avant = (await listJobs(ctx, 'compte.envoyer_lien_acces')).length
    await importer(ctx, deux, { avecComptes: true })
    expect(await listJobs(ctx, 'compte.envoyer_lien_acces')).toHaveLength(avant + 1)
  })

  test('ADH-12 : un compte existant n’est jamais rattaché, même adresse et même nom', async ({
    ctx,
  }) => {
    const { compteId } = await buildAdherent(ctx, {
      nom: 'PETIT',
      prenoms: 'Nadia',
      email: 'nadia@exemple.fr',
      naissanceDate: '1970-01-01',
    })
    await importer(ctx, deux, { avecComptes: true })
    const rows = await ctx.db
      .selectFrom('adherent')
      .where('unionId', '=', ctx.union.id)
      .where('compteId', '=', compteId)
      .select('id')
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('une fiche connue est complétée, ses changements sont au journal', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, {
      nom: 'PETIT',
      prenoms: 'Nadia',
      naissanceDate: '1990-02-01',
    })
    await importer(ctx, deux)
    const [ligne] = await listJournal(as(ctx, ctx.acteur), {
      objet: { genre: 'adherent', id },
      acte: 'adherent.mis_a_jour_par_import',
      limite: 1,
    })
    expect(ligne?.changements).toContainEqual({ champ: 'Numéro fédéral', avant: null, apres: 'F1' })
  })

  test('interdit à la secrétaire et au gestionnaire d’un seul centre ; inconnu ailleurs', async ({
    ctx,
  }) => {
    const fichier = { id: newId(), nom: 'a.csv', bytes: Buffer.from(deux) }
    await expect(analyserFichier(await asRole(ctx, ['secretaire']), fichier)).rejects.toThrow(
      'Droit manquant',
    )
    const { id: importId, version } = await buildImportPrevu(ctx, deux)
    await expect(
      confirmerImportation(await asRole(ctx, ['tresorier']), { importId, version }),
    ).rejects.toThrow('Droit manquant')
    await expect(confirmerImportation(ctx, { importId: newId(), version })).rejects.toThrow(
      'Introuvable',
    )
  })

  test('refusé quand le rapport n’est plus celui qui a été lu', async ({ ctx }) => {
    const lu = await buildImportPrevu(ctx, deux)
    await prevoirImportation(ctx, {
      importId: lu.id,
      colonnes: lu.reglages.colonnes,
      genres: ['union'],
      annee: 2026,
      nomsCentres: [],
      choixCentres: [],
      avecComptes: false,
    })
    await expect(
      confirmerImportation(ctx, { importId: lu.id, version: lu.version }),
    ).rejects.toThrow('Le rapport a changé')
  })

  test('la correspondance choisie est proposée au fichier suivant', async ({ ctx }) => {
    const fichier = 'Patronyme;Petit nom\nPETIT;Nadia\n'
    await buildImportPrevu(ctx, fichier, { colonnes: ['nomNaissance', 'prenoms'] })
    const id = newId()
    await analyserFichier(as(ctx, ctx.acteur), { id, nom: 'b.csv', bytes: Buffer.from(fichier) })
    const suivant = await findImport(as(ctx, ctx.acteur), id)
    expect(suivant?.reglages.colonnes).toEqual(['nomNaissance', 'prenoms'])
  })

  test('le même formulaire envoyé deux fois ne fait qu’un import', async ({ ctx }) => {
    const fichier = { id: newId(), nom: 'a.csv', bytes: Buffer.from(deux) }
    await analyserFichier(as(ctx, ctx.acteur), fichier)
    await analyserFichier(as(ctx, ctx.acteur), fichier)
    expect(await listImports(as(ctx, ctx.acteur))).toHaveLength(1)
  })
})

describe('deux importations, une panne, un arrêt', () => {
  test('la seconde importation lancée en même temps est refusée avec une phrase', async ({
    ctx,
  }) => {
    const [un, autre] = [await buildImportPrevu(ctx, deux), await buildImportPrevu(ctx, deux)]
    const essais = await Promise.allSettled(
      [un, autre].map(({ id: importId, version }) =>
        confirmerImportation(as(ctx, ctx.acteur), { importId, version }),
      ),
    )
    const refus = essais.filter((essai) => essai.status === 'rejected')
    expect(refus).toHaveLength(1)
    expect(String(refus[0]?.reason)).toContain('Une autre importation est en cours')
  })

  test('une panne entre deux lignes laisse chaque ligne entière ou absente, et le travail reprend où il était', async ({
    ctx,
  }) => {
    const lignes = Array.from(
      { length: 12 },
      (_, rang) => `F${rang};PETIT${'ABCDEFGHIJKL'[rang]};Nadia;01/02/1990;;Oui;04/02/2026;25`,
    )
    const { id: importId, version } = await buildImportPrevu(ctx, [titres, ...lignes].join('\n'))
    await confirmerImportation(ctx, { importId, version })
    const lu = await findImport(as(ctx, ctx.acteur), importId)
    const systeme = as(ctx, { genre: 'systeme' })
    if (!lu) throw new Error('no import')
    const contexte = await lireContexte(systeme, lu)
    for (const numero of [2, 3, 4]) await importerLigne(systeme, { importId, numero }, contexte)
    // The fifth dies after its person was written: nothing of it may remain.
    const mort = {
      ...contexte,
      periodes: new Proxy(contexte.periodes, { get: () => 'impossible' }),
    }
    await importerLigne(systeme, { importId, numero: 2 }, mort)
    expect(await membres(ctx)).toHaveLength(3)
    expect((await membres(ctx)).every(({ cotisations }) => cotisations.length === 2)).toBe(true)
    const tard = at(as(ctx, { genre: 'systeme' }), new Date(Date.now() + 3_600_000))
    await reprendreImportations.run(tard, {}, { attempt: 1, maxAttempts: 1 })
    expect((await listJobs(ctx, 'importation.executer')).length).toBeGreaterThan(0)
    await Promise.all([executer(ctx, importId), executer(ctx, importId)]) // two workers, one result
    expect(await membres(ctx)).toHaveLength(12)
    expect(await compterLignes(as(ctx, ctx.acteur), importId)).toMatchObject({
      faites: 12,
      cree: 12,
    })
    expect(await findImport(as(ctx, ctx.acteur), importId)).toMatchObject({ statut: 'termine' })
  })

  test('arrêtée, elle garde ce qui est écrit et n’écrit plus rien', async ({ ctx }) => {
    const { id: importId, version } = await buildImportPrevu(ctx, deux)
    await confirmerImportation(ctx, { importId, version })
    const systeme = as(ctx, { genre: 'systeme' })
    const lu = await findImport(systeme, importId)
    if (!lu) throw new Error('no import')
    const contexte = await lireContexte(systeme, lu)
    await importerLigne(systeme, { importId, numero: 2 }, contexte)
    await annulerImportation(ctx, importId)
    expect(await importerLigne(systeme, { importId, numero: 3 }, contexte)).toBe(false)
    await executer(ctx, importId)
    expect(await membres(ctx)).toHaveLength(1)
    const [ligne] = await listJournal(as(ctx, ctx.acteur), {
      acte: 'importation.annulee',
      limite: 1,
    })
    expect(ligne?.phrase).toContain('après 1 lignes sur 2')
  })
})
