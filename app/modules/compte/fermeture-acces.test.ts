import { archiverAdherent } from '#app/modules/adherent/use-cases/archiver-adherent.server.ts'
import { desactiverCompte } from '#app/modules/adherent/use-cases/desactiver-compte.server.ts'
import { noterDepart } from '#app/modules/adherent/use-cases/noter-depart.server.ts'
import { retirerAccreditation } from '#app/modules/adherent/use-cases/retirer-accreditation.server.ts'
import { filtresSchema } from '#app/modules/courriel/queries/courriels.server.ts'
import { exporterCourriels } from '#app/modules/courriel/use-cases/exporter-courriels.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { describe, expect, test } from '#tests/base.ts'
import { acteurPar, buildCompte, buildSession, ctxPar } from '#tests/build/compte.ts'

const fermetures = [
  [
    'désactiver',
    (ctx: Ctx, adherentId: string) => desactiverCompte(ctx, { adherentId, motif: null }),
  ],
  [
    'noter un départ',
    (ctx: Ctx, adherentId: string) =>
      noterDepart(ctx, { adherentId, le: '2026-11-20', motif: null }),
  ],
  ['archiver', (ctx: Ctx, adherentId: string) => archiverAdherent(ctx, adherentId)],
] as const

describe('un accès qui se ferme', () => {
  test.for(fermetures)('ADH-4 : %s ferme les sessions aussitôt', async ([, fermer], { ctx }) => {
    const membre = await buildCompte(ctx, { roles: ['secretaire'] })
    const token = await buildSession(ctx, membre)
    expect((await acteurPar(ctx, token)).genre).toBe('adherent')
    await fermer(ctx, membre.id)
    expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
  })

  test('ADH-6 : un rôle retiré est refusé à la demande suivante, la session reste', async ({
    ctx,
  }) => {
    const membre = await buildCompte(ctx, { roles: ['secretaire'] })
    const token = await buildSession(ctx, membre)
    const lire = async () => exporterCourriels(await ctxPar(ctx, token), filtresSchema.parse({}))
    await lire()
    await retirerAccreditation(ctx, { adherentId: membre.id, role: 'secretaire', centreId: null })
    await expect(lire()).rejects.toThrow(Forbidden)
    expect((await acteurPar(ctx, token)).genre).toBe('adherent')
  })
})
