import { readFileSync } from 'node:fs'
import { beforeAll } from 'vitest'
import { schedules } from '#app/jobs.server.ts'
import { describe, expect, openTestDatabase, test } from '#tests/base.ts'
import { listTables, queryOwner } from '#tests/build/catalogue.ts'
import { regles } from '../conservation/regles.server.ts'
import {
  lignesRegistre,
  registreMarkdown,
  tablesSansPersonne,
  traitements,
} from './registre.server.ts'

beforeAll(openTestDatabase)

/** Identities whose rows go with the account, whatever the table: said in one line. */
const avecLeCompte = new Set<string>([])

describe('le registre des traitements', () => {
  test('RGPD art. 30 : chaque table a sa ligne, ou la raison de ne pas en avoir', async () => {
    const tables = (await listTables()).map(({ nom }) => nom)
    const connues = new Set([
      ...traitements.map(({ table }) => table),
      ...Object.keys(tablesSansPersonne),
      ...avecLeCompte,
    ])
    expect(tables.filter((table) => !connues.has(table))).toEqual([])
  })

  test('aucune ligne ne parle d’une table qui n’existe pas, ni deux fois de la même', async () => {
    const tables = new Set((await listTables()).map(({ nom }) => nom))
    const lignes = [...traitements.map(({ table }) => table), ...Object.keys(tablesSansPersonne)]
    expect(lignes.filter((table) => !tables.has(table))).toEqual([])
    expect(lignes).toHaveLength(new Set(lignes).size)
  })

  test('une table qui désigne une personne n’est pas dite sans personne', async () => {
    const rows = await queryOwner<{ nom: string }>(`
      select distinct c.relname as nom from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not a.attisdropped
        and c.relname <> 'identite_union' -- the address of a legal person
        and a.attname in ('personne_id', 'adherent_id', 'compte_id', 'inscription_id', 'email', 'telephone', 'nom_naissance')`)
    expect(rows.map(({ nom }) => nom).filter((nom) => nom in tablesSansPersonne)).toEqual([])
  })

  test('chaque table qui désigne une personne est dans la copie, ou dit pourquoi non', () => {
    for (const { table, copie, lignes } of traitements) {
      if (copie === true)
        expect([table, lignes !== undefined || table.startsWith('identite.')]).toEqual([
          table,
          true,
        ])
      else expect(copie.non.length).toBeGreaterThan(10)
    }
  })

  test('RGPD art. 5-1-e : chaque durée écrite a sa règle, de nuit ou d’un autre travail', () => {
    const parTable = new Map(traitements.map(({ table, fin }) => [table, fin]))
    const travaux = schedules.map(({ job }) => job.name)
    // Done by code of their own: see `particulieres`.
    const cles = [...regles.map(({ cle }) => cle), 'anciens', 'journal', 'traces']
    for (const { table, fin } of traitements) {
      if ('regles' in fin)
        expect([table, cles]).toEqual([table, expect.arrayContaining(fin.regles)])
      if ('travail' in fin)
        expect([table, travaux]).toEqual([table, expect.arrayContaining([fin.travail])])
      if ('avec' in fin) expect([table, parTable.has(fin.avec)]).toEqual([table, true])
    }
    const duree = /\b(heures?|jours?|mois|ans)\b/
    const sansRegle = lignesRegistre().filter(({ table, duree: mots }) => {
      let fin = parTable.get(table)
      while (fin && 'avec' in fin) fin = parTable.get(fin.avec)
      return duree.test(mots) && fin !== undefined && ('acte' in fin || 'jamais' in fin)
    })
    expect(sansRegle.map(({ table }) => table)).toEqual([])
  })

  test('et chaque règle de nuit est dite par la ligne de sa table', () => {
    const dites = traitements.flatMap(({ table, fin }) =>
      'regles' in fin ? fin.regles.map((cle) => `${table} ${cle}`) : [],
    )
    expect(
      regles.map(({ table, cle }) => `${table} ${cle}`).filter((r) => !dites.includes(r)),
    ).toEqual([])
  })

  test('docs/donnees-personnelles.md est à jour : node scripts/generate-register.ts', () => {
    expect(readFileSync('docs/donnees-personnelles.md', 'utf8')).toBe(registreMarkdown())
  })

  test('les durées réglées par l’union y sont écrites', () => {
    const lignes = lignesRegistre({
      conservation_mails_mois: 37,
      conservation_journal_mois: 60,
      conservation_coordonnees_mois: 24,
      conservation_stagiaires_annees: 10,
      conservation_anciens_annees: 5,
    })
    expect(lignes.find(({ table }) => table === 'courriel')?.duree).toBe('37 mois')
  })
})
