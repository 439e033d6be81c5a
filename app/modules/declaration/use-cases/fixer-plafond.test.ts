import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden } from '#app/platform/errors.ts'
import { asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { fixerPlafond, fixerPlafondSchema } from './fixer-plafond.server.ts'

function plafonds(ctx: Ctx) {
  return ctx.db
    .selectFrom('plafondJournalier')
    .where('unionId', '=', ctx.union.id)
    .where('annee', '=', 2031)
    .select(['annee', 'montant'])
    .execute()
}

describe('le plafond journalier de la sécurité sociale', () => {
  test('se fixe pour une année, en centimes ; le redire le remplace', async ({ ctx }) => {
    const tresorier = await asRole(ctx, ['tresorier'])
    await fixerPlafond(tresorier, fixerPlafondSchema.parse({ annee: '2031', montant: '220,00' }))
    await fixerPlafond(tresorier, fixerPlafondSchema.parse({ annee: '2031', montant: '221,50' }))
    expect(await plafonds(ctx)).toEqual([{ annee: 2031, montant: 22_150 }])
  })

  test.for([
    ['sans année', { annee: '', montant: '220' }],
    ['nul', { annee: '2031', montant: '0' }],
    ['qui n’est pas une somme', { annee: '2031', montant: 'beaucoup' }],
  ] as const)('est refusé %s', ([, saisie]) => {
    expect(fixerPlafondSchema.safeParse(saisie).success).toBe(false)
  })

  test('est interdit à qui n’est pas trésorier, et ne se voit pas d’une autre union', async ({
    ctx,
  }) => {
    const demande = { annee: 2031, montant: 22_000 }
    const gestionnaire = await asRole(ctx, ['gestionnaire_formations'])
    await expect(fixerPlafond(gestionnaire, demande)).rejects.toThrow(Forbidden)
    const ailleurs = await newUnion()
    await fixerPlafond(ailleurs, demande)
    expect(await plafonds(ctx)).toEqual([])
  })
})
