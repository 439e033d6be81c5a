import { sql } from 'kysely'
import { newCtx } from '#app/ctx.server.ts'
import { reglerPaiementCarte } from '#app/modules/facturation/use-cases/regler-paiement-carte.server.ts'
import { listUnions } from '#app/modules/union/public.server.ts'
import { changerPreferences } from '#app/modules/union/use-cases/changer-preferences.server.ts'
import type { Ctx, UnionCourante } from '#app/platform/ctx.ts'
import { database, openReader, transaction } from '#app/platform/db.server.ts'

/** The account of a demonstration union at the local provider: no secret of anybody. */
function compteDe({ slug }: UnionCourante) {
  return { id: `acct_${slug}`, key: `rk_test_essai_${slug}`, secret: `whsec_essai_${slug}` }
}

/** Opens the card payment of a demonstration union, which lets people pay later too. */
export async function ouvrirPaiementCarte(ctx: Ctx): Promise<void> {
  const { id, key, secret } = compteDe(ctx.union)
  await sql`select changer_option(${ctx.union.id}::integer, 'stripe', true)`.execute(
    database().kysely,
  )
  await transaction(ctx, async (ctx) => {
    const reglages = { cle: key, secret, compte: id, actif: true, tenueMinutes: 35, version: 1 }
    await reglerPaiementCarte(ctx, reglages)
    await changerPreferences(ctx, [{ cle: 'paiement_plus_tard', valeur: true }])
  })
}

/** The accounts that the local provider must know, and the address where each is notified. */
export async function listComptesDemonstration(url: string) {
  const unions = (await listUnions()).filter(({ demonstration }) => demonstration)
  return Promise.all(
    unions.map(async (union) => ({
      ...compteDe(union),
      webhookUrl: await adresseDe(union, url),
    })),
  )
}

async function adresseDe(union: UnionCourante, url: string): Promise<string | null> {
  const statements = { count: 0 }
  const reader = openReader(union.id, statements)
  const ctx = newCtx({ union, reader, now: new Date(), requestId: 'essai', statements })
  try {
    const row = await ctx.db
      .selectFrom('unionStripe')
      .where('unionId', '=', union.id)
      .select('adresseNotification')
      .executeTakeFirst()
    const { slug } = union
    return row ? `${url}/${slug}/paiement/notification/${row.adresseNotification}` : null
  } finally {
    await reader.close()
  }
}
