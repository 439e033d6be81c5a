import { findBandeau } from '#app/layouts/bandeau.server.ts'
import { archiverAdherent } from '#app/modules/adherent/use-cases/archiver-adherent.server.ts'
import { noterDepart } from '#app/modules/adherent/use-cases/noter-depart.server.ts'
import { asRole, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'

describe('qui peut donner un droit', () => {
  test('ADH-6 : les administrateurs qui peuvent vraiment agir, et eux seuls', async ({ ctx }) => {
    const roles: ['administrateur'] = ['administrateur']
    await buildAdherent(ctx, { nom: 'PRESENT', roles })
    await buildAdherent(ctx, { nom: 'INCOMPLET', roles, valide: false })
    const parti = await buildAdherent(ctx, { nom: 'PARTI', roles })
    const archive = await buildAdherent(ctx, { nom: 'ARCHIVE', roles })
    await noterDepart(ctx, { adherentId: parti.id, le: '2026-11-20', motif: null })
    await archiverAdherent(ctx, archive.id)
    const { administrateurs } = await findBandeau(await asRole(ctx, ['formateur']))
    expect(administrateurs).toContain('Camille PRESENT')
    expect(administrateurs.join()).not.toMatch(/INCOMPLET|PARTI|ARCHIVE/)
  })
})
