import type { Ctx } from '#app/platform/ctx.ts'
import { asPublic, describe, expect, test } from '#tests/base.ts'
import {
  acteurPar,
  buildCompte,
  buildSession,
  motDePasse,
  pageContext,
  postOf,
  requestOf,
  visiteur,
} from '#tests/build/compte.ts'
import { action, loader } from './connexion.tsx'

type ActionArgs = Parameters<typeof action>[0]

async function envoyer(
  ctx: Ctx,
  values: Record<string, string>,
  { par = visiteur(), query = '', cookie = '' } = {},
) {
  const request = postOf(`/${ctx.union.slug}/connexion${query}`, values, cookie)
  const context = pageContext(asPublic(ctx), par)
  return action({ request, context, params: { union: ctx.union.slug } } as unknown as ActionArgs)
}

async function echec(ctx: Ctx, values: Record<string, string>, options = {}) {
  const answer = await envoyer(ctx, values, options)
  if (answer instanceof Response) throw new Error('la connexion a réussi')
  return { status: answer.init?.status, ...answer.data }
}

function sessionDe(answer: unknown): string {
  const cookies = (answer as Response).headers.getSetCookie()
  return (
    /^ge_session=([^;]+)/.exec(cookies.find((one) => one.startsWith('ge_session=')) ?? '')?.[1] ??
    ''
  )
}

describe('la page de connexion', () => {
  test('connecte et mène à la page demandée', async ({ ctx }) => {
    const { id, pseudo } = await buildCompte(ctx)
    const page = `/${ctx.union.slug}/espace/compte/securite`
    const query = `?retour=${encodeURIComponent(page)}`
    const answer = await envoyer(ctx, { identifiant: pseudo, motDePasse }, { query })
    expect(answer).toMatchObject({ status: 302 })
    expect((answer as Response).headers.get('Location')).toBe(page)
    expect(await acteurPar(ctx, sessionDe(answer))).toMatchObject({ adherentId: id })
  })

  test('ne mène jamais ailleurs que dans cette union', async ({ ctx }) => {
    const { pseudo } = await buildCompte(ctx)
    for (const retour of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/autre/espace',
    ]) {
      const query = `?retour=${encodeURIComponent(retour)}`
      const answer = await envoyer(ctx, { identifiant: pseudo, motDePasse }, { query })
      expect((answer as Response).headers.get('Location')).toBe(`/${ctx.union.slug}/espace`)
    }
  })

  test('ferme la session que ce navigateur laisse derrière lui', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const ancienne = await buildSession(ctx, compte)
    const cookie = `ge_session=${ancienne}`
    const answer = await envoyer(ctx, { identifiant: compte.pseudo, motDePasse }, { cookie })
    expect(await acteurPar(ctx, ancienne)).toEqual({ genre: 'public' })
    expect(sessionDe(answer)).not.toBe(ancienne)
  })

  test('ADH-1 : répond la même chose à un inconnu et à un mauvais mot de passe', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    const connu = await echec(ctx, { identifiant: pseudo, motDePasse: 'un autre mot' })
    const inconnu = await echec(ctx, { identifiant: 'personne.ici', motDePasse: 'un autre mot' })
    expect(JSON.stringify(connu).replaceAll(pseudo, '')).toBe(
      JSON.stringify(inconnu).replaceAll('personne.ici', ''),
    )
    expect(connu.status).toBe(422)
  })

  test('ADH-1 : connu ou inconnu, les mêmes octets ; le temps est mesuré et imprimé', async ({
    ctx,
  }) => {
    const { pseudo } = await buildCompte(ctx)
    const temps = { connu: [] as number[], inconnu: [] as number[] }
    const octets = new Set<string>()
    for (let nth = 0; nth < 15; nth += 1) {
      for (const [qui, identifiant] of [
        ['connu', pseudo],
        ['inconnu', `inconnu.${nth}`],
      ] as const) {
        const debut = performance.now()
        const reponse = await echec(ctx, { identifiant, motDePasse: 'un autre mot' })
        temps[qui].push(performance.now() - debut)
        octets.add(JSON.stringify(reponse).replaceAll(identifiant, 'identifiant'))
      }
    }
    expect(octets.size).toBe(1)
    const [connu, inconnu] = [mediane(temps.connu), mediane(temps.inconnu)]
    const ecart = (100 * Math.abs(inconnu - connu)) / connu
    console.log(
      `Connexion refusée, médianes : connu ${connu.toFixed(1)} ms, inconnu ${inconnu.toFixed(1)} ms, écart ${ecart.toFixed(1)} %`,
    )
  })

  test('dit 429 et quand revenir après trop d’essais', async ({ ctx }) => {
    const { pseudo } = await buildCompte(ctx)
    const par = visiteur()
    const faux = { identifiant: pseudo, motDePasse: 'un autre mot' }
    for (let nth = 1; nth <= 5; nth += 1)
      expect(await echec(ctx, faux, { par })).toMatchObject({ status: 422 })
    expect(await echec(ctx, faux, { par })).toMatchObject({
      status: 429,
      formError: expect.stringMatching(/^Trop d’essais. Attendez 1 seconde, puis réessayez.$/),
    })
  })

  test('dit ce qui manque, champ par champ', async ({ ctx }) => {
    expect(await echec(ctx, {})).toMatchObject({
      status: 422,
      errors: {
        identifiant: 'Indiquez votre identifiant.',
        motDePasse: 'Indiquez votre mot de passe.',
      },
    })
  })

  test('mène tout de suite à l’espace qui est déjà connecté', async ({ ctx }) => {
    const { slug } = ctx.union
    const request = requestOf(undefined, `/${slug}/connexion`)
    const args = { request, context: pageContext(ctx), params: { union: slug } }
    const ouverte = loader(args as unknown as Parameters<typeof loader>[0])
    await expect(ouverte).rejects.toMatchObject({ status: 302 })
  })

  test('en démonstration seulement, propose les comptes à essayer', async ({ ctx }) => {
    await buildCompte(ctx, { pseudo: 'forma.teur', roles: ['formateur'] })
    const charger = (demonstration: boolean) => {
      const vue = asPublic({ ...ctx, union: { ...ctx.union, demonstration } })
      const request = requestOf(undefined, `/${ctx.union.slug}/connexion`)
      const args = { request, context: pageContext(vue), params: { union: ctx.union.slug } }
      return loader(args as unknown as Parameters<typeof loader>[0])
    }
    expect((await charger(false)).comptes).toEqual([])
    expect((await charger(true)).comptes).toContainEqual({
      role: 'formateur',
      pseudo: 'forma.teur',
    })
  })
})

function mediane(valeurs: number[]): number {
  return valeurs.toSorted((a, b) => a - b)[Math.floor(valeurs.length / 2)] ?? 0
}
