import { cloturerFormation } from '#app/modules/formation/use-cases/cloturer-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { asPublic, at, describe, expect, newUnion, test } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'
import { buildInscription, listPresences } from '#tests/build/stagiaire.ts'
import { codeCourt } from '../code-emargement.server.ts'
import { listCreneaux } from '../queries/presences.server.ts'
import { jetonSuivi } from '../suivi.server.ts'
import { emargerSuivi } from './emarger-suivi.server.ts'
import { saisirPresences } from './saisir-presences.server.ts'
import { seDesister } from './se-desister.server.ts'

const jour = '2026-11-28'

/** A formation of one day (8 h 30 – 12 h 30, 13 h 30 – 17 h 30) with two trainees, at nine. */
async function leJourMeme(ctx: Ctx) {
  const { id: formationId } = await buildFormation(ctx, { jours: [jour] })
  const { id: inscriptionId } = await buildInscription(ctx, { formationId })
  const [matin = '', soir = ''] = (await listCreneaux(ctx, formationId)).map(({ id }) => id)
  const neufHeures = at(ctx, `${jour}T08:00:00Z`)
  const jeton = jetonSuivi(ctx, inscriptionId)
  return { formationId, inscriptionId, matin, soir, neufHeures, lui: asPublic(neufHeures), jeton }
}

describe('STA-5 : se dire présent depuis son lien de suivi', () => {
  test('le code affiché dans la salle note présent, une seule fois', async ({ ctx }) => {
    const { lui, jeton, matin, formationId, inscriptionId } = await leJourMeme(ctx)
    await buildInscription(ctx, { formationId })
    const code = codeCourt(lui, matin)
    await Promise.all(Array.from({ length: 8 }, () => emargerSuivi(lui, { jeton, code })))
    expect(await listPresences(ctx, formationId)).toMatchObject([
      { inscriptionId, creneauId: matin, present: true, moyen: 'qr', confirmeeLe: null },
    ])
  })

  test('un autre code, celui d’un autre créneau ou d’il y a une demi-heure, ne vaut rien', async ({
    ctx,
  }) => {
    const { lui, jeton, matin, soir, formationId } = await leJourMeme(ctx)
    const avant = at(lui, `${jour}T07:35:00Z`)
    for (const code of ['000000', codeCourt(lui, soir), codeCourt(avant, matin)])
      await expect(emargerSuivi(lui, { jeton, code })).rejects.toThrow('pas le code affiché')
    expect(await listPresences(ctx, formationId)).toEqual([])
  })

  test.for([
    ['la veille', '2026-11-27T08:00:00Z'],
    ['une heure avant', `${jour}T06:58:00Z`],
    ['le soir', `${jour}T17:02:00Z`],
  ] as const)('refusé hors de l’heure : %s', async ([, quand], { ctx }) => {
    const { lui, jeton, matin } = await leJourMeme(ctx)
    const alors = at(lui, quand)
    const essai = emargerSuivi(alors, { jeton, code: codeCourt(alors, matin) })
    await expect(essai).rejects.toThrow('pas l’heure')
  })

  test('refusé à qui s’est désisté, et après la clôture', async ({ ctx }) => {
    const { lui, jeton, matin, formationId, neufHeures } = await leJourMeme(ctx)
    const { id } = await buildInscription(ctx, { formationId })
    await seDesister(asPublic(at(ctx, '2026-11-24T08:00:00Z')), { jeton: jetonSuivi(ctx, id) })
    const code = codeCourt(lui, matin)
    const parti = emargerSuivi(lui, { jeton: jetonSuivi(ctx, id), code })
    await expect(parti).rejects.toThrow('voyez votre formateur')
    await cloturerFormation(at(neufHeures, `${jour}T20:00:00Z`), formationId)
    await expect(emargerSuivi(lui, { jeton, code })).rejects.toThrow('voyez votre formateur')
  })

  test('ne change pas ce que le formateur a noté', async ({ ctx }) => {
    const { lui, jeton, matin, formationId, inscriptionId, neufHeures } = await leJourMeme(ctx)
    const presences = { [inscriptionId]: { [matin]: 'absent' as const } }
    await saisirPresences(neufHeures, { formationId, presences })
    await emargerSuivi(lui, { jeton, code: codeCourt(lui, matin) })
    expect(await listPresences(ctx, formationId)).toMatchObject([{ present: false }])
  })

  test('un lien inconnu, ou d’une autre union, n’existe pas', async ({ ctx }) => {
    const { lui, jeton, matin } = await leJourMeme(ctx)
    const code = codeCourt(lui, matin)
    await expect(emargerSuivi(lui, { jeton: 'A'.repeat(43), code })).rejects.toThrow('Introuvable')
    const ailleurs = at(asPublic(await newUnion()), lui.now)
    await expect(emargerSuivi(ailleurs, { jeton, code })).rejects.toThrow('Introuvable')
  })
})
