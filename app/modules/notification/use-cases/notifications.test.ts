import type { ActeurAdherent, Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { as, asPublic, asRole, at, ctxFor, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext, postOf } from '#tests/build/compte.ts'
import { action } from '../pages/notifications.tsx'
import { prevenir as annoncer } from '../public.server.ts'
import { listNotifications } from '../queries/notifications.server.ts'
import { marquerLue } from './marquer-lue.server.ts'
import { toutMarquerLu } from './tout-marquer-lu.server.ts'

describe('les notifications d’un adhérent', () => {
  test('NOT-1 : les plus récentes d’abord, avec le compte des non lues', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await prevenir(at(moi, '2026-11-20T09:00:00Z'), 'Ancienne')
    await prevenir(at(moi, '2026-11-22T09:00:00Z'), 'Récente')
    await prevenir(at(moi, '2026-11-21T09:00:00Z'), 'Entre les deux')
    const { rows } = await lire(moi)
    expect(rows.map(({ titre }) => titre)).toEqual(['Récente', 'Entre les deux', 'Ancienne'])
    await marquerLue(moi, idDe(rows, 'Récente'))
    const apres = await lire(moi)
    expect(apres.rows.map(({ titre }) => titre)).toEqual(['Récente', 'Entre les deux', 'Ancienne'])
    expect(apres).toMatchObject({ total: 3, nonLues: 2 })
  })

  test('NOT-1 : lue une fois, elle l’est partout, et garde son premier instant', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    await prevenir(moi, 'Bonjour')
    const id = idDe((await lire(moi)).rows, 'Bonjour')
    expect(await marquerLue(moi, id)).toBe('/formations/a-venir')
    await marquerLue(at(moi, '2026-12-24T09:00:00Z'), id)
    const ailleurs = as(ctx, moi.acteur)
    expect((await lire(ailleurs)).rows).toMatchObject([{ lueLe: moi.now }])
  })

  test('celle d’un autre membre, d’une autre union ou de personne n’existe pas', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    const lui = await asRole(ctx, ['formateur'])
    await prevenir(lui, 'À lui')
    const id = idDe((await lire(lui)).rows, 'À lui')
    const autre = await newUnion()
    for (const [qui, quoi] of [
      [moi, id],
      [autre, id],
      [moi, newId()],
    ] as const) {
      await expect(marquerLue(qui, quoi)).rejects.toThrow('Introuvable')
    }
    await expect(marquerLue(asPublic(ctx), id)).rejects.toThrow('notification.lire')
    expect(await lire(lui)).toMatchObject({ nonLues: 1 })
  })

  test('tout marquer comme lu : les siennes, et seulement elles', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    const lui = await asRole(ctx, ['formateur'])
    await prevenir(moi, 'Une')
    await prevenir(moi, 'Deux')
    await prevenir(lui, 'Trois')
    expect(await toutMarquerLu(moi)).toBe(2)
    expect(await toutMarquerLu(moi)).toBe(0)
    expect(await lire(moi)).toMatchObject({ total: 2, nonLues: 0 })
    expect(await lire(lui)).toMatchObject({ nonLues: 1 })
    await expect(toutMarquerLu(asPublic(ctx))).rejects.toThrow('notification.lire')
  })

  test('un compte pas encore validé lit les siennes', async ({ ctx }) => {
    const moi = await asRole(ctx, [])
    const acteur = { ...(moi.acteur as ActeurAdherent), valide: false }
    await prevenir(moi, 'Bienvenue')
    expect(await lire(as(ctx, acteur))).toMatchObject({ nonLues: 1 })
  })
})

describe('la page Notifications', () => {
  test('Ouvrir marque comme lue et mène à la page dont elle parle', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await prevenir(moi, 'Bonjour')
    const id = idDe((await lire(moi)).rows, 'Bonjour')
    expect(await envoyer(moi, { intention: 'ouvrir', id })).toBe(
      `/${ctx.union.slug}/espace/formations/a-venir`,
    )
    expect(await lire(moi)).toMatchObject({ nonLues: 0 })
  })

  test('Marquer comme lue et Tout marquer comme lu restent sur la page', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    await prevenir(moi, 'Une')
    await prevenir(moi, 'Deux')
    const page = `/${ctx.union.slug}/espace/compte/notifications`
    const id = idDe((await lire(moi)).rows, 'Une')
    expect(await envoyer(moi, { intention: 'lue', id })).toBe(page)
    expect(await lire(moi)).toMatchObject({ nonLues: 1 })
    expect(await envoyer(moi, { intention: 'tout' })).toBe(page)
    expect(await lire(moi)).toMatchObject({ nonLues: 0 })
  })
})

type Lignes = Awaited<ReturnType<typeof listNotifications>>['rows']

function idDe(rows: Lignes, titre: string): string {
  const row = rows.find((row) => row.titre === titre)
  if (!row) throw new Error(`No notification ${titre}`)
  return row.id
}

/** A fresh reading, as at the next request. */
function lire(ctx: Ctx) {
  return listNotifications(as(ctx, ctx.acteur), 1)
}

async function prevenir(ctx: Ctx, titre: string): Promise<void> {
  const { adherentId } = ctx.acteur as ActeurAdherent
  await transaction(ctxFor(ctx.union, { genre: 'systeme' }, ctx.now), (ctx) =>
    annoncer(ctx, {
      adherentIds: [adherentId],
      genre: 'formation.ouverte',
      cle: titre,
      titre,
      lien: '/formations/a-venir',
    }),
  )
}

/** Where a form of the page leads. */
async function envoyer(ctx: Ctx, values: Record<string, string>): Promise<string | null> {
  const args = {
    request: postOf('/', values),
    context: pageContext(ctx),
    params: { union: ctx.union.slug },
  }
  const answer = await action(args as unknown as Parameters<typeof action>[0])
  if (!(answer instanceof Response)) throw new Error('No redirection')
  return answer.headers.get('Location')
}
