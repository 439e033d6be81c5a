import { creerCentre } from '#app/modules/union/use-cases/creer-centre.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildDocument, fichierPdf, saisieDocument } from '#tests/build/document.ts'
import { prevenirLecteurs } from '../jobs/prevenir-lecteurs.server.ts'
import { listDestinataires } from '../queries/destinataires.server.ts'
import {
  filtresSchema,
  findDocument,
  listDocuments,
  listVersions,
} from '../queries/documents.server.ts'
import { findMonFichier, listMesDocuments } from '../queries/mes-documents.server.ts'
import { modifierDocumentSchema } from '../schema.ts'
import { archiverDocument } from './archiver-document.server.ts'
import { lireDocument, ouvrirDocument } from './lire-document.server.ts'
import { modifierDocument } from './modifier-document.server.ts'
import { publierDocument } from './publier-document.server.ts'
import { publierVersion } from './publier-version.server.ts'
import { relancerLecteurs } from './relancer-lecteurs.server.ts'

const essai = { attempt: 1, maxAttempts: 1 }

async function nouveauCentre(ctx: Ctx, code: string) {
  const id = newId()
  await creerCentre(ctx, { id, code, nom: `Centre ${code}` })
  return id
}

async function membreDe(ctx: Ctx, options: Parameters<typeof buildAdherent>[1] = {}) {
  return as(ctx, await acteurDe(ctx, await buildAdherent(ctx, options)))
}

async function titres(ctx: Ctx) {
  return (await listMesDocuments(ctx)).map(({ titre }) => titre)
}

describe('publier un document collectif', () => {
  test('DOC-2 : déposé une fois, il est dans Mes documents de chacun, qui est prévenu une fois', async ({
    ctx,
  }) => {
    const membre = await membreDe(ctx)
    const communication = await asRole(ctx, ['communication'])
    const { id, destinataires } = await buildDocument(ctx, { par: communication })
    expect(await titres(membre)).toEqual(['Règlement intérieur'])
    await prevenirLecteurs.run(as(ctx, { genre: 'systeme' }), { documentId: id, numero: 1 }, essai)
    await prevenirLecteurs.run(as(ctx, { genre: 'systeme' }), { documentId: id, numero: 1 }, essai)
    const { n } = await as(ctx, ctx.acteur)
      .db.selectFrom('notification')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(n).toBe(destinataires)
  })

  test('DOC-2 : par droit, par centre, ou les deux ; les autres ne le voient pas', async ({
    ctx,
  }) => {
    const [vau, mtc] = [await nouveauCentre(ctx, 'VAU'), await nouveauCentre(ctx, 'MTC')]
    await buildDocument(ctx, { titre: 'Formateurs', roles: ['formateur'] })
    await buildDocument(ctx, { titre: 'Vaubécourt', centres: [vau] })
    await buildDocument(ctx, { titre: 'Les deux', roles: ['formateur'], centres: [mtc] })
    const formateur = await membreDe(ctx, { roles: ['formateur'], centreId: mtc })
    const simple = await membreDe(ctx, { centreId: vau })
    const ailleurs = await membreDe(ctx)
    expect((await titres(formateur)).sort()).toEqual(['Formateurs', 'Les deux'])
    expect(await titres(simple)).toEqual(['Vaubécourt'])
    expect(await titres(ailleurs)).toEqual([])
  })

  test('un document qui ne me concerne pas n’existe pas pour moi', async ({ ctx }) => {
    const membre = await membreDe(ctx)
    const { id } = await buildDocument(ctx, { roles: ['formateur'] })
    await expect(ouvrirDocument(membre, id)).rejects.toThrow('Introuvable')
    await expect(lireDocument(membre, id)).rejects.toThrow('Introuvable')
  })

  test('rien ne fuit d’une union à l’autre', async ({ ctx }) => {
    const { id } = await buildDocument(ctx)
    const autre = await newUnion()
    expect(await findDocument(autre, id)).toBeUndefined()
    expect(await titres(autre)).toEqual([])
  })

  test('est interdit sans le droit « Documents collectifs »', async ({ ctx }) => {
    const membre = await membreDe(ctx)
    await expect(publierDocument(membre, saisieDocument(), fichierPdf())).rejects.toThrow(
      'Droit manquant',
    )
  })

  test('un double clic ne publie qu’un document', async ({ ctx }) => {
    const saisie = saisieDocument()
    await publierDocument(ctx, saisie, fichierPdf())
    await publierDocument(ctx, saisie, fichierPdf())
    const { rows } = await listDocuments(as(ctx, ctx.acteur), filtresSchema.parse({}))
    expect(rows).toHaveLength(1)
  })

  test('un centre inconnu est refusé', async ({ ctx }) => {
    const saisie = saisieDocument({ centres: [newId()] })
    await expect(publierDocument(ctx, saisie, fichierPdf())).rejects.toThrow('n’existe plus')
  })

  test('un droit limité à un centre ne publie que pour lui', async ({ ctx }) => {
    const [vau, mtc] = [await nouveauCentre(ctx, 'VAU'), await nouveauCentre(ctx, 'MTC')]
    const local = await asRole(ctx, ['communication'], vau)
    await expect(buildDocument(ctx, { par: local })).rejects.toThrow('Droit manquant')
    await expect(buildDocument(ctx, { par: local, centres: [vau, mtc] })).rejects.toThrow(
      'Droit manquant',
    )
    const { id } = await buildDocument(ctx, { par: local, centres: [vau] })
    const { id: autre } = await buildDocument(ctx, { centres: [mtc] })
    const vus = await listDocuments(as(ctx, local.acteur), filtresSchema.parse({}))
    expect(vus.rows.map((document) => document.id)).toEqual([id])
    await expect(archiverDocument(as(ctx, local.acteur), autre, true)).rejects.toThrow(
      'Introuvable',
    )
  })
})

describe('la lecture d’un document', () => {
  test('ouvrir suffit, sauf quand « J’ai lu » est demandé', async ({ ctx }) => {
    const membre = await membreDe(ctx)
    const simple = await buildDocument(ctx, { titre: 'Simple' })
    const accuse = await buildDocument(ctx, { titre: 'Accusé', accuseLecture: true })
    await ouvrirDocument(membre, simple.id)
    await ouvrirDocument(membre, accuse.id)
    const lus = async () =>
      Object.fromEntries(
        (await listMesDocuments(as(ctx, membre.acteur))).map(({ titre, lu }) => [titre, lu]),
      )
    expect(await lus()).toEqual({ Simple: true, Accusé: false })
    await lireDocument(membre, accuse.id)
    await lireDocument(membre, accuse.id)
    expect(await lus()).toEqual({ Simple: true, Accusé: true })
  })

  test('une nouvelle version est de nouveau à lire ; l’ancienne reste, avec ses lecteurs', async ({
    ctx,
  }) => {
    const membre = await membreDe(ctx)
    const { id } = await buildDocument(ctx)
    await ouvrirDocument(membre, id)
    const numero = await publierVersion(
      ctx,
      { id: newId(), documentId: id, note: 'Article 7' },
      fichierPdf('v2.pdf', Buffer.from('%PDF-2')),
    )
    expect(numero).toBe(2)
    expect(await listMesDocuments(as(ctx, membre.acteur))).toMatchObject([
      { numero: 2, lu: false, note: 'Article 7' },
    ])
    expect(await listVersions(as(ctx, ctx.acteur), id)).toMatchObject([
      { numero: 2, ouvertures: 0, nomSur: 'v2.pdf' },
      { numero: 1, ouvertures: 1 },
    ])
  })

  test('deux versions publiées au même instant ont deux numéros', async ({ ctx }) => {
    const { id } = await buildDocument(ctx)
    const numeros = await Promise.all(
      [1, 2, 3, 4].map(() =>
        publierVersion(
          as(ctx, ctx.acteur),
          { id: newId(), documentId: id, note: null },
          fichierPdf(),
        ),
      ),
    )
    expect(numeros.sort()).toEqual([2, 3, 4, 5])
    const memeId = newId()
    const double = await Promise.all(
      [1, 2].map(() =>
        publierVersion(
          as(ctx, ctx.acteur),
          { id: memeId, documentId: id, note: null },
          fichierPdf(),
        ),
      ),
    )
    expect(double).toEqual([6, 6])
  })

  test('DOC-2 : on sait qui a lu et qui n’a pas lu ; seuls ceux-ci sont relancés, une fois par jour', async ({
    ctx,
  }) => {
    const [a, b] = [await membreDe(ctx), await membreDe(ctx)]
    const { id } = await buildDocument(ctx, { accuseLecture: true })
    await lireDocument(a, id)
    const restants = (await listDestinataires(as(ctx, ctx.acteur), id)).filter(({ lu }) => !lu)
    const nombre = await relancerLecteurs(ctx, id)
    expect(nombre).toBe(restants.length)
    const relances = await as(ctx, ctx.acteur)
      .db.selectFrom('notification')
      .where('cle', 'like', `${id}.relance.%`)
      .select('adherentId')
      .execute()
    const moi = (membre: Ctx) => ('adherentId' in membre.acteur ? membre.acteur.adherentId : '')
    expect(relances.map(({ adherentId }) => adherentId)).toContain(moi(b))
    expect(relances.map(({ adherentId }) => adherentId)).not.toContain(moi(a))
    await expect(relancerLecteurs(ctx, id)).rejects.toThrow('moins d’un jour')
    await expect(relancerLecteurs(at(ctx, '2026-11-25T09:00:00Z'), id)).resolves.toBe(nombre)
    await expect(relancerLecteurs(b, id)).rejects.toThrow('Droit manquant')
  })
})

describe('la vie d’un document', () => {
  test('archivé, il quitte Mes documents et n’accepte plus de version ; restauré, il revient', async ({
    ctx,
  }) => {
    const membre = await membreDe(ctx)
    const { id } = await buildDocument(ctx)
    await archiverDocument(ctx, id, true)
    expect(await titres(membre)).toEqual([])
    await expect(ouvrirDocument(as(ctx, membre.acteur), id)).rejects.toThrow('Introuvable')
    const version = { id: newId(), documentId: id, note: null }
    await expect(publierVersion(ctx, version, fichierPdf())).rejects.toThrow('archivé')
    await archiverDocument(ctx, id, false)
    expect(await titres(as(ctx, membre.acteur))).toEqual(['Règlement intérieur'])
    await expect(archiverDocument(membre, id, true)).rejects.toThrow('Droit manquant')
  })

  test('modifié par deux personnes, le second voit le travail du premier', async ({ ctx }) => {
    const { id } = await buildDocument(ctx)
    const saisie = (titre: string) =>
      modifierDocumentSchema.parse({
        documentId: id,
        titre,
        categorie: 'procedure',
        pour: 'tous',
        version: '1',
      })
    await modifierDocument(ctx, saisie('Un'))
    await expect(modifierDocument(ctx, saisie('Deux'))).rejects.toThrow()
    expect(await findDocument(as(ctx, ctx.acteur), id)).toMatchObject({ titre: 'Un', version: 2 })
  })

  test('un destinataire désactivé n’est plus compté ni relancé', async ({ ctx }) => {
    const { id } = await buildDocument(ctx)
    const avant = (await listDestinataires(ctx, id)).length
    await buildAdherent(ctx, { valide: false })
    expect(await listDestinataires(as(ctx, ctx.acteur), id)).toHaveLength(avant)
  })

  test('le papier d’un autre n’existe pas pour moi', async ({ ctx }) => {
    expect(await findMonFichier(ctx, newId())).toBeUndefined()
  })
})
