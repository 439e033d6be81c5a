import type { Ctx } from '#app/platform/ctx.ts'
import { Forbidden, NotFound } from '#app/platform/errors.ts'
import { acteurDe, as, asPublic, asRole, describe, expect, newUnion, test } from '#tests/base.ts'
import { pageContext } from '#tests/build/compte.ts'
import { buildCloturee, envoyerApresCloture, listEnvoisDe, repondre } from '#tests/build/enquete.ts'
import { jetonSondage } from '../secret.server.ts'
import * as publique from './sondage.tsx'
import { loader as analyse } from './sondages.tsx'
import { loader as formation } from './sondages-formation.tsx'

type Page<Answer> = (args: never) => Promise<Answer>

async function ouvrir<Answer>(
  ctx: Ctx,
  page: Page<Answer>,
  params: Record<string, string> = {},
  corps?: Record<string, string>,
) {
  const visite = as(ctx, ctx.acteur)
  const url = 'http://localhost/u/page?genre=chaud'
  const request = corps
    ? new Request(url, { method: 'POST', body: new URLSearchParams(corps) })
    : new Request(url)
  const args = {
    request,
    params: { union: ctx.union.slug, ...params },
    context: pageContext(visite),
  }
  try {
    return { answer: await page(args as never), statements: visite.statements.count }
  } finally {
    await visite.closeReader()
  }
}

/** A closed training whose trainees answered, all but one. */
async function repondue(ctx: Ctx, stagiaires: number) {
  const faite = await buildCloturee(ctx, {
    stagiaires: Array.from({ length: stagiaires }, () => ({})),
  })
  await envoyerApresCloture(ctx, faite.formationId)
  const envois = (await listEnvoisDe(ctx, faite.formationId)).filter((e) => e.genre === 'chaud')
  for (const { id } of envois.slice(1)) await repondre(ctx, id, { satisfaction: 4 }, 'Très bien.')
  return { ...faite, formateur: as(ctx, await acteurDe(ctx, faite.formateur)) }
}

describe('les pages des sondages', () => {
  test('STA-8 : le gestionnaire voit qui a répondu, et ce qui est répondu sans le nom', async ({
    ctx,
  }) => {
    const { formationId } = await repondue(ctx, 4)
    const gestion = await asRole(ctx, ['gestionnaire_formations'])
    const { answer, statements } = await ouvrir(gestion, formation, { formationId })
    expect(answer.envois).toHaveLength(5)
    expect(answer.parGenre[0]).toMatchObject({ genre: 'chaud', envois: 4, reponses: 3, note: 400 })
    expect(JSON.stringify(answer.parGenre)).not.toContain('STAGIAIRE')
    expect(statements).toBeLessThanOrEqual(7)
    const ensemble = await ouvrir(gestion, analyse)
    expect(ensemble.answer.liste.rows).toMatchObject([{ envois: 4, reponses: 3 }])
    expect(ensemble.statements).toBeLessThanOrEqual(8)
  })

  test('Qualiopi 30 : le formateur lit les avis de ses stagiaires à partir de trois, rien d’autre', async ({
    ctx,
  }) => {
    const assez = await repondue(ctx, 4)
    const lu = await ouvrir(assez.formateur, formation, { formationId: assez.formationId })
    expect(lu.answer).toMatchObject({ gestion: false, envois: [], peutGerer: false })
    expect(lu.answer.parGenre).toMatchObject([{ genre: 'chaud', reponses: 3 }])
    const peu = await repondue(ctx, 3)
    const rien = await ouvrir(peu.formateur, formation, { formationId: peu.formationId })
    expect(rien.answer.parGenre).toEqual([])
    const autre = assez.formateur
    await expect(ouvrir(autre, formation, { formationId: peu.formationId })).rejects.toThrow(
      NotFound,
    )
    const secretaire = await asRole(ctx, ['secretaire'])
    await expect(ouvrir(secretaire, analyse)).rejects.toThrow(Forbidden)
  })

  test('STA-8 : la page publique garde ce qui est tapé, puis dit que c’est déjà répondu', async ({
    ctx,
  }) => {
    const { formationId } = await repondue(ctx, 2)
    const [envoi] = await listEnvoisDe(ctx, formationId)
    const jeton = jetonSondage(ctx, envoi?.id ?? '')
    const refus = await ouvrir(asPublic(ctx), publique.action, { jeton }, { texteLibre: 'Merci' })
    expect(refus.answer).toMatchObject({
      init: { status: 422 },
      data: {
        values: { texteLibre: 'Merci' },
        errors: { 'r.satisfaction': 'Cochez une réponse.' },
      },
    })
    await repondre(ctx, envoi?.id ?? '')
    const { answer } = await ouvrir(asPublic(ctx), publique.loader, { jeton })
    expect(answer).toMatchObject({
      data: { questions: [], empechement: expect.stringContaining('déjà répondu') },
    })
    await expect(ouvrir(asPublic(await newUnion()), publique.loader, { jeton })).rejects.toThrow(
      NotFound,
    )
  })
})
