import { affecterFormateur } from '#app/modules/formation/use-cases/affecter-formateur.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { listArchives } from '../queries/archives.server.ts'
import { findEtatCompte } from '../queries/etat.server.ts'
import { findAdherent } from '../queries/fiche.server.ts'
import { annulerDepart } from './annuler-depart.server.ts'
import { archiverAdherent } from './archiver-adherent.server.ts'
import { desactiverCompte } from './desactiver-compte.server.ts'
import { noterDepart } from './noter-depart.server.ts'
import { reactiverCompte } from './reactiver-compte.server.ts'
import { retablirAdherent } from './retablir-adherent.server.ts'

function desactiver(ctx: Ctx, adherentId: string, motif: string | null = null) {
  return desactiverCompte(ctx, { adherentId, motif })
}

function partir(ctx: Ctx, adherentId: string, le = '2026-11-20') {
  return noterDepart(ctx, { adherentId, le, motif: null })
}

async function etatDe(ctx: Ctx, id: string) {
  await ctx.closeReader()
  return (await findEtatCompte(ctx, id))?.etat
}

const fermetures = [
  ['désactiver', (ctx: Ctx, id: string) => desactiver(ctx, id)],
  ['noter un départ', (ctx: Ctx, id: string) => partir(ctx, id)],
  ['archiver', (ctx: Ctx, id: string) => archiverAdherent(ctx, id)],
] as const

describe.for(fermetures)('%s', ([, fermer]) => {
  test('ne ferme jamais le compte du dernier administrateur', async ({ ctx }) => {
    if (ctx.acteur.genre !== 'adherent') throw new Error('an administrator is expected')
    await expect(fermer(ctx, ctx.acteur.adherentId)).rejects.toThrow(
      'C’est le dernier administrateur',
    )
    expect(await etatDe(ctx, ctx.acteur.adherentId)).toBe('valide')
  })

  test('deux administrateurs se ferment l’un l’autre au même moment : un reste', async ({
    ctx,
  }) => {
    if (ctx.acteur.genre !== 'adherent') throw new Error('an administrator is expected')
    const premier = ctx.acteur.adherentId
    const second = await buildAdherent(ctx, { roles: ['administrateur'] })
    const autre = as(ctx, await acteurDe(ctx, second))
    const issues = await Promise.allSettled([fermer(ctx, second.id), fermer(autre, premier)])
    expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const etats = [await etatDe(ctx, premier), await etatDe(ctx, second.id)]
    expect(etats.filter((etat) => etat === 'valide')).toHaveLength(1)
  })

  test('un gestionnaire ne ferme pas le compte d’un administrateur', async ({ ctx }) => {
    const administrateur = await buildAdherent(ctx, { roles: ['administrateur'] })
    const gestion = await asRole(ctx, ['gestionnaire_adherents'])
    await expect(fermer(gestion, administrateur.id)).rejects.toThrow('Seul un administrateur')
  })

  test('est interdit à qui lit seulement la liste, introuvable ailleurs', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await expect(fermer(await asRole(ctx, ['secretaire']), id)).rejects.toThrow(Forbidden)
    await expect(fermer(await newUnion(), id)).rejects.toThrow(NotFound)
    await expect(fermer(ctx, newId())).rejects.toThrow(NotFound)
  })
})

describe('désactiver puis réactiver', () => {
  test('rend le compte tel qu’il était, avec ses droits', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { roles: ['formateur'] })
    await desactiver(ctx, id, 'Cotisation impayée')
    await desactiver(ctx, id)
    expect(await etatDe(ctx, id)).toBe('desactive')
    await reactiverCompte(ctx, id)
    await reactiverCompte(ctx, id)
    expect(await etatDe(ctx, id)).toBe('valide')
    expect((await acteurDe(ctx, { id })).roles).toEqual([{ role: 'formateur', centreId: null }])
    expect(await listJournal(ctx, { objet: { genre: 'adherent', id }, limite: 2 })).toMatchObject([
      { phrase: 'a réactivé le compte.' },
      { phrase: 'a désactivé le compte.', changements: [{ apres: 'Cotisation impayée' }] },
    ])
  })
})

describe('noter un départ', () => {
  test('garde la date, et s’annule', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await partir(ctx, id)
    const parti = await findAdherent(ctx, id)
    expect(parti?.partiLe?.toISOString().slice(0, 10)).toBe('2026-11-20')
    expect(parti?.etat).toBe('desactive')
    await annulerDepart(ctx, id)
    await annulerDepart(ctx, id)
    expect(await etatDe(ctx, id)).toBe('valide')
  })

  test('ne se note pas à l’avance', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await expect(partir(ctx, id, '2026-11-24')).rejects.toThrow('Indiquez une date passée')
  })
})

describe('archiver une fiche', () => {
  test('la cache partout sans rien effacer, et se rétablit', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    await archiverAdherent(ctx, id)
    expect(await findAdherent(ctx, id)).toBeUndefined()
    expect(await listArchives(ctx)).toMatchObject([{ id }])
    await ctx.closeReader()
    await retablirAdherent(ctx, { adherentId: id })
    await retablirAdherent(ctx, { adherentId: id })
    expect((await findAdherent(ctx, id))?.roles).toHaveLength(1)
    expect(await listArchives(ctx)).toEqual([])
  })

  test('est refusée tant que la personne est attendue, avec la liste', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { roles: ['formateur'], competences: ['FPSC'] })
    const formation = await buildFormation(ctx)
    await affecterFormateur(ctx, { id: newId(), formationId: formation.id, adherentId: id })
    await expect(archiverAdherent(ctx, id)).rejects.toThrow(
      /^Cette personne est encore attendue\u00a0: F26-\d{4} Premiers secours citoyen/,
    )
    expect(await etatDe(ctx, id)).toBe('valide')
  })

  test('ne se rétablit que par qui gère les adhérents', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await archiverAdherent(ctx, id)
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(retablirAdherent(secretaire, { adherentId: id })).rejects.toThrow(Forbidden)
    const autre = await newUnion()
    await expect(retablirAdherent(autre, { adherentId: id })).rejects.toThrow(NotFound)
  })
})
