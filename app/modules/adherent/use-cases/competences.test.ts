import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { formatDay } from '#app/ui/format.ts'
import { as, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { buildCentre } from '#tests/build/union.ts'
import { findCompetencesDetenues } from '../queries/competences.server.ts'
import {
  filtresRenouvellementSchema,
  listRenouvellements,
} from '../queries/renouvellements.server.ts'
import { ajouterCompetence } from './ajouter-competence.server.ts'
import { ajouterRecyclage } from './ajouter-recyclage.server.ts'
import { corrigerCompetence } from './corriger-competence.server.ts'
import { desactiverCompte } from './desactiver-compte.server.ts'
import { exporterCompetences } from './exporter-competences.server.ts'
import { retirerCompetence, retirerCompetenceSchema } from './retirer-competence.server.ts'
import { retirerRecyclage } from './retirer-recyclage.server.ts'

function fpsc(adherentId: string) {
  return {
    adherentId,
    code: 'FPSC',
    obtenueLe: '2020-05-10',
    numero: '25-0042',
    recyclages: ['2025-02-01'],
  }
}

async function competencesDe(ctx: Ctx, id: string) {
  return findCompetencesDetenues(ctx, { adherentIds: [id] })
}

describe('ajouter une compétence', () => {
  test('avec son numéro et ses formations continues', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await ajouterCompetence(ctx, fpsc(id))
    expect(await competencesDe(ctx, id)).toMatchObject([
      { code: 'FPSC', obtenueLe: '2020-05-10', numero: '25-0042', recyclages: ['2025-02-01'] },
    ])
  })

  test('est refusée en double, inconnue, ou dans le futur', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx, { competences: ['PSE1'] })
    await ajouterCompetence(ctx, fpsc(id))
    await expect(ajouterCompetence(ctx, fpsc(id))).rejects.toThrow('a déjà cette compétence')
    await expect(ajouterCompetence(ctx, { ...fpsc(id), code: 'BAC' })).rejects.toThrow(
      'de la liste',
    )
    await expect(
      ajouterCompetence(ctx, { ...fpsc(id), code: 'PSE2', obtenueLe: '2027-01-01' }),
    ).rejects.toThrow('dans le passé')
    await expect(
      ajouterCompetence(ctx, { ...fpsc(id), code: 'PSE2', recyclages: ['2019-01-01'] }),
    ).rejects.toThrow('la formation continue vient après')
    expect(await competencesDe(ctx, id)).toHaveLength(2)
  })

  test('est interdite à qui n’a pas le droit, introuvable dans une autre union', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx)
    await expect(ajouterCompetence(await asRole(ctx, ['secretaire']), fpsc(id))).rejects.toThrow(
      Forbidden,
    )
    await expect(ajouterCompetence(await newUnion(), fpsc(id))).rejects.toThrow(NotFound)
  })
})

describe('ajouter une formation continue', () => {
  test('rend la compétence valable, une seule fois par jour', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    await ajouterCompetence(ctx, fpsc(id))
    const [detenue] = await competencesDe(ctx, id)
    const recyclage = { adherentId: id, competenceDetenueId: detenue?.id ?? '', le: '2026-03-07' }
    await ajouterRecyclage(ctx, recyclage)
    await ajouterRecyclage(ctx, recyclage)
    expect((await competencesDe(ctx, id))[0]?.recyclages).toEqual(['2025-02-01', '2026-03-07'])
  })

  test('est refusée dans le futur ou avant l’obtention, introuvable pour un autre membre', async ({
    ctx,
  }) => {
    const { id } = await buildAdherent(ctx)
    const autre = await buildAdherent(ctx)
    await ajouterCompetence(ctx, fpsc(id))
    const [detenue] = await competencesDe(ctx, id)
    const competenceDetenueId = detenue?.id ?? ''
    await expect(
      ajouterRecyclage(ctx, { adherentId: id, competenceDetenueId, le: '2027-01-01' }),
    ).rejects.toThrow('dans le passé')
    await expect(
      ajouterRecyclage(ctx, { adherentId: id, competenceDetenueId, le: '2019-01-01' }),
    ).rejects.toThrow('vient après')
    await expect(
      ajouterRecyclage(ctx, { adherentId: autre.id, competenceDetenueId, le: '2026-01-01' }),
    ).rejects.toThrow(NotFound)
    await expect(
      ajouterRecyclage(ctx, { adherentId: id, competenceDetenueId: newId(), le: '2026-01-01' }),
    ).rejects.toThrow(NotFound)
  })

  test('est interdite à qui n’a pas le droit', async ({ ctx }) => {
    const { id } = await buildAdherent(ctx)
    const formateur = await asRole(ctx, ['formateur'])
    await expect(
      ajouterRecyclage(formateur, {
        adherentId: id,
        competenceDetenueId: newId(),
        le: '2026-01-01',
      }),
    ).rejects.toThrow(Forbidden)
  })
})

describe('corriger une compétence', () => {
  async function tenue(ctx: Ctx) {
    const { id } = await buildAdherent(ctx)
    await ajouterCompetence(ctx, fpsc(id))
    const [detenue] = await competencesDe(ctx, id)
    await ctx.closeReader()
    return { adherentId: id, competenceDetenueId: detenue?.id ?? '' }
  }

  test('remet justes sa date et son numéro, l’historique garde les deux', async ({ ctx }) => {
    const { adherentId, competenceDetenueId } = await tenue(ctx)
    const correction = { adherentId, competenceDetenueId, obtenueLe: '2020-06-10', numero: '25-43' }
    await corrigerCompetence(ctx, { ...correction, version: 1 })
    expect(await competencesDe(ctx, adherentId)).toMatchObject([
      { obtenueLe: '2020-06-10', numero: '25-43', version: 2 },
    ])
    const [ligne] = await listJournal(ctx, { acte: 'adherent.competence_corrigee' })
    expect(ligne?.changements).toEqual([
      { champ: 'Numéro', avant: '25-0042', apres: '25-43' },
      { champ: 'Obtenue le', avant: formatDay('2020-05-10'), apres: formatDay('2020-06-10') },
    ])
    await ctx.closeReader()
    await expect(
      corrigerCompetence(ctx, { ...correction, numero: 'autre', version: 1 }),
    ).rejects.toThrow(StaleVersion)
  })

  test('est refusée après sa première formation continue, ou dans le futur', async ({ ctx }) => {
    const base = { ...(await tenue(ctx)), numero: null, version: 1 }
    await expect(corrigerCompetence(ctx, { ...base, obtenueLe: '2025-03-01' })).rejects.toThrow(
      'l’obtention vient avant',
    )
    await expect(corrigerCompetence(ctx, { ...base, obtenueLe: '2027-03-01' })).rejects.toThrow(
      'dans le passé',
    )
  })

  test('retirer demande un motif, efface la compétence et garde le motif', async ({ ctx }) => {
    const cible = await tenue(ctx)
    expect(retirerCompetenceSchema.safeParse({ ...cible, motif: ' ' }).success).toBe(false)
    await retirerCompetence(ctx, { ...cible, motif: 'Erreur de personne' })
    expect(await competencesDe(ctx, cible.adherentId)).toEqual([])
    expect(await listJournal(ctx, { acte: 'adherent.competence_retiree' })).toMatchObject([
      { changements: [{ champ: 'Motif', apres: 'Erreur de personne' }] },
    ])
    await ctx.closeReader()
    await expect(retirerCompetence(ctx, { ...cible, motif: 'Encore' })).rejects.toThrow(NotFound)
  })

  test('une formation continue notée par erreur se retire', async ({ ctx }) => {
    const cible = await tenue(ctx)
    await retirerRecyclage(ctx, { ...cible, le: '2025-02-01' })
    await retirerRecyclage(ctx, { ...cible, le: '2025-02-01' })
    expect((await competencesDe(ctx, cible.adherentId))[0]?.recyclages).toEqual([])
  })

  test('est interdit à qui n’a pas le droit, introuvable pour un autre membre', async ({ ctx }) => {
    const cible = await tenue(ctx)
    const autre = await buildAdherent(ctx)
    const secretaire = await asRole(ctx, ['secretaire'])
    for (const acte of [
      (ctx: Ctx, cible: { adherentId: string; competenceDetenueId: string }) =>
        corrigerCompetence(ctx, { ...cible, obtenueLe: '2020-01-01', numero: null, version: 1 }),
      (ctx: Ctx, cible: { adherentId: string; competenceDetenueId: string }) =>
        retirerCompetence(ctx, { ...cible, motif: 'Essai' }),
      (ctx: Ctx, cible: { adherentId: string; competenceDetenueId: string }) =>
        retirerRecyclage(ctx, { ...cible, le: '2025-02-01' }),
    ]) {
      await expect(acte(secretaire, cible)).rejects.toThrow(Forbidden)
      await expect(acte(ctx, { ...cible, adherentId: autre.id })).rejects.toThrow(NotFound)
      await expect(acte(await newUnion(), cible)).rejects.toThrow(NotFound)
    }
  })
})

describe('compétences à renouveler', () => {
  test('celles qui finissent avant une date, par centre et compétence, en deux requêtes', async ({
    ctx,
  }) => {
    const centre = await buildCentre(ctx)
    const ici = await buildAdherent(ctx, {
      nom: 'ICI',
      centreId: centre.id,
      competences: [{ code: 'FPSC', obtenueLe: '2024-05-10' }],
    })
    await buildAdherent(ctx, {
      nom: 'AILLEURS',
      competences: [{ code: 'FPSC', obtenueLe: '2025-05-10' }, 'PSE1'],
    })
    const vue = as(ctx, ctx.acteur)
    const lire = async (filtres: Record<string, string>) =>
      (await listRenouvellements(vue, filtresRenouvellementSchema.parse(filtres))).map(
        ({ nom, code, etat }) => [nom, code, etat],
      )
    expect(await lire({})).toEqual([
      ['ICI', 'FPSC', 'expiree'],
      ['AILLEURS', 'FPSC', 'expire_bientot'],
    ])
    expect(vue.statements.count).toBe(2)
    expect(await lire({ avant: '2026-01-01' })).toEqual([['ICI', 'FPSC', 'expiree']])
    expect(await lire({ centre: centre.id })).toEqual([['ICI', 'FPSC', 'expiree']])
    expect(await lire({ competence: newId() })).toEqual([])
    await desactiverCompte(ctx, { adherentId: ici.id, motif: null })
    await vue.closeReader()
    expect(await lire({ centre: centre.id })).toEqual([])
  })

  test('ADH-14 : bornées aux centres du rôle, interdites sans droit', async ({ ctx }) => {
    const centre = await buildCentre(ctx)
    await buildAdherent(ctx, { competences: [{ code: 'FPSC', obtenueLe: '2024-05-10' }] })
    const local = await asRole(ctx, ['gestionnaire_adherents'], centre.id)
    const filtres = filtresRenouvellementSchema.parse({})
    expect(await exporterCompetences(local, filtres)).toEqual([])
    expect(await exporterCompetences(await asRole(ctx, ['secretaire']), filtres)).toHaveLength(1)
    await expect(exporterCompetences(await asRole(ctx, ['formateur']), filtres)).rejects.toThrow(
      Forbidden,
    )
  })
})
