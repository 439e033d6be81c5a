import { promettreReglement } from '#app/modules/facturation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { asPublic, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildFormation } from '#tests/build/formation.ts'
import {
  buildInscription,
  demandeInscription,
  listInscriptions,
  listJobs,
} from '#tests/build/stagiaire.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { inscrireStagiaire } from '../use-cases/inscrire-stagiaire.server.ts'
import { loader as publique } from './formation-publique.tsx'
import { loader as publiques } from './formations-publiques.tsx'
import { action, loader } from './suivi.tsx'

async function ouvrir<Answer>(
  ctx: Ctx,
  page: (args: never) => Promise<Answer>,
  params: Record<string, string>,
  { requete = '', intention }: { requete?: string; intention?: string } = {},
) {
  const visite = asPublic(ctx)
  const url = `http://localhost/u${requete}`
  const request =
    intention === undefined
      ? new Request(url)
      : new Request(url, { method: 'POST', body: new URLSearchParams({ intention }) })
  try {
    return {
      answer: await page({
        request,
        params: { union: ctx.union.slug, ...params },
        context: pageContext(visite),
      } as never),
      statements: visite.statements.count,
    }
  } finally {
    await visite.closeReader()
  }
}

describe('lien de suivi', () => {
  test('dit l’état en clair, renvoie la confirmation, et rien d’autre que le sien', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    const jeton = jetonSuivi(ctx, id)
    const { answer } = await ouvrir(ctx, loader, { jeton })
    expect(answer.data).toMatchObject({
      etat: { titre: 'Votre inscription est enregistrée.' },
      actes: { vivante: true, reprenable: false },
    })
    expect(JSON.stringify(answer.data)).not.toContain('exemple.fr')
    expect(answer.init?.headers).toEqual({ 'Cache-Control': 'no-store' })
    expect(
      (await ouvrir(ctx, action, { jeton }, { intention: 'confirmation' })).answer,
    ).toMatchObject({ status: 302 })
    expect(await listJobs(ctx, 'stagiaire.envoyer_confirmation')).toMatchObject([
      { inscriptionId: id },
      { inscriptionId: id, limite: true },
    ])
    const autre = await newUnion()
    for (const [lieu, faux] of [
      [ctx, 'forge'],
      [ctx, ''],
      [autre, jeton],
    ] as const) {
      await expect(ouvrir(lieu, loader, { jeton: faux })).rejects.toMatchObject({
        init: { status: 404 },
      })
      await expect(
        ouvrir(lieu, action, { jeton: faux }, { intention: 'reprendre' }),
      ).rejects.toMatchObject({ init: { status: 404 } })
    }
  })

  test('après la formation, plus rien à annuler ni à confirmer', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, { formationId, validee: true })
    await transaction(ctx, (ctx) =>
      ctx.db
        .updateTable('inscription')
        .set({ presenceValideeLe: ctx.now })
        .where('id', '=', id)
        .execute(),
    )
    const { answer } = await ouvrir(ctx, loader, { jeton: jetonSuivi(ctx, id) })
    expect(answer.data).toMatchObject({
      etat: { titre: 'Vous avez suivi cette formation.' },
      actes: { vivante: false },
    })
  })

  test('STA-7 : ce qui reste à remettre à l’union se lit, avec le moyen annoncé', async ({
    ctx,
  }) => {
    const { id: formationId } = await buildFormation(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    await transaction(ctx, (ctx) =>
      promettreReglement(ctx, { inscriptionId: id, moyen: 'especes' }),
    )
    const { answer } = await ouvrir(ctx, loader, { jeton: jetonSuivi(ctx, id) })
    expect(answer.data).toMatchObject({
      paiements: { aPayer: false, recus: [], promis: [{ moyen: 'especes' }] },
    })
  })

  test('STA-2 (a) : reprend la place depuis le lien', async ({ ctx }) => {
    const [a, b] = [await buildFormation(ctx), await buildFormation(ctx)]
    const premiere = demandeInscription({ formationId: a.id })
    await inscrireStagiaire(asPublic(ctx), premiere)
    await inscrireStagiaire(asPublic(ctx), demandeInscription({ formationId: b.id }))
    const jeton = jetonSuivi(ctx, premiere.id)
    expect((await ouvrir(ctx, loader, { jeton })).answer.data).toMatchObject({
      actes: { reprenable: true, vivante: false },
    })
    expect((await ouvrir(ctx, action, { jeton }, { intention: 'reprendre' })).answer).toMatchObject(
      { status: 302 },
    )
    expect(await listInscriptions(ctx, a.id)).toMatchObject([{ statut: 'inscrite' }])
  })

  test('une formation privée ou passée se suit encore par son lien', async ({ ctx }) => {
    const { id: formationId } = await buildFormation(ctx, { privee: true })
    const { id } = await buildInscription(ctx, { formationId })
    const apres = at(ctx, '2027-01-10T09:00:00Z')
    expect((await ouvrir(apres, loader, { jeton: jetonSuivi(ctx, id) })).answer.data).toMatchObject(
      { etat: { titre: 'La formation est passée.' } },
    )
  })
})

describe('formations ouvertes au public', () => {
  test('montre ce qui est ouvert aujourd’hui, en quatre requêtes au plus', async ({ ctx }) => {
    const ouverte = await buildFormation(ctx, { jours: ['2026-12-05'] })
    const pleine = await buildFormation(ctx, { jours: ['2026-11-30'], places: 1 })
    await buildInscription(ctx, { formationId: pleine.id })
    await buildFormation(ctx, { privee: true })
    await buildFormation(ctx, { jours: ['2026-11-30'], inscriptionsJusquAu: '2026-11-22' })
    const { answer, statements } = await ouvrir(ctx, publiques, {})
    expect(answer.rows.map(({ id }) => id)).toEqual([pleine.id, ouverte.id])
    expect(answer.rows[0]).toMatchObject({
      prises: 1,
      places: 1,
      jours: 1,
      premiere: { lieu: 'Salle Barthélemy', debut: '08:30', fin: '17:30' },
    })
    expect(statements).toBeLessThanOrEqual(4)
    const filtres = await ouvrir(ctx, publiques, {}, { requete: '?libres=oui&du=2026-12-01' })
    expect(filtres.answer.rows.map(({ id }) => id)).toEqual([ouverte.id])
    const farfelue = await ouvrir(
      ctx,
      publiques,
      {},
      { requete: '?type=x&du=2026-02-30&page=-4&commune=%00&libres=1' },
    ).catch((error: unknown) => error)
    expect(farfelue).toMatchObject({ answer: { rows: expect.any(Array) } })
  })

  test('une formation dit pourquoi on ne peut pas s’y inscrire ; une privée n’existe pas', async ({
    ctx,
  }) => {
    const pleine = await buildFormation(ctx, { places: 1 })
    const privee = await buildFormation(ctx, { privee: true })
    await buildInscription(ctx, { formationId: pleine.id })
    const passee = await buildFormation(ctx, { inscriptionsJusquAu: '2026-11-22' })
    expect((await ouvrir(ctx, publique, { formationId: passee.id })).answer.raison).toBe(
      'Les inscriptions sont closes.',
    )
    // STA-3: a full one leads to its waiting list.
    expect((await ouvrir(ctx, publique, { formationId: pleine.id })).answer).toMatchObject({
      attente: true,
      raison: undefined,
    })
    for (const formationId of [privee.id, 'x']) {
      await expect(ouvrir(ctx, publique, { formationId })).rejects.toMatchObject({
        init: { status: 404 },
      })
    }
  })
})
