import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { adherentComplet, buildAdherent } from '#tests/build/adherent.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findOrCreatePersonne } from '../queries/personnes.server.ts'
import { listProches } from '../queries/proches.server.ts'
import { creerAdherent, creerAdherentSchema } from './creer-adherent.server.ts'

function jean(naissanceDate = '1985-03-14') {
  return adherentComplet({ nom: 'Dupont', prenoms: 'jean', naissanceDate })
}

function findAdherent(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', id)
    .select([
      'a.pseudo',
      'a.valideLe',
      'a.compteId',
      'a.personneId',
      'a.nomTri',
      'p.nomNaissance',
      'p.prenoms',
    ])
    .executeTakeFirstOrThrow()
}

describe('ajouter un adhérent', () => {
  test('ADH-1, ADH-2 : crée la personne, le membre et son compte, à compléter', async ({ ctx }) => {
    const cree = await creerAdherent(ctx, jean())
    expect(await findAdherent(ctx, cree.id)).toMatchObject({
      pseudo: 'dupont.jean',
      nomNaissance: 'DUPONT',
      prenoms: 'Jean',
      nomTri: 'dupont jean',
      valideLe: null,
      compteId: cree.compteId,
    })
    expect(await listJournal(ctx, { objet: { genre: 'adherent', id: cree.id } })).toMatchObject([
      { acte: 'adherent.cree', phrase: 'a créé le compte.' },
    ])
  })

  test('deux homonymes ont deux identifiants', async ({ ctx }) => {
    const premier = await creerAdherent(ctx, jean('1985-03-14'))
    const second = await creerAdherent(ctx, jean('1999-07-02'))
    const troisieme = await creerAdherent(ctx, jean('2001-07-02'))
    expect([premier, second, troisieme].map(({ pseudo }) => pseudo)).toEqual([
      'dupont.jean',
      'dupont.jean2',
      'dupont.jean3',
    ])
  })

  test('dix homonymes ajoutés au même moment ont dix identifiants', async ({ ctx }) => {
    const crees = await Promise.all(
      Array.from({ length: 10 }, (_, rang) => creerAdherent(ctx, jean(`19${80 + rang}-01-01`))),
    )
    expect(new Set(crees.map(({ pseudo }) => pseudo)).size).toBe(10)
  })

  test('le même formulaire envoyé deux fois ne crée qu’un adhérent', async ({ ctx }) => {
    const saisi = jean()
    const [premier, second] = await Promise.all([
      creerAdherent(ctx, saisi),
      creerAdherent(ctx, saisi),
    ])
    expect(second).toEqual(premier)
  })

  test('ADH-12, ADH-13 : une adresse déjà connue ne rattache aucun compte', async ({ ctx }) => {
    const elle = await buildAdherent(ctx, { email: 'couple@exemple.fr' })
    const lui = await creerAdherent(ctx, { ...jean(), email: 'couple@exemple.fr' })
    expect(lui.compteId).not.toBe(elle.compteId)
    const ailleurs = await creerAdherent(await newUnion(), {
      ...jean(),
      email: 'couple@exemple.fr',
    })
    expect(ailleurs.compteId).not.toBe(lui.compteId)
  })

  test('un ancien stagiaire qui devient membre garde sa personne', async ({ ctx }) => {
    const saisi = jean()
    const personneId = await transaction(ctx, (ctx) =>
      findOrCreatePersonne(ctx, {
        civilite: 'monsieur',
        nomNaissance: 'DUPONT',
        nomUsage: null,
        prenoms: 'Jean',
        naissanceDate: '1985-03-14',
        naissanceCommune: 'Lyon',
        naissanceCodePostal: '69001',
        naissancePays: 'France',
      }),
    )
    expect((await creerAdherent(ctx, saisi)).personneId).toBe(personneId)
  })

  test('est refusé pour une personne déjà adhérente', async ({ ctx }) => {
    await creerAdherent(ctx, jean())
    await expect(creerAdherent(ctx, jean())).rejects.toThrow(
      'Cette personne est déjà adhérente, sous l’identifiant dupont.jean.',
    )
  })

  test('est refusé quand l’identifiant demandé est pris, quand la naissance est future', async ({
    ctx,
  }) => {
    await creerAdherent(ctx, jean())
    const demande = { ...jean('1999-07-02'), pseudo: 'dupont.jean' }
    await expect(creerAdherent(ctx, demande)).rejects.toThrow(
      'L’identifiant dupont.jean est déjà pris.',
    )
    await expect(creerAdherent(ctx, jean('2094-07-02'))).rejects.toThrow('dans le passé')
  })

  test('est refusé pour le centre d’une autre union', async ({ ctx }) => {
    await expect(creerAdherent(ctx, { ...jean(), centreId: newId() })).rejects.toThrow(
      'Ce centre n’existe plus.',
    )
  })

  test('est interdit à qui n’a pas le droit', async ({ ctx }) => {
    for (const role of ['secretaire', 'gestionnaire_formations'] as const) {
      await expect(creerAdherent(await asRole(ctx, [role]), jean())).rejects.toThrow(Forbidden)
    }
    await creerAdherent(await asRole(ctx, ['gestionnaire_adherents']), jean())
  })

  test('le formulaire demande les noms et une adresse électronique, le reste peut attendre', () => {
    const lu = creerAdherentSchema.safeParse({
      id: newId(),
      identite: { nomNaissance: 'Le Goff', prenoms: 'Anaïs' },
      email: 'anais@exemple.fr',
      telephone: '',
      centreId: '',
      pseudo: '',
    })
    expect(lu.data).toMatchObject({ statut: 'SPV', telephone: null, centreId: null, pseudo: null })
    expect(creerAdherentSchema.safeParse({ id: newId() }).success).toBe(false)
  })
})

describe('avant d’ajouter, les fiches qui ressemblent', () => {
  test('une faute de frappe, une naissance inconnue, un numéro fédéral connu se voient', async ({
    ctx,
  }) => {
    const connu = await creerAdherent(ctx, { ...jean(), numeroFederal: 'F1' })
    const cherche = (nomNaissance: string, naissanceDate: string | null, numeroFederal = '') =>
      listProches(ctx, {
        nomNaissance,
        nomUsage: null,
        prenoms: 'Jean',
        naissanceDate,
        numeroFederal,
      })
    expect(await cherche('DUPOND', '1985-03-14')).toMatchObject([
      { id: connu.id, ressemblance: 'probable', ouvrable: true, etat: 'en_cours' },
    ])
    expect(await cherche('DUPONT', '1985-03-14')).toMatchObject([{ ressemblance: 'certain' }])
    expect(await cherche('DUPONT', null)).toMatchObject([{ ressemblance: 'probable' }])
    expect(await cherche('AUTRE', null, 'F1')).toMatchObject([{ ressemblance: 'certain' }])
    expect(await cherche('MOREAU', '1985-03-14')).toEqual([])
    expect(await cherche('DUPONT', '1999-01-01')).toEqual([])
  })

  test('un homonyme né le même jour s’ajoute quand le gestionnaire le confirme', async ({
    ctx,
  }) => {
    const premier = await creerAdherent(ctx, jean())
    const second = await creerAdherent(ctx, { ...jean(), homonyme: true })
    expect(second.personneId).not.toBe(premier.personneId)
    expect(second.pseudo).toBe('dupont.jean2')
  })

  test('ADH-14 : limité à un centre, on n’ajoute que dans le sien', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    const local = await asRole(ctx, ['gestionnaire_adherents'], centre.id)
    await creerAdherent(local, { ...jean(), centreId: centre.id })
    await expect(creerAdherent(local, jean('1990-01-01'))).rejects.toThrow(Forbidden)
  })
})
