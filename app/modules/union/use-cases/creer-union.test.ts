import pg from 'pg'
import {
  findCgu,
  findIdentiteUnion,
  findTypeFormation,
  findUnionParSlug,
  lirePreference,
  listCompetences,
  listTypesFormation,
} from '#app/modules/union/public.server.ts'
import type { UnionCourante } from '#app/platform/ctx.ts'
import { ctxFor, describe, expect, openTestDatabase, test, testUrl } from '#tests/base.ts'
import { listJournal } from '../queries/journal.server.ts'
import { creerUnion } from './creer-union.server.ts'

let count = 0

function nouvelle(slug = `n${process.pid}-${count}`) {
  count += 1
  return {
    slug,
    nom: 'UDSP du Doubs',
    codeDepartement: '25',
    fuseau: 'Europe/Paris',
    demonstration: false,
  }
}

function vueSysteme(union: UnionCourante) {
  return ctxFor(union, { genre: 'systeme' })
}

describe('créer une union', () => {
  test('pose son identité, ses préférences et ses conditions d’utilisation', async ({ ctx }) => {
    expect(await findIdentiteUnion(ctx)).toMatchObject({ raisonSociale: ctx.union.nom, version: 1 })
    expect(await lirePreference(ctx, 'depassement_capacite_defaut')).toBe(false)
    expect((await findCgu(ctx)).version).toBe(1)
    expect((await findCgu(ctx)).texte).toContain(ctx.union.nom)
    expect(await findUnionParSlug(ctx.union.slug)).toEqual(ctx.union)
  })

  test('pose les types nationaux, leurs durées, leurs âges et les anciens noms', async ({
    ctx,
  }) => {
    const types = new Map((await listTypesFormation(ctx)).map((type) => [type.code, type]))
    expect(types.size).toBe(19)
    expect(types.get('PSC')).toMatchObject({
      minutesMin: 420,
      prixDefaut: 6000,
      maxParFormateur: 10,
      minStagiaires: 4,
      ageMin: 10,
      alias: ['PSC1', 'PSC 1', 'AFPS'],
      nsf: '344',
      bpfF3: 'd',
    })
    expect(types.get('PSE1')).toMatchObject({ minutesMin: 2100, maxParFormateur: 6, ageMin: 16 })
    expect(types.get('SST')).toMatchObject({
      ...{ minutesMin: 840, minStagiaires: 4, bpfF3: 'b' },
      ...{ allongementDes: 11, allongementMinutes: 60, scissionDes: 15 },
    })
    expect(types.get('FORM_SST')).toMatchObject({ bpfF3: null })
    expect(types.get('PAE_FPSC')?.alias).toContain('PAE3')
    expect(types.get('PAE_FPSE')?.alias).toEqual(
      expect.arrayContaining(['PAE1', 'PAE FPS', 'Moniteur']),
    )
    const psc = types.get('PSC')?.id ?? ''
    expect((await findTypeFormation(ctx, psc))?.code).toBe('PSC')
  })

  test('dit quelle compétence permet d’animer quel type', async ({ ctx }) => {
    const codes = new Map((await listCompetences(ctx)).map(({ id, code }) => [id, code]))
    const types = await listTypesFormation(ctx)
    const formateurs = Object.fromEntries(
      types.map(({ code, competenceIds }) => [
        code,
        competenceIds.map((id) => codes.get(id)).sort(),
      ]),
    )
    expect(formateurs).toMatchObject({
      PSC: ['FPSC', 'FPSE'],
      GQS: ['FORM_SST', 'FPSC', 'FPSE'],
      PSE1: ['FPSE'],
      SST: ['FORM_SST'],
      EPI: ['FORM_INC'],
    })
    expect(types.every(({ competenceIds }) => competenceIds.length > 0)).toBe(true)
  })

  test('s’écrit au journal', async ({ ctx }) => {
    const lignes = await listJournal(ctx, { acte: 'union.creee' })
    expect(lignes).toMatchObject([{ acte: 'union.creee', auteur: 'La plateforme' }])
  })

  test('est refusée pour une adresse réservée, mal formée ou déjà prise', async ({ ctx }) => {
    await expect(async () => creerUnion(nouvelle('exploitation'))).rejects.toThrow('réservée')
    await expect(async () => creerUnion(nouvelle('Doubs'))).rejects.toThrow('minuscules')
    await expect(creerUnion(nouvelle(ctx.union.slug))).rejects.toThrow(
      'déjà celle d’une autre union',
    )
  })

  test('deux créations de la même adresse au même moment n’en font qu’une, entière', async () => {
    await openTestDatabase()
    const voulue = nouvelle()
    const issues = await Promise.allSettled([1, 2, 3, 4].map(() => creerUnion(voulue)))
    const faites = issues.filter((issue) => issue.status === 'fulfilled')
    expect(faites).toHaveLength(1)
    const union = faites[0]?.value
    expect(union && (await listTypesFormation(vueSysteme(union)))).toHaveLength(19)
  })

  test('rien ne reste d’une création refusée, et le rôle des requêtes n’écrit pas la table', async () => {
    await openTestDatabase()
    const db = new pg.Client(testUrl('ge_app'))
    await db.connect()
    await expect(
      db.query(
        "insert into union_departementale (slug, code_departement, nom) values ('zz', '25', 'x')",
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(db.query("update union_departementale set nom = 'x'")).rejects.toThrow(
      /permission denied/,
    )
    await db.end()
  })
})
