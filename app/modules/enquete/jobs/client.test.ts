import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { at, describe, expect, test } from '#tests/base.ts'
import { buildClient } from '#tests/build/client.ts'
import { buildCloturee, envoyerApresCloture, listEnvoisDe } from '#tests/build/enquete.ts'

/** The client of a training: another act attaches it, with its own tests. */
async function attacher(ctx: Ctx, formationId: string, clientId: string) {
  await transaction(at(ctx, ctx.now), (ctx) =>
    ctx.db
      .updateTable('formation')
      .set({ clientId })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', formationId)
      .execute(),
  )
}

describe('le sondage au client', () => {
  test('Qualiopi 30 : il part au contact principal, une fois', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx, { stagiaires: [] })
    const client = await buildClient(ctx, { email: 'contact@fromagerie.fr' })
    await attacher(ctx, formationId, client.id)
    await envoyerApresCloture(ctx, formationId)
    await envoyerApresCloture(ctx, formationId)
    const courriels = await at(ctx, ctx.now)
      .db.selectFrom('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('modele', '=', 'enquete.entreprise')
      .select('destinataire')
      .execute()
    expect(courriels).toEqual([{ destinataire: 'contact@fromagerie.fr' }])
  })

  test('Qualiopi 30 : sans adresse de contact, la réponse viendra sur papier', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx, { stagiaires: [] })
    const client = await buildClient(ctx, { email: null })
    await attacher(ctx, formationId, client.id)
    await envoyerApresCloture(ctx, formationId)
    const envois = await listEnvoisDe(ctx, formationId)
    expect(envois.find(({ genre }) => genre === 'entreprise')).toMatchObject({ envoyeLe: null })
  })
})
