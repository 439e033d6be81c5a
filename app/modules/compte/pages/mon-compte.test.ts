import type { Ctx } from '#app/platform/ctx.ts'
import { describe, expect, test } from '#tests/base.ts'
import {
  acteurPar,
  buildCompte,
  buildSession,
  ctxPar,
  motDePasse,
  pageContext,
  postOf,
  requestOf,
} from '#tests/build/compte.ts'
import { action as deconnecter } from './deconnexion.ts'
import { action as ecrireInformations, loader as lireInformations } from './mes-informations.tsx'
import { action as agirSecurite, loader as lireSecurite } from './securite.tsx'

function argsOf<Page extends (args: never) => unknown>(_page: Page, ctx: Ctx, request: Request) {
  const params = { union: ctx.union.slug }
  return { request, context: pageContext(ctx), params } as unknown as Parameters<Page>[0]
}

describe('Mes informations', () => {
  test('ADH-9, ADH-15 : montre ce que l’union sait, et ce qui manque mène à son champ', async ({
    ctx,
  }) => {
    const compte = await buildCompte(ctx, { nom: 'LE GOFF', valide: false, complet: true })
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    const complet = await lireInformations(argsOf(lireInformations, moi, requestOf()))
    expect(complet.connue).toMatchObject({
      'identite.nomNaissance': 'LE GOFF',
      commune: 'Besançon',
    })
    expect(complet.union).toContainEqual({ label: 'Grade', value: 'Non renseigné' })
    expect(complet).toMatchObject({ manques: [], theme: 'automatique' })
    const vide = {
      ...complet.connue,
      version: '1',
      versionPersonne: '1',
      telephone: '',
      adresse: '',
    }
    await ecrireInformations(argsOf(ecrireInformations, moi, postOf('/', vide)))
    const apres = await ctxPar(ctx, await buildSession(ctx, compte))
    const { manques } = await lireInformations(argsOf(lireInformations, apres, requestOf()))
    expect(manques).toEqual([
      { champ: 'telephone', phrase: 'Indiquer un téléphone' },
      { champ: 'adresse', phrase: 'Indiquer votre adresse' },
    ])
  })

  test('ADH-9 : un formulaire périmé répond 409, garde ce qui est tapé et montre l’autre', async ({
    ctx,
  }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const { connue } = await lireInformations(argsOf(lireInformations, moi, requestOf()))
    const envoyer = (commune: string) => {
      const saisie = { ...connue, version: '1', versionPersonne: '1', commune }
      return ecrireInformations(argsOf(ecrireInformations, moi, postOf('/', saisie)))
    }
    expect(await envoyer('Pontarlier')).toBeInstanceOf(Response)
    expect(await envoyer('Dole')).toMatchObject({
      init: { status: 409 },
      data: { conflict: true, values: { commune: 'Dole' } },
    })
  })

  test('garde les couleurs choisies sur l’appareil, sans script', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const choisir = async (theme: string) => {
      const answer = await ecrireInformations(
        argsOf(ecrireInformations, moi, postOf('/?acte=couleurs', { theme })),
      )
      return answer instanceof Response ? answer.headers.getSetCookie() : answer.init?.status
    }
    expect(await choisir('sombre')).toContainEqual(
      expect.stringMatching(/^theme=sombre; .*Max-Age=31536000/),
    )
    expect(await choisir('automatique')).toContainEqual(
      expect.stringMatching(/^theme=; .*Max-Age=0/),
    )
    expect(await choisir('rose; Path=/')).toBe(422)
  })
})

describe('Sécurité', () => {
  test('liste les sessions ouvertes et reconnaît celle-ci', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    await buildSession(ctx, compte)
    const moi = await ctxPar(ctx, await buildSession(ctx, compte))
    const { sessions } = await lireSecurite(argsOf(lireSecurite, moi, requestOf()))
    expect(sessions).toHaveLength(2)
    expect(sessions.filter(({ celleCi }) => celleCi)).toMatchObject([{ appareil: 'Firefox' }])
  })

  test('un mot de passe refusé ne revient jamais dans la page', async ({ ctx }) => {
    const moi = await ctxPar(ctx, await buildSession(ctx, await buildCompte(ctx)))
    const request = postOf('/', {
      actuel: 'pas le bon mot',
      nouveau: 'montagne violon citron pluie',
    })
    const answer = await agirSecurite(argsOf(agirSecurite, moi, request))
    if (answer instanceof Response) throw new Error('accepté')
    expect(answer.init?.status).toBe(422)
    expect(JSON.stringify(answer)).not.toMatch(/pas le bon mot|montagne violon/)
    expect(answer.data.errors).toEqual({ actuel: 'Ce n’est pas votre mot de passe actuel.' })
  })

  test('changer de mot de passe garde connecté ici seulement', async ({ ctx }) => {
    const compte = await buildCompte(ctx)
    const token = await buildSession(ctx, compte)
    const moi = await ctxPar(ctx, token)
    const request = postOf('/', { actuel: motDePasse, nouveau: 'montagne violon citron pluie' })
    const answer = await agirSecurite(argsOf(agirSecurite, moi, request))
    const nouvelle = /ge_session=([^;]+)/.exec(
      (answer as Response).headers.getSetCookie().join(),
    )?.[1]
    expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
    expect(await acteurPar(ctx, nouvelle ?? '')).toMatchObject({ adherentId: compte.id })
  })

  test('« Se déconnecter partout » ferme tout et oublie le cookie', async ({ ctx }) => {
    const token = await buildSession(ctx, await buildCompte(ctx))
    const moi = await ctxPar(ctx, token)
    const request = postOf('/?acte=deconnecter-partout', {})
    const answer = (await agirSecurite(argsOf(agirSecurite, moi, request))) as Response
    expect(answer.headers.get('Location')).toBe(`/${ctx.union.slug}/connexion`)
    expect(answer.headers.get('Set-Cookie')).toMatch(/^ge_session=; .*Max-Age=0/)
    expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
  })

  test('« Se déconnecter » ferme cette session et ramène à la page de l’union', async ({ ctx }) => {
    const token = await buildSession(ctx, await buildCompte(ctx))
    const request = postOf('/', {}, `ge_session=${token}`)
    const answer = await deconnecter(argsOf(deconnecter, ctx, request))
    expect(answer.headers.get('Location')).toBe(`/${ctx.union.slug}`)
    expect(await acteurPar(ctx, token)).toEqual({ genre: 'public' })
  })
})
