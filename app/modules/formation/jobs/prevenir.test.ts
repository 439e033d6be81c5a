import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { acteurDe, as, describe, expect, test } from '#tests/base.ts'
import { buildAdherent } from '#tests/build/adherent.ts'
import { listLignes } from '#tests/build/courriel.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { adherentDe, regler } from '#tests/build/notification.ts'
import { accepterCandidature } from '../use-cases/accepter-candidature.server.ts'
import { postulerFormation } from '../use-cases/postuler-formation.server.ts'
import { prevenirCandidat } from './prevenir-candidat.server.ts'
import { prevenirFormateurs } from './prevenir-formateurs.server.ts'

const formateur = { roles: ['formateur' as const], competences: ['FPSC'] }

describe('prévenir les formateurs', () => {
  test('FOR-5 : ceux de la compétence, une seule fois, par leurs canaux', async ({ ctx }) => {
    const paul = await membre(ctx, { ...formateur, prenoms: 'Paul' })
    const zoe = await membre(ctx, { ...formateur, prenoms: 'Zoé' })
    const sans = await membre(ctx, { roles: ['formateur'] })
    await regler(zoe, { couper: ['formation.ouverte:courriel'] })
    const { id } = await buildFormation(ctx)
    await lancer(ctx, id)
    await lancer(ctx, id)
    expect(await notifications(ctx)).toEqual([adherentDe(paul), adherentDe(zoe)].sort())
    const mails = (await listLignes(ctx)).filter(({ modele }) => modele === 'formation.ouverte')
    expect(mails).toHaveLength(1)
    const brut = mails[0]?.brut?.toString() ?? ''
    expect(brut).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(brut.replaceAll(/\r\n[ \t]/g, '')).toMatch(/List-Unsubscribe: ?<http[^>]+desabonnement/)
    expect(await notifications(ctx)).not.toContain(adherentDe(sans))
  })

  test('FOR-5 : personne quand tous ont tout coupé', async ({ ctx }) => {
    const paul = await membre(ctx, formateur)
    const couper = ['espace', 'courriel', 'push'].map((canal) => `formation.ouverte:${canal}`)
    await regler(paul, { couper })
    const { id } = await buildFormation(ctx)
    await lancer(ctx, id)
    expect(await notifications(ctx)).toEqual([])
    expect(await listLignes(ctx)).toHaveLength(0)
  })
})

describe('prévenir le candidat', () => {
  test('NOT-1 : la réponse arrive toujours dans l’espace, le courriel se coupe', async ({
    ctx,
  }) => {
    const paul = await membre(ctx, formateur)
    await regler(paul, { couper: ['formation.candidature:courriel'] })
    const { id: formationId } = await buildFormation(ctx)
    const candidatureId = newId()
    await postulerFormation(as(paul, paul.acteur), { id: candidatureId, formationId })
    await accepterCandidature(as(ctx, ctx.acteur), { formationId, candidatureId })
    await prevenirCandidat.run(systeme(ctx), { candidatureId }, premier)
    await prevenirCandidat.run(systeme(ctx), { candidatureId }, premier)
    expect(await notifications(ctx, 'formation.candidature')).toEqual([adherentDe(paul)])
    expect(await listLignes(ctx)).toHaveLength(0)
  })
})

const premier = { attempt: 1, maxAttempts: 1 }

function systeme(ctx: Ctx): Ctx {
  return as(ctx, { genre: 'systeme' })
}

async function membre(ctx: Ctx, options: Parameters<typeof buildAdherent>[1]): Promise<Ctx> {
  return as(ctx, await acteurDe(ctx, await buildAdherent(ctx, options)))
}

function lancer(ctx: Ctx, formationId: string): Promise<void> {
  return prevenirFormateurs.run(systeme(ctx), { formationId }, premier)
}

/** Members who see something of this kind in their space, in the order of their identifiers. */
async function notifications(ctx: Ctx, genre = 'formation.ouverte'): Promise<string[]> {
  const rows = await as(ctx, ctx.acteur)
    .db.selectFrom('notification')
    .where('unionId', '=', ctx.union.id)
    .where('genre', '=', genre)
    .where('visible', '=', true)
    .select('adherentId')
    .execute()
  return rows.map(({ adherentId }) => adherentId).sort()
}
