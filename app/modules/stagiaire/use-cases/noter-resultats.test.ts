import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { asRole, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listInscriptions } from '#tests/build/stagiaire.ts'
import { noterResultats } from './noter-resultats.server.ts'
import { validerPresences } from './valider-presences.server.ts'

/** Two present the whole day, one who did not come. */
async function finDeJournee(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours: ['2026-11-28'] })
  const [un, deux, absent] = [
    await buildInscription(ctx, { formationId, validee: true }),
    await buildInscription(ctx, { formationId, validee: true }),
    await buildInscription(ctx, { formationId, validee: true }),
  ].map(({ id }) => id) as [string, string, string]
  const soir = at(ctx, '2026-11-28T18:00:00Z')
  await validerPresences(soir, { formationId, inscriptionIds: [un, deux], motif: 'Feuille signée' })
  return { formationId, un, deux, absent, soir }
}

async function resultats(ctx: Ctx, formationId: string) {
  const lignes = await listInscriptions(ctx, formationId)
  return Object.fromEntries(lignes.map(({ id, resultat }) => [id, resultat]))
}

describe('STA-0 : noter les résultats', () => {
  test('certifié ou non, pour plusieurs ; ce qui ne change pas n’est pas compté', async ({
    ctx,
  }) => {
    const { formationId, un, deux, absent, soir } = await finDeJournee(ctx)
    const demande = {
      formationId,
      resultats: { [un]: 'certifie', [deux]: 'non_certifie' } as const,
    }
    expect(await noterResultats(soir, demande)).toEqual({ notes: 2 })
    expect(await noterResultats(soir, demande)).toEqual({ notes: 0 })
    expect(await noterResultats(soir, { formationId, resultats: { [deux]: 'certifie' } })).toEqual({
      notes: 1,
    })
    expect(await resultats(ctx, formationId)).toEqual({
      [un]: 'certifie',
      [deux]: 'certifie',
      [absent]: null,
    })
  })

  test('refusé pour qui n’était pas là : rien n’est noté ; refusé une fois la formation close', async ({
    ctx,
  }) => {
    const { formationId, un, absent, soir } = await finDeJournee(ctx)
    await expect(
      noterResultats(soir, {
        formationId,
        resultats: { [un]: 'certifie', [absent]: 'certifie' },
      }),
    ).rejects.toThrow('sa présence n’est pas validée')
    expect((await resultats(ctx, formationId))[un]).toBeNull()
    await cloturerFormation(soir, formationId)
    await expect(
      noterResultats(soir, { formationId, resultats: { [un]: 'certifie' } }),
    ).rejects.toThrow('La formation est clôturée')
  })

  test('interdit sans le droit, inconnu d’une autre union', async ({ ctx }) => {
    const { formationId, un, soir } = await finDeJournee(ctx)
    const demande = { formationId, resultats: { [un]: 'certifie' } as const }
    await expect(noterResultats(await asRole(soir, ['secretaire']), demande)).rejects.toThrow(
      Forbidden,
    )
    await expect(noterResultats(await newUnion(), demande)).rejects.toThrow(NotFound)
  })
})
