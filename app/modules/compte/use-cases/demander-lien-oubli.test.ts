import type { Ctx } from '#app/platform/ctx.ts'
import { TooMany } from '#app/platform/errors.ts'
import { asPublic, ctxFor, describe, expect, test } from '#tests/base.ts'
import { buildCompte, desactiverAdherent, visiteur } from '#tests/build/compte.ts'
import { listJobs } from '#tests/build/stagiaire.ts'
import { envoyerLienAcces } from '../jobs/envoyer-lien-acces.server.ts'
import { repondreOubli } from '../jobs/repondre-oubli.server.ts'
import { demanderLienOubli } from './demander-lien-oubli.server.ts'

async function demander(ctx: Ctx, identifiant: string): Promise<void> {
  await demanderLienOubli(asPublic(ctx), { identifiant }, visiteur())
  await repondreOubli.run(systeme(ctx), { identifiant }, seulEssai)
}

const seulEssai = { attempt: 1, maxAttempts: 1 }

function systeme(ctx: Ctx): Ctx {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
}

/** The links of forgotten passwords that were queued for an adherent. */
async function liens(ctx: Ctx, adherentId: string): Promise<number> {
  const payloads = await listJobs(ctx, 'compte.envoyer_lien_acces')
  return payloads.filter((one) => one.adherentId === adherentId && one.genre === 'oubli').length
}

describe('demander un lien pour un mot de passe oublié', () => {
  test('envoie un lien au compte, par son pseudo ou son adresse', async ({ ctx }) => {
    const email = `oubli-${ctx.union.id}@exemple.fr`
    const { id, pseudo } = await buildCompte(ctx, { email })
    await demander(ctx, pseudo.toUpperCase())
    await demander(ctx, email)
    expect(await liens(ctx, id)).toBe(2)
  })

  test('fait la même chose pour un compte inconnu, sans rien envoyer', async ({ ctx }) => {
    const { pseudo } = await buildCompte(ctx)
    const statements = async (identifiant: string) => {
      const public_ = asPublic(ctx)
      await demanderLienOubli(public_, { identifiant }, visiteur())
      return public_.statements.count
    }
    expect(await statements(pseudo)).toBe(await statements('personne.inconnue'))
    const avant = await listJobs(ctx, 'compte.envoyer_lien_acces')
    await demander(ctx, 'personne.inconnue')
    expect(await listJobs(ctx, 'compte.envoyer_lien_acces')).toHaveLength(avant.length)
  })

  test('n’envoie que trois messages par heure à un compte', async ({ ctx }) => {
    const { id, pseudo } = await buildCompte(ctx)
    for (let nth = 1; nth <= 5; nth += 1) await demander(ctx, pseudo)
    expect(await liens(ctx, id)).toBe(3)
  })

  test('n’envoie rien à un compte désactivé', async ({ ctx }) => {
    const { id, pseudo } = await buildCompte(ctx)
    await desactiverAdherent(ctx, id)
    await demander(ctx, pseudo)
    expect(await liens(ctx, id)).toBe(0)
  })

  test('est refusé à une adresse qui demande sans cesse', async ({ ctx }) => {
    const par = visiteur()
    for (let nth = 1; nth <= 20; nth += 1) {
      await demanderLienOubli(asPublic(ctx), { identifiant: `inconnu.${nth}` }, par)
    }
    const encore = demanderLienOubli(asPublic(ctx), { identifiant: 'inconnu.21' }, par)
    await expect(encore).rejects.toBeInstanceOf(TooMany)
  })

  test('MAI-2 : le message n’est gardé nulle part, et deux envois donnent deux liens', async ({
    ctx,
  }) => {
    const { id, email } = await buildCompte(ctx)
    const payload = { adherentId: id, genre: 'oubli' } as const
    await envoyerLienAcces.run(systeme(ctx), payload, seulEssai)
    await envoyerLienAcces.run(systeme(ctx), payload, seulEssai)
    const mails = await ctx.db
      .selectFrom('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('destinataire', '=', email)
      .select(['modele', 'brut'])
      .execute()
    expect(mails).toEqual([
      { modele: 'compte.oubli', brut: null },
      { modele: 'compte.oubli', brut: null },
    ])
  })
})
