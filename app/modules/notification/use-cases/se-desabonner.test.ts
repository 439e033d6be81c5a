import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { as, asPublic, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext, postOf } from '#tests/build/compte.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { adherentDe, annoncer } from '#tests/build/notification.ts'
import { adresseDesabonnement } from '../desabonnement.server.ts'
import { action, loader } from '../pages/desabonnement.tsx'
import { seDesabonner } from './se-desabonner.server.ts'

describe('arrêter des courriels depuis un courriel reçu', () => {
  test('RFC 8058 : le logiciel de messagerie l’obtient en une demande, sans redirection', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    await annoncer(moi, { titre: 'Une' })
    const jeton = jetonDuCourriel(await listLignes(ctx))
    const reponse = await envoyer(ctx, jeton, { 'List-Unsubscribe': 'One-Click' })
    expect(reponse).toMatchObject({ status: 200 })
    await annoncer(moi, { titre: 'Deux' })
    await annoncer(moi, { titre: 'Trois', genre: 'competence.echeance' })
    expect((await listLignes(ctx)).map(({ sujet }) => sujet)).toEqual(['Une', 'Trois'])
  })

  test('lire la page ne coupe rien ; le bouton coupe, et un second clic ne change rien', async ({
    ctx,
  }) => {
    const moi = await asRole(ctx, ['formateur'])
    const jeton = jetonDe(moi, 'formation.ouverte')
    expect(await lire(ctx, jeton)).toMatchObject({ arrete: false, toutArrete: false })
    for (const _ of [1, 2])
      expect(await envoyer(ctx, jeton, { portee: 'genre' })).toMatchObject({ status: 302 })
    expect(await lire(ctx, jeton)).toMatchObject({ arrete: true, toutArrete: false })
    const lignes = await listJournal(as(ctx, ctx.acteur), {
      objet: { genre: 'adherent', id: adherentDe(moi) },
      domaine: 'notification',
    })
    expect(lignes.map(({ phrase }) => phrase)).toEqual([
      'a arrêté les courriels «\u00a0Nouvelles formations\u00a0», depuis un courriel reçu.',
    ])
  })

  test('tout arrêter laisse l’espace, et ce qui est obligatoire', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    const jeton = jetonDe(moi, 'formation.ouverte')
    await envoyer(ctx, jeton, { portee: 'tout' })
    expect(await lire(ctx, jeton)).toMatchObject({ arrete: true, toutArrete: true })
    await annoncer(moi, { genre: 'competence.echeance' })
    expect(await listLignes(ctx)).toHaveLength(0)
  })

  test('un lien changé, inventé ou d’une autre union n’existe pas', async ({ ctx }) => {
    const moi = await asRole(ctx, ['formateur'])
    const jeton = jetonDe(moi, 'formation.ouverte')
    const ailleurs = asPublic(await newUnion())
    for (const [qui, quoi] of [
      [ctx, `${jeton}x`],
      [ctx, jeton.replace('formation.ouverte', 'compte.securite')],
      [ailleurs, jeton],
    ] as const) {
      const attempt = seDesabonner(asPublic(qui), { jeton: quoi, portee: 'genre' })
      await expect(attempt).rejects.toThrow('Introuvable')
    }
  })
})

function jetonDe(moi: Ctx, genre: 'formation.ouverte'): string {
  const adresse = adresseDesabonnement(moi, { adherentId: adherentDe(moi), genre })
  return decodeURIComponent(adresse.split('/').at(-1) ?? '')
}

/** The link that the message carries in its header. */
function jetonDuCourriel(lignes: { brut: Buffer | null }[]): string {
  const entete = lignes[0]?.brut?.toString().replaceAll(/\r\n[ \t]/g, '') ?? ''
  return /List-Unsubscribe: ?<[^>]*\/desabonnement\/([^>]+)>/.exec(entete)?.[1] ?? ''
}

function envoyer(ctx: Ctx, jeton: string, values: Record<string, string>) {
  return action({
    request: postOf('/', values),
    context: pageContext(asPublic(ctx)),
    params: { union: ctx.union.slug, jeton },
  } as unknown as Parameters<typeof action>[0])
}

function lire(ctx: Ctx, jeton: string) {
  return loader({
    context: pageContext(asPublic(ctx)),
    params: { union: ctx.union.slug, jeton },
  } as unknown as Parameters<typeof loader>[0])
}
