import { enregistrerDonneesSensibles } from '#app/modules/adherent/use-cases/enregistrer-donnees-sensibles.server.ts'
import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { retirerCandidature } from '#app/modules/formation/use-cases/retirer-candidature.server.ts'
import { changerPreferences } from '#app/modules/union/use-cases/changer-preferences.server.ts'
import { renseignerIdentite } from '#app/modules/union/use-cases/renseigner-identite.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { unFormateur } from '#tests/build/equipe.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { cleEmbauche } from '../model/embauches.ts'
import { filtresSchema, findEvenement, listEvenements } from '../queries/evenements.server.ts'
import { listLignes } from '../queries/lignes.server.ts'
import { completerDeclaration } from './completer-declaration.server.ts'
import { exporterDeclarations } from './exporter-declarations.server.ts'
import { marquerDeclaration } from './marquer-declaration.server.ts'
import { rejeterDeclaration } from './rejeter-declaration.server.ts'

const nir = `185032505600${'1'}`

/** A union that declares its trainers, one training and one trainer of it. */
async function uneEquipe(ctx: Ctx) {
  await renseignerIdentite(ctx, {
    ...{ siret: '73282932000074', codeUrssaf: '437', naf: '8559A', santeTravail: 'MT001' },
    ...{ adresse: '1 rue de l’Église', codePostal: '25000', commune: 'Besançon' },
  })
  const { id: formationId } = await buildFormation(ctx)
  const paul = await unFormateur(ctx)
  const embauche = { ...paul.lui, embaucheLe: addDays(ctx.aujourdhui, 7) }
  const candidatureId = newId()
  await affecterFormateur(ctx, { id: candidatureId, formationId, ...paul.lui })
  await completerDeclaration(ctx, {
    ...{ formationId, ...embauche, remuneration: 'remunere' as const, montantBrut: 15_000 },
  })
  return {
    formationId,
    candidatureId,
    paul,
    embauche,
    embauches: [cleEmbauche(embauche.adherentId, embauche.embaucheLe)],
  }
}

function lignes(ctx: Ctx, formationId: string) {
  return listLignes(as(ctx, ctx.acteur), 'formation', [formationId])
}

async function etat(ctx: Ctx, formationId: string) {
  const vue = as(ctx, ctx.acteur)
  const evenements = await listEvenements(vue, filtresSchema.parse({ etat: '' }))
  return evenements.find(({ id }) => id === formationId)?.etat
}

const faite = { declareeLe: '2026-11-20', reference: 'ACC-2026-118' }

describe('DPS-6, FOR-3 : déclarer à l’URSSAF', () => {
  test('un formateur est bénévole tant que l’on n’a pas dit autre chose ; ensuite, cela se retient', async ({
    ctx,
  }) => {
    const { formationId, paul } = await uneEquipe(ctx)
    const zoe = await unFormateur(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId, ...zoe.lui })
    const statuts = (await lignes(ctx, formationId)).map(({ adherentId, statut }) => [
      adherentId === paul.lui.adherentId,
      statut,
    ])
    expect(statuts).toEqual([
      [true, 'prete'],
      [false, 'sans_objet'],
    ])
    const { id: suivante } = await buildFormation(ctx, { jours: ['2026-12-20'] })
    await affecterFormateur(ctx, { id: newId(), formationId: suivante, ...paul.lui })
    expect(await lignes(ctx, suivante)).toMatchObject([{ statut: 'prete', joursAnnee: 2 }])
  })

  test('ce qui manque se dit, et l’export attend que rien ne manque', async ({ ctx }) => {
    const { formationId, embauches } = await uneEquipe(ctx)
    await renseignerIdentite(ctx, { naf: null })
    const [ligne] = await lignes(ctx, formationId)
    expect(ligne).toMatchObject({
      statut: 'a_completer',
      manques: ['le code NAF'],
      nirConnu: false,
    })
    const tentative = exporterDeclarations(ctx, { formationId, embauches, format: 'csv' })
    await expect(tentative).rejects.toThrow('il manque le code NAF')
    const rien = exporterDeclarations(ctx, { formationId, embauches: [], format: 'csv' })
    await expect(rien).rejects.toThrow('Cochez')
  })

  test('Déclaré quand toute ligne l’est ; un changement d’équipe ou un rejet la rouvre', async ({
    ctx,
  }) => {
    const { formationId, candidatureId, embauche, embauches } = await uneEquipe(ctx)
    expect(await etat(ctx, formationId)).toBe('prete')
    await marquerDeclaration(ctx, { formationId, embauches, ...faite })
    expect(await etat(ctx, formationId)).toBe('declaree')
    expect((await findEvenement(as(ctx, ctx.acteur), formationId))?.declareeLe).not.toBeNull()
    await rejeterDeclaration(ctx, { formationId, ...embauche, motif: 'NIR inconnu' })
    expect(await etat(ctx, formationId)).toBe('a_reprendre')
    await marquerDeclaration(ctx, { formationId, embauches, ...faite })
    await retirerCandidature(ctx, { formationId, candidatureId, motif: null })
    expect(await etat(ctx, formationId)).toBe('a_reprendre')
    expect(await lignes(ctx, formationId)).toMatchObject([{ partie: true, statut: 'declaree' }])
    const annulee = { remuneration: 'benevole' as const, montantBrut: null }
    await completerDeclaration(ctx, { formationId, ...embauche, ...annulee })
    expect(await lignes(ctx, formationId)).toEqual([])
  })

  test('est refusé sans personne, à venir, ou pour un bénévole déjà déclaré', async ({ ctx }) => {
    const { formationId, embauche, embauches } = await uneEquipe(ctx)
    const personne = marquerDeclaration(ctx, { formationId, embauches: [], ...faite })
    await expect(personne).rejects.toThrow('Cochez')
    const demain = { ...faite, declareeLe: '2027-01-01' }
    const tentative = marquerDeclaration(ctx, { formationId, embauches, ...demain })
    await expect(tentative).rejects.toMatchObject({ field: 'declareeLe' })
    const avant = rejeterDeclaration(ctx, { formationId, ...embauche, motif: 'Non' })
    await expect(avant).rejects.toThrow('pas encore partie')
    await marquerDeclaration(ctx, { formationId, embauches, ...faite })
    const benevole = { remuneration: 'benevole' as const, montantBrut: null }
    await expect(
      completerDeclaration(ctx, { formationId, ...embauche, ...benevole }),
    ).rejects.toThrow('déjà déclarée')
  })

  test('est interdit sans le droit, inconnu d’une autre union', async ({ ctx }) => {
    const { formationId, embauches } = await uneEquipe(ctx)
    const entree = { formationId, embauches, format: 'csv' as const }
    const simple = await asRole(ctx, ['formateur', 'gestionnaire_adherents'])
    await expect(exporterDeclarations(simple, entree)).rejects.toThrow(Forbidden)
    await expect(marquerDeclaration(simple, { ...entree, ...faite })).rejects.toThrow(Forbidden)
    await expect(exporterDeclarations(await newUnion(), entree)).rejects.toThrow(NotFound)
    const tresorier = await asRole(ctx, ['tresorier'])
    await marquerDeclaration(tresorier, { ...entree, ...faite })
  })
})

describe('le fichier de la DPAE', () => {
  test('ADH-7 : le numéro de sécurité sociale ne se lit que là, avec le droit et une trace par personne', async ({
    ctx,
  }) => {
    const { formationId, paul, embauches } = await uneEquipe(ctx)
    const sensible = await asRole(ctx, ['tresorier', 'donnees_sensibles'])
    const cle = String(97n - (BigInt(nir) % 97n)).padStart(2, '0')
    await enregistrerDonneesSensibles(sensible, {
      ...{ ...paul.lui, iban: null, nir: nir + cle, effacerIban: false, effacerNir: false },
    })
    const entree = { formationId, embauches, format: 'xml' as const }
    const sans = (await exporterDeclarations(ctx, entree)).octets.toString('latin1')
    expect(sans).not.toContain('FR_NNI')
    expect(await lectures(ctx)).toBe(0)
    const { octets, nom } = await exporterDeclarations(sensible, entree)
    expect(nom).toBe('dpae-F26-0001.xml')
    expect(octets.toString('latin1')).toContain(`<NIR>${nir}</NIR><NIRKey>${cle}</NIRKey>`)
    expect(await lectures(ctx)).toBe(1)
    expect(await lignes(ctx, formationId)).toMatchObject([{ statut: 'exportee' }])
  })

  test('porte l’arbre FR_DUE_Upload en ISO-8859-1, l’indicateur d’essai réglé par l’union', async ({
    ctx,
  }) => {
    const { formationId, embauches } = await uneEquipe(ctx)
    const entree = { formationId, embauches, format: 'xml' as const }
    const xml = (await exporterDeclarations(ctx, entree)).octets.toString('latin1')
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-1"\?>/)
    for (const morceau of [
      '<FR_DUE_Upload><Test.Indicator>120</Test.Indicator><FR_DuesGroup><FR_Employer>',
      '<SIRET>73282932000074</SIRET>',
      '<APE>8559A</APE></FR_EmployerIdentity><URSSAF.Code>437</URSSAF.Code>',
      "<Street>1 RUE DE L'EGLISE</Street><Town>BESANCON</Town><Postal>25000</Postal>",
      '<ChristianName>CAMILLE</ChristianName><Sex.Code>1</Sex.Code>',
      '<FR_Birth><Date>1985-03-14</Date><Town>BESANCON</Town></FR_Birth>',
      '<Birth_Department>25</Birth_Department>',
      '<StartContract.Time>08:30:00</StartContract.Time>',
      '<Nature.Code>CDD</Nature.Code><HealthService>MT001</HealthService>',
    ])
      expect(xml).toContain(morceau)
    await changerPreferences(ctx, [{ cle: 'dpae_essai', valeur: true }])
    const essai = await exporterDeclarations(ctx, entree)
    expect(essai.nom).toContain('essai')
    expect(essai.octets.toString('latin1')).toContain('<Test.Indicator>1</Test.Indicator>')
  })

  test('le CSV a les colonnes de la paie, une ligne par personne', async ({ ctx }) => {
    const { formationId, embauches } = await uneEquipe(ctx)
    const { octets } = await exporterDeclarations(ctx, { formationId, embauches, format: 'csv' })
    const [tete = '', ligne = '', fin] = octets.toString('utf8').slice(1).split('\r\n')
    expect(tete.split(';')).toHaveLength(23)
    expect(ligne.split(';')).toHaveLength(23)
    expect(ligne).toMatch(
      /^73282932000074;437;8559A;NOM[A-Z]+;;CAMILLE;M;;;14031985;BESANCON;25;FRANCE;/,
    )
    expect(ligne).toMatch(/;0830;\d{8};CDD;MT001;F26-0001;150,00$/)
    expect(fin).toBe('')
  })
})

async function lectures(ctx: Ctx): Promise<number> {
  const rows = await as(ctx, ctx.acteur)
    .db.selectFrom('lectureSensible')
    .where('unionId', '=', ctx.union.id)
    .select('id')
    .execute()
  return rows.length
}
