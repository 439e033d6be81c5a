import { sql } from 'kysely'
import { empechementSiret } from '#app/modules/union/model/siret.ts'
import { findIdentiteUnion, findUnionParSlug } from '#app/modules/union/public.server.ts'
import { phraseDe } from '#app/phrases.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { loadDemonstration } from '#db/demo/demonstration.server.ts'
import {
  afterAll,
  beforeAll,
  closeReaders,
  ctxFor,
  describe,
  expect,
  openTestDatabase,
  test,
} from '#tests/base.ts'

let demo: Ctx
let demo2: Ctx

beforeAll(async () => {
  await openTestDatabase()
  await loadDemonstration()
  demo = await openedUnion('demo')
  demo2 = await openedUnion('demo2')
}, 60_000)

afterAll(closeReaders)

async function openedUnion(slug: string): Promise<Ctx> {
  const union = await findUnionParSlug(slug)
  if (!union) throw new Error(`${slug} is missing`)
  return ctxFor(union, { genre: 'systeme' }, new Date())
}

async function compte(ctx: Ctx, requete: ReturnType<typeof sql<{ cle: string; nombre: number }>>) {
  const { rows } = await requete.execute(ctx.db)
  return Object.fromEntries(rows.map(({ cle, nombre }) => [cle, nombre]))
}

describe('démonstration', () => {
  test('chargée une seconde fois, elle ne fait rien', async () => {
    const lignes = sql<{ cle: string; nombre: number }>`select 'journal' as cle, count(*) as nombre
      from journal union all select 'courriel', count(*) from courriel`
    const avant = await compte(demo, lignes)
    await closeReaders()
    await loadDemonstration()
    expect(await compte(await openedUnion('demo'), lignes)).toEqual(avant)
    demo = await openedUnion('demo')
    demo2 = await openedUnion('demo2')
  })

  test('a exactement les comptes annoncés', async () => {
    const { rows } = await sql<{ pseudo: string }>`select pseudo from adherent`.execute(demo.db)
    const pseudos = rows.map(({ pseudo }) => pseudo)
    expect(pseudos).toEqual(
      expect.arrayContaining([
        'admin.demo',
        'gestion.formations',
        'gestion.dps',
        'gestion.adherents',
        'local.formation',
        'forma.teur',
        'forma.trice',
        'forma.perime',
        'treso.rier',
        'secre.taire',
        'logis.ticien',
        'commu.nication',
        'dupont.jean',
        'dupont.jean2',
        'nou.veau',
      ]),
    )
    const autres = await sql<{ pseudo: string }>`select pseudo from adherent`.execute(demo2.db)
    expect(autres.rows.map(({ pseudo }) => pseudo)).toContain('dupont.jean')
    expect(autres.rows.map(({ pseudo }) => pseudo)).not.toContain('admin.demo')
  })

  test('montre une formation de chaque état', async () => {
    const etats = await compte(
      demo,
      sql`select statut as cle, count(*)::integer as nombre from formation group by statut`,
    )
    expect(etats).toEqual({ a_valider: 3, validee: 10, cloturee: 1, refusee: 1 })
    const stagiaires = await compte(
      demo,
      sql`select statut as cle, count(*)::integer as nombre from inscription group by statut`,
    )
    expect(Object.keys(stagiaires).sort()).toEqual([
      'desinscrite',
      'inscrite',
      'liste_attente',
      'refusee',
      'validee',
    ])
    const { rows } = await sql<{
      valides: number
    }>`select (donnees -> 'stagiaires') is not null as ok,
      (select count(*)::integer from inscription i where i.formation_id = pv.formation_id
        and i.presence_validee_le is not null) as valides from proces_verbal pv`.execute(demo.db)
    expect(rows).toMatchObject([{ valides: 7 }])
  })

  test('chaque ligne du journal a sa phrase, son auteur et sa date vraie', async () => {
    const { rows } = await sql<{ acte: string; acteurGenre: string }>`
      select distinct acte, acteur_genre from journal`.execute(demo.db)
    expect(rows.filter(({ acte }) => phraseDe(acte, {}) === acte)).toEqual([])
    expect(new Set(rows.map(({ acteurGenre }) => acteurGenre))).toEqual(
      new Set(['adherent', 'public', 'systeme']),
    )
    const futur =
      await sql`select acte, le from journal where le > now() + interval '1 minute'`.execute(
        demo.db,
      )
    expect(futur.rows).toEqual([])
    const jours = await sql<{ nombre: number }>`
      select count(distinct le::date)::integer as nombre from journal`.execute(demo.db)
    expect(jours.rows[0]?.nombre).toBeGreaterThan(20)
  })

  test('ses unions ont une identité complète', async () => {
    for (const ctx of [demo, demo2]) {
      const identite = await findIdentiteUnion(ctx)
      expect(empechementSiret(identite.siret ?? '')).toBeUndefined()
      expect(identite.commune).not.toBe('')
    }
  })
})
