import { findFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { addDays } from '#app/platform/jour.ts'
import { writeRows } from '#app/platform/tables/tables.server.ts'
import { as, at, describe, expect, test } from '#tests/base.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { listInscriptions, listJobs } from '#tests/build/stagiaire.ts'
import { lettresDe } from '../convocation.server.ts'
import { envoyerConvocation } from '../jobs/envoyer-convocation.server.ts'
import { findListe } from '../queries/liste-collee.server.ts'
import { verifierListe } from '../verification-liste.server.ts'
import { collerListe } from './coller-liste.server.ts'
import { convoquerStagiaires } from './convoquer-stagiaires.server.ts'
import { corrigerListe } from './corriger-liste.server.ts'
import { ecrireListe } from './ecrire-liste.server.ts'
import { validerInscriptions } from './valider-inscriptions.server.ts'

const titres = [
  'Nom',
  'Prénom',
  'Civilité',
  { title: 'Date de naissance', type: 'day' as const },
  'Lieu de naissance',
  'CP naissance',
  'Mail',
  'Portable',
]

/** People all different, born on days that follow each other, as a spreadsheet keeps them. */
function personnes(nombre: number, { mail = '@exemple.fr' } = {}) {
  return Array.from({ length: nombre }, (_, rang) => [
    'DURAND',
    'Alix',
    'Mme',
    addDays('1980-01-01', rang),
    'Besançon',
    '25000',
    `stagiaire${rang}${mail}`,
    '0612345678',
  ])
}

/** An act with its own count of statements, and its milliseconds. */
async function mesurer<Result>(ctx: Ctx, acte: (ctx: Ctx) => Promise<Result>) {
  const vue = { ...at(ctx, ctx.now), statements: { count: 0 } }
  const debut = performance.now()
  const issue = await acte(vue)
  return { issue, requetes: vue.statements.count, duree: performance.now() - debut }
}

async function importer(ctx: Ctx, formationId: string, bytes: Buffer) {
  const cle = { formationId, listeId: newId() }
  const demande = { id: cle.listeId, formationId, texte: '', statutBpf: 'salarie' as const }
  await collerListe(ctx, demande, bytes)
  return cle
}

async function fautes(ctx: Ctx, cle: { formationId: string; listeId: string }) {
  const formation = await findFormation(ctx, cle.formationId)
  if (!formation) throw new Error('no formation')
  const lignes = await verifierListe(ctx, formation, await findListe(ctx, cle))
  return lignes.filter(({ etat }) => etat === 'erreur')
}

describe('STA-6 : une longue liste', () => {
  for (const nombre of [100, 300]) {
    test(`${nombre} lignes d’un tableur : la fausse est dite, corrigée, puis tous sont inscrits d’un coup`, async ({
      ctx,
    }) => {
      const { id } = await buildFormation(ctx, { places: 500 })
      const lignes = personnes(nombre)
      lignes[nombre - 2]?.splice(6, 1, 'pas une adresse')
      const cle = await importer(ctx, id, await writeRows('xlsx', titres, lignes))
      const [fausse, ...autres] = await fautes(ctx, cle)
      expect(autres).toEqual([])
      expect(fausse?.numero).toBe(nombre)
      expect(Object.keys(fausse?.erreurs ?? {})).toEqual(['coordonnees.email'])
      const envoi = { ...cle, lignes: 'toutes' as const }
      await expect(ecrireListe(ctx, envoi)).rejects.toThrow(`La ligne ${nombre} est à corriger`)
      const corrige = {
        identite: {},
        coordonnees: { email: 'alix@exemple.fr' },
        transferer: false,
      }
      await corrigerListe(ctx, { ...cle, lignes: { [fausse?.id ?? '']: corrige } })
      const { issue, requetes, duree } = await mesurer(ctx, (ctx) => ecrireListe(ctx, envoi))
      expect(issue).toEqual({ ecrites: nombre, restantes: 0 })
      expect(requetes).toBeLessThanOrEqual(20)
      expect(duree).toBeLessThan(5000)
      const inscrits = await listInscriptions(ctx, id)
      expect(new Set(inscrits.map(({ personneId }) => personneId)).size).toBe(nombre)
      expect(inscrits.at(-1)).toMatchObject({ statut: 'inscrite', origine: 'import' })
    })
  }

  test('STA-5 : 300 stagiaires validés puis convoqués d’un coup ; une lettre à chacun', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx, { places: 300 })
    const cle = await importer(ctx, formationId, await writeRows('csv', titres, personnes(300)))
    await ecrireListe(ctx, { ...cle, lignes: 'toutes' })
    const inscriptionIds = (await listInscriptions(ctx, formationId)).map(({ id }) => id)
    const tous = { formationId, inscriptionIds }
    const validation = await mesurer(ctx, (ctx) => validerInscriptions(ctx, tous))
    expect(validation.issue).toEqual({ validees: 300 })
    expect(validation.requetes).toBeLessThanOrEqual(8)
    const envoi = await mesurer(ctx, (ctx) =>
      convoquerStagiaires(ctx, { ...tous, moyen: 'courriel' }),
    )
    expect(envoi.issue).toEqual({ convoques: 300 })
    expect(envoi.requetes).toBeLessThanOrEqual(8)
    const demandes = await listJobs(ctx, envoyerConvocation.name)
    expect(new Set(demandes.map(({ inscriptionId }) => inscriptionId)).size).toBe(300)
    const systeme = as(ctx, { genre: 'systeme' })
    const premier = await mesurer(systeme, (ctx) => envoyerConvocation.run(ctx, demandes[0], un))
    expect(premier.requetes).toBeLessThanOrEqual(20)
    expect((await listLignes(ctx)).map(({ modele }) => modele)).toEqual(['stagiaire.convocation'])
    const { issue: lettres } = await mesurer(ctx, (ctx) =>
      lettresDe(ctx, formationId, inscriptionIds),
    )
    expect(lettres.bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(300)
  })
})

const un = { attempt: 1, maxAttempts: 1 }
