import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { findCompetencesDetenues } from '../queries/competences.server.ts'
import { ajouterCompetence } from './ajouter-competence.server.ts'
import { ajouterRecyclage } from './ajouter-recyclage.server.ts'

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
