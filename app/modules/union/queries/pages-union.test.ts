import { sql } from 'kysely'
import { database } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { as, asPublic, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { correspond } from '../model.ts'
import { creerCentre } from '../use-cases/creer-centre.server.ts'
import { filtresJournalSchema, listJournalUnion } from './journal-union.server.ts'
import { listProchainesFormations } from './prochaines-formations.server.ts'
import { controlerSante, findEtatFile } from './sante.server.ts'
import { listUnionsAvecTailles } from './tailles.server.ts'

describe('accueil public', () => {
  test('ne montre que les formations ouvertes au public, les plus proches d’abord, en une requête', async ({
    ctx,
  }) => {
    const loin = await buildFormation(ctx, { jours: [addDays(ctx.aujourdhui, 30)] })
    const proche = await buildFormation(ctx, { jours: [addDays(ctx.aujourdhui, 5)] })
    await buildFormation(ctx, { privee: true, jours: [addDays(ctx.aujourdhui, 6)] })
    const vue = asPublic(ctx)
    const { formations, total } = await listProchainesFormations(vue)
    expect(formations.map(({ id }) => id)).toEqual([proche.id, loin.id])
    expect(total).toBe(2)
    expect(formations[0]).toMatchObject({ prises: 0 })
    expect(formations[0]?.journee?.debut).toMatch(/^\d\d:\d\d$/)
    expect(vue.statements.count).toBe(1)
    // A manager sees the public home as the public does.
    expect((await listProchainesFormations(as(ctx, ctx.acteur))).total).toBe(2)
    expect((await listProchainesFormations(asPublic(await newUnion()))).total).toBe(0)
  })
})

describe('choisir une union', () => {
  const doubs = { nom: 'UDSP du Doubs', codeDepartement: '25', slug: '25' }
  const drome = { nom: 'UDSP de la Drôme', codeDepartement: '26', slug: '26' }

  test.each([
    ['', [doubs, drome]],
    ['25', [doubs]],
    ['drome', [drome]],
    ['DRÔME', [drome]],
    ['udsp d', [doubs, drome]],
    ['doubs 25', [doubs]],
    ['2', []],
    ['%', [doubs, drome]],
  ])('« %s »', (recherche, attendues) => {
    expect([doubs, drome].filter((union) => correspond(union, recherche))).toEqual(attendues)
  })
})

describe('journal de l’union', () => {
  test('se filtre par sujet et par jour de l’union', async ({ ctx }) => {
    await creerCentre(ctx, { id: newId(), nom: 'CIS Vaubécourt', code: 'VAU' })
    async function actes(filtres: Record<string, string>) {
      const { lignes } = await listJournalUnion(ctx, filtresJournalSchema.parse(filtres))
      return lignes.map(({ acte }) => acte)
    }
    expect(await actes({ domaine: 'centre' })).toEqual(['centre.cree'])
    expect(await actes({ du: ctx.aujourdhui, au: ctx.aujourdhui, domaine: 'centre' })).toHaveLength(
      1,
    )
    expect(await actes({ du: addDays(ctx.aujourdhui, 1), domaine: 'centre' })).toEqual([])
    expect(await actes({ domaine: 'xx', du: 'hier', page: '-2' })).toContain('centre.cree')
    expect(await actes({ page: '2' })).toEqual([])
  })

  test('ne montre rien d’une autre union', async ({ ctx }) => {
    await creerCentre(ctx, { id: newId(), nom: 'CIS Vaubécourt', code: 'VAU' })
    const ailleurs = await listJournalUnion(
      await newUnion(),
      filtresJournalSchema.parse({ domaine: 'centre' }),
    )
    expect(ailleurs.lignes).toEqual([])
  })
})

describe('exploitation', () => {
  test('compte ce que tient chaque union, sans en montrer le contenu', async ({ ctx }) => {
    await buildAdherent(ctx)
    await buildFormation(ctx)
    const vide = await newUnion()
    const tailles = new Map((await listUnionsAvecTailles()).map((union) => [union.id, union]))
    expect(tailles.get(ctx.union.id)).toMatchObject({
      adherents: 2,
      formations: 1,
      inscriptions: 0,
    })
    expect(tailles.get(vide.union.id)).toMatchObject({ adherents: 1, formations: 0 })
  })

  test('compter les unions ne laisse aucune union ouverte derrière soi', async ({ ctx }) => {
    const vus = await database()
      .kysely.transaction()
      .execute(async (db) => {
        await sql`select set_config('app.union_id', ${String(ctx.union.id)}, true)`.execute(db)
        await sql`select * from compter_par_union()`.execute(db)
        return db.selectFrom('adherent').select('id').execute()
      })
    expect(vus).toEqual([])
  })

  test('la santé essaie la base, la file et les fichiers', async ({ ctx }) => {
    expect(await controlerSante()).toMatchObject({
      statut: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      controles: { base: 'ok', file: 'ok', fichiers: 'ok' },
    })
    const avant = await findEtatFile()
    await buildAdherent(ctx) // its creation link is queued
    expect((await findEtatFile()).enAttente).toBeGreaterThan(avant.enAttente)
  })
})
