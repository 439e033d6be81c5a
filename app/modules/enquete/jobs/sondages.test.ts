import { retirerPresenceValidee } from '#app/modules/stagiaire/use-cases/retirer-presence-validee.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { at, describe, expect, newUnion, test } from '#tests/base.ts'
import {
  buildCloturee,
  envoyerApresCloture,
  listEnvoisDe,
  matin,
  repondre,
  soirDeCloture,
} from '#tests/build/enquete.ts'
import { listJobs } from '#tests/build/stagiaire.ts'

async function mails(ctx: Ctx, modele?: string) {
  const rows = await at(ctx, ctx.now)
    .db.selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('modele', 'like', 'enquete.%')
    .select(['modele', 'destinataire'])
    .orderBy('modele')
    .orderBy('destinataire')
    .execute()
  return modele ? rows.filter((row) => row.modele === modele) : rows
}

describe('envoyer les sondages', () => {
  test('STA-8 : la clôture demande l’envoi ; chaque validé, chaque formateur le reçoit une fois', async ({
    ctx,
  }) => {
    const { formationId } = await buildCloturee(ctx, {
      stagiaires: [{ email: 'a@exemple.fr' }, { email: 'b@exemple.fr' }],
    })
    expect(await listJobs(ctx, 'enquete.envoyer')).toEqual([{ formationId }])
    await Promise.all([
      envoyerApresCloture(ctx, formationId),
      envoyerApresCloture(ctx, formationId),
    ])
    await envoyerApresCloture(ctx, formationId) // closed again after having been opened
    expect(await mails(ctx)).toMatchObject([
      { modele: 'enquete.chaud', destinataire: 'a@exemple.fr' },
      { modele: 'enquete.chaud', destinataire: 'b@exemple.fr' },
      { modele: 'enquete.formateur' },
    ])
  })

  test('STA-8 : sans adresse rien ne part, la réponse viendra sur papier', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx, { stagiaires: [{ email: null }] })
    await envoyerApresCloture(ctx, formationId)
    expect(await mails(ctx, 'enquete.chaud')).toEqual([])
    const envois = await listEnvoisDe(ctx, formationId)
    expect(envois.find(({ genre }) => genre === 'chaud')).toMatchObject({ envoyeLe: null })
  })

  test('STA-8 : une formation rouverte n’envoie rien', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx)
    await rouvrir(ctx, formationId)
    await envoyerApresCloture(ctx, formationId)
    expect(await listEnvoisDe(ctx, formationId)).toEqual([])
  })

  test('STA-8 : à froid 60 jours après le dernier jour, une fois, à 9 h dans le fuseau', async ({
    ctx,
  }) => {
    const { formationId } = await buildCloturee(ctx)
    await matin(ctx, '2027-01-26')
    expect(await mails(ctx, 'enquete.froid')).toEqual([])
    await matin(ctx, '2027-01-27')
    await matin(ctx, '2027-01-28')
    expect(await mails(ctx, 'enquete.froid')).toHaveLength(2)
    expect((await listEnvoisDe(ctx, formationId)).map(({ genre }) => genre)).toEqual([
      'froid',
      'froid',
    ])
  })

  test('STA-8 : une nuit manquée se rattrape, une formation trop ancienne n’écrit à personne', async ({
    ctx,
  }) => {
    await buildCloturee(ctx)
    await matin(ctx, '2027-03-20')
    expect(await mails(ctx)).toEqual([])
    const autre = await newUnion()
    await buildCloturee(autre)
    await matin(autre, '2027-02-10')
    expect(await mails(autre, 'enquete.froid')).toHaveLength(2)
  })

  test('STA-8 : deux relances au plus, et une réponse les arrête', async ({ ctx }) => {
    const { formationId } = await buildCloturee(ctx, { stagiaires: [{}, {}] })
    await envoyerApresCloture(ctx, formationId)
    const [premier] = await listEnvoisDe(ctx, formationId)
    await matin(ctx, '2026-12-04') // six days
    expect(await mails(ctx, 'enquete.relance')).toEqual([])
    await matin(ctx, '2026-12-05')
    await matin(ctx, '2026-12-05')
    expect(await mails(ctx, 'enquete.relance')).toHaveLength(3)
    await repondre(ctx, premier?.id ?? '')
    await matin(ctx, '2026-12-12')
    await matin(ctx, '2026-12-19')
    expect(await mails(ctx, 'enquete.relance')).toHaveLength(5)
    expect((await listEnvoisDe(ctx, formationId)).map(({ relances }) => relances)).toEqual([
      1, 2, 2,
    ])
  })

  test('STA-8 : qui n’est plus validé n’est pas relancé', async ({ ctx }) => {
    const { formationId, inscriptionIds } = await buildCloturee(ctx, { stagiaires: [{}] })
    await envoyerApresCloture(ctx, formationId)
    await rouvrir(ctx, formationId)
    await retirerPresenceValidee(at(ctx, soirDeCloture), {
      formationId,
      inscriptionId: inscriptionIds[0] ?? '',
    })
    await rouvrir(ctx, formationId, 'cloturee')
    await matin(ctx, '2026-12-05')
    expect(await mails(ctx, 'enquete.relance')).toHaveLength(1) // the trainer alone
  })
})

/** The state alone: opening again is another act, with its own tests. */
async function rouvrir(ctx: Ctx, id: string, statut: 'validee' | 'cloturee' = 'validee') {
  await transaction(at(ctx, ctx.now), (ctx) =>
    ctx.db
      .updateTable('formation')
      .set({ statut })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute(),
  )
}
